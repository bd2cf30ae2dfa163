"""Addresses of `roundtrip`."""

from django.urls import path

from taizhang.roundtrip import views

app_name = "roundtrip"
urlpatterns = [
    path("", views.back, name="back"),
    path("ledger.xlsx", views.out, name="out"),
    path("<uuid:trip_id>/", views.trip, name="trip"),
    path("<uuid:trip_id>/bring-in/", views.bring_in, name="bring-in"),
    path("<uuid:trip_id>/take-back/", views.take_back, name="take-back"),
]
