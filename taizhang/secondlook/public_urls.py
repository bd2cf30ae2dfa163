"""Addresses below /s2/: three questions for whoever holds the link."""

from django.urls import path, re_path

from taizhang.keys.links import SPELT
from taizhang.secondlook.public_views import look, photo, seeds

app_name = "s2"
urlpatterns = [
    path("", seeds, name="seeds"),
    re_path(rf"^(?P<token>{SPELT})/$", look, name="look"),
    re_path(rf"^(?P<token>{SPELT})/photo/$", photo, name="photo"),
]
