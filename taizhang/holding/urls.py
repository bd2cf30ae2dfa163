"""Addresses of `holding`."""

from django.urls import path

from taizhang.holding import views

app_name = "holding"
urlpatterns = [
    path("", views.waiting, name="waiting"),
    path("<int:held_id>/register/", views.register, name="register"),
    path("<int:held_id>/drop/", views.drop, name="drop"),
]
