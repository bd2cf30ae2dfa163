"""Addresses at which anybody reads the standards, by hand or by program."""

from django.urls import path, re_path

from taizhang.standards.public_views import examples, published

app_name = "standards-published"
urlpatterns = [
    path("standards.json", published, name="published"),
    re_path(
        r"^standards/examples/(?P<policy>[a-z0-9-]{1,80})\.json$", examples, name="examples"
    ),
]
