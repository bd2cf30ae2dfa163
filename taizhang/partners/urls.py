"""Addresses of partner units."""

from django.urls import path, re_path

from taizhang.partners.keep_views import add_agreement, change_agreement, outside, tags
from taizhang.partners.views import certificate, partner, partners

app_name = "partners"
CODE = r"(?P<unit_code>u-[a-z0-9]{1,14})"
urlpatterns = [
    path("", partners, name="partners"),
    path("tags/", tags, name="tags"),
    path("communities/", outside, name="outside"),
    re_path(rf"^{CODE}/$", partner, name="partner"),
    re_path(rf"^{CODE}/agreement/$", add_agreement, name="add-agreement"),
    re_path(
        rf"^{CODE}/agreement/(?P<agreement>[1-9][0-9]{{0,8}})/$",
        change_agreement,
        name="change-agreement",
    ),
    re_path(
        rf"^{CODE}/(?P<period>[0-9]{{4}}(?:-[0-9]{{2}})?)/$",
        certificate,
        name="certificate",
    ),
]
