"""Addresses of kept files: the hash of the stored bytes."""

from django.urls import re_path

from taizhang.files import views

app_name = "files"

_HASH = "(?P<sha256>[0-9a-f]{64})"

urlpatterns = [
    re_path(rf"^{_HASH}/$", views.file, name="file"),
    re_path(rf"^{_HASH}/thumbnail/$", views.thumbnail, name="thumbnail"),
]
