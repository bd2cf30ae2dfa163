"""Addresses below /units/."""

from django.urls import path

from taizhang.staffing import unit_views

app_name = "units"
urlpatterns = [
    path("", unit_views.all_units, name="list"),
    path("add/", unit_views.add, name="add"),
    path("of/<str:code>/", unit_views.unit, name="unit"),
    path("of/<str:code>/close/", unit_views.close, name="close"),
    path("of/<str:code>/reopen/", unit_views.reopen, name="reopen"),
]
