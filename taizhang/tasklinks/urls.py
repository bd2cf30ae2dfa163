"""Addresses of the office's side of links: those to a matter, and what is done with them."""

from django.urls import re_path

from taizhang.tasklinks.views import links, renew, withdraw

app_name = "tasklinks"
NUMBER = r"(?P<number>[0-9]{4}-[1-9][0-9]{0,8})"
KEY = r"(?P<link>[0-9a-f]{32})"
urlpatterns = [
    re_path(rf"^{NUMBER}/$", links, name="links"),
    re_path(rf"^{NUMBER}/{KEY}/code/$", renew, name="renew"),
    re_path(rf"^{NUMBER}/{KEY}/withdraw/$", withdraw, name="withdraw"),
]
