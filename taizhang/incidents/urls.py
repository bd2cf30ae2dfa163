"""Addresses of incidents."""

from django.urls import path, re_path

from taizhang.incidents import views

app_name = "incidents"
CODE = r"(?P<code>[a-z0-9-]{1,32})"
urlpatterns = [
    path("", views.listed, name="list"),
    path("open/", views.begin, name="begin"),
    re_path(rf"^{CODE}/$", views.page, name="page"),
    re_path(rf"^{CODE}/find/$", views.find, name="find"),
    re_path(rf"^{CODE}/gather/$", views.gather, name="gather"),
    re_path(rf"^{CODE}/close/$", views.close, name="close"),
]
