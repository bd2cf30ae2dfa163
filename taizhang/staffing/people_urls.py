"""Addresses below /people/. Somebody bears their pseudonym there, never their name."""

from django.urls import path

from taizhang.staffing import people_views, sheet_views, slip_views

app_name = "people"
urlpatterns = [
    path("", people_views.everybody, name="list"),
    path("find/", people_views.find, name="find"),
    path("add/", people_views.add, name="add"),
    path("slips/", slip_views.slips, name="slips"),
    path("of/<slug:pseudonym>/", people_views.person, name="person"),
    path("of/<slug:pseudonym>/close/", people_views.close, name="close"),
    path("of/<slug:pseudonym>/reopen/", people_views.reopen, name="reopen"),
    path("of/<slug:pseudonym>/password/", people_views.renew_password, name="password"),
    path("sheet/", sheet_views.sheet, name="sheet"),
    path("sheet/people.xlsx", sheet_views.export, name="export"),
    path("sheet/empty.xlsx", sheet_views.template, name="template"),
    path("sheet/<uuid:sheet_id>/", sheet_views.preview, name="preview"),
    path("sheet/<uuid:sheet_id>/bring/", sheet_views.bring, name="bring"),
]
