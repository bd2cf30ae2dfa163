"""Addresses of `verification`."""

from django.urls import path

from taizhang.verification import views

app_name = "verification"
urlpatterns = [
    path("", views.queue, name="queue"),
    path("<str:number>/", views.check, name="check"),
]
