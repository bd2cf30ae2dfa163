"""Addresses of `exchange`."""

from django.urls import path

from taizhang.exchange import views

app_name = "exchange"
urlpatterns = [
    path("", views.imports, name="imports"),
    path("<str:batch_id>/", views.batch, name="batch"),
    path("<str:batch_id>/columns/", views.columns, name="match-columns"),
    path("<str:batch_id>/go/", views.go_on, name="go-on"),
    path("<str:batch_id>/confirm/", views.confirm, name="confirm-rows"),
    path("<str:batch_id>/withdraw/", views.withdraw, name="withdraw-batch"),
    path("<str:batch_id>/discard/", views.discard, name="discard-batch"),
    path("<str:batch_id>/errors.xlsx", views.errors, name="error-sheet"),
]
