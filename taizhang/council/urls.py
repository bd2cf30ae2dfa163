"""Addresses of the residents' council."""

from django.urls import path, re_path

from taizhang.council.views import add, change, kinds, members

app_name = "council"
urlpatterns = [
    path("members/", members, name="members"),
    path("members/add/", add, name="add"),
    path("members/kinds/", kinds, name="kinds"),
    re_path(r"^members/(?P<member>[1-9][0-9]{0,8})/$", change, name="change"),
]
