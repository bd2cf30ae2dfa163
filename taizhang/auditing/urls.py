"""Addresses of `auditing`."""

from django.urls import path

from taizhang.auditing import views

app_name = "auditing"
urlpatterns = [
    path("", views.record, name="record"),
    path("export.csv", views.as_csv, name="csv"),
]
