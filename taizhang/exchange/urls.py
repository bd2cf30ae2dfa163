"""Addresses of `exchange`."""

from django.urls import path

from taizhang.exchange import acts, views

app_name = "exchange"
urlpatterns = [
    path("", views.imports, name="imports"),
    path("paste/", views.paste, name="paste"),
    path("<str:batch_id>/", views.batch, name="batch"),
    path("<str:batch_id>/columns/", views.columns, name="match-columns"),
    path("<str:batch_id>/fix/", acts.fix, name="fix"),
    path("<str:batch_id>/fix/undo/", acts.undo_fix, name="undo-fix"),
    path("<str:batch_id>/go/", acts.go_on, name="go-on"),
    path("<str:batch_id>/stop/", acts.stop, name="stop-work"),
    path("<str:batch_id>/again/", acts.again, name="begin-again"),
    path("<str:batch_id>/confirm/", acts.confirm, name="confirm-rows"),
    path("<str:batch_id>/withdraw/", acts.withdraw, name="withdraw-batch"),
    path("<str:batch_id>/discard/", acts.discard, name="discard-batch"),
    path("<str:batch_id>/errors.xlsx", acts.errors, name="error-sheet"),
]
