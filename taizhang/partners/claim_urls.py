"""Addresses of the board of what partners may claim."""

from django.urls import path, re_path

from taizhang.partners.claim_views import board, claim

app_name = "claim"
urlpatterns = [
    path("", board, name="board"),
    re_path(r"^(?P<number>[0-9]{4}-[1-9][0-9]{0,8})/$", claim, name="claim"),
]
