"""Addresses below /units/."""

from django.urls import path

from taizhang.staffing import unit_sheet_views, unit_views

app_name = "units"
urlpatterns = [
    path("", unit_views.all_units, name="list"),
    path("add/", unit_views.add, name="add"),
    path("of/<slug:code>/", unit_views.unit, name="unit"),
    path("of/<slug:code>/close/", unit_views.close, name="close"),
    path("of/<slug:code>/reopen/", unit_views.reopen, name="reopen"),
    path("sheet/", unit_sheet_views.sheet, name="sheet"),
    path("sheet/units.xlsx", unit_sheet_views.export, name="export"),
    path("sheet/empty.xlsx", unit_sheet_views.template, name="template"),
    path("sheet/<uuid:sheet_id>/", unit_sheet_views.preview, name="preview"),
    path("sheet/<uuid:sheet_id>/bring/", unit_sheet_views.bring, name="bring"),
]
