"""Addresses of the office's side of second looks."""

from django.urls import path, re_path

from taizhang.secondlook import views

app_name = "secondlook"
NUMBER = r"(?P<number>[0-9]{4}-[1-9][0-9]{0,8})"
LINK = r"(?P<link>[0-9a-f]{32})"
urlpatterns = [
    path("", views.drawn, name="drawn"),
    path("share/", views.share, name="share"),
    re_path(rf"^{NUMBER}/$", views.one, name="one"),
    re_path(rf"^{NUMBER}/ask/$", views.ask, name="ask"),
    re_path(rf"^{NUMBER}/record/$", views.record, name="record"),
    re_path(rf"^{NUMBER}/{LINK}/withdraw/$", views.withdraw, name="withdraw"),
    re_path(rf"^{NUMBER}/{LINK}/phone/$", views.phone, name="phone"),
]
