"""Addresses of the guides."""

from django.urls import path, re_path

from taizhang.guides import views

app_name = "guides"
CODE = r"(?P<code>[a-z0-9-]{1,32})"
urlpatterns = [
    path("", views.listed, name="list"),
    path("keep/", views.kept, name="kept"),
    path("keep/add/", views.add, name="add"),
    re_path(rf"^keep/{CODE}/$", views.change, name="change"),
    re_path(rf"^{CODE}/$", views.guide, name="guide"),
    re_path(rf"^{CODE}/ask/$", views.ask, name="ask"),
    re_path(rf"^{CODE}/poster/$", views.poster, name="poster"),
    re_path(rf"^{CODE}/counter/$", views.counter, name="counter"),
]
