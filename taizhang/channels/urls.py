"""Addresses of the ways in."""

from django.urls import path, re_path

from taizhang.channels.views import add, change, listed

app_name = "channels"
urlpatterns = [
    path("", listed, name="list"),
    path("add/", add, name="add"),
    re_path(r"^(?P<code>[a-z0-9_-]{1,32})/$", change, name="change"),
]
