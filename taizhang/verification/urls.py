"""Addresses of `verification`."""

from django.urls import path

from taizhang.verification import look_views, views

app_name = "verification"
urlpatterns = [
    path("", views.queue, name="queue"),
    path("<str:number>/", views.check, name="check"),
    path("<str:number>/go-and-look/", look_views.go_and_look, name="go-and-look"),
    path("<str:number>/on-site/", look_views.on_site, name="on-site"),
]
