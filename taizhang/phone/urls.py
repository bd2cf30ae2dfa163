"""Addresses of the phone app. Nothing of a resident, and no number, stands in one."""

from django.urls import path

from taizhang.phone import views

app_name = "phone"
urlpatterns = [
    path("", views.app, name="app"),
    path("sw.js", views.worker, name="worker"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("state/", views.now_there, name="state"),
    path("key/", views.key, name="key"),
    path("items/", views.item, name="item"),
    path("shots/", views.shot, name="shot"),
]
