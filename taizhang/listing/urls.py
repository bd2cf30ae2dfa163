"""Addresses of the ledger."""

from django.urls import path

from taizhang.listing import views

app_name = "listing"
urlpatterns = [
    path("", views.ledger, name="ledger"),
    path("find/", views.find, name="find"),
    path("export.csv", views.as_csv, name="csv"),
    path("export.xlsx", views.as_xlsx, name="xlsx"),
]
