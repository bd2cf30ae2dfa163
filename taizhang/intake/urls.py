"""Addresses of `intake`. Nothing of a resident ever stands in one."""

from django.urls import path

from taizhang.intake import views

app_name = "intake"
urlpatterns = [
    path("", views.register, name="register"),
    path("rung/", views.rung, name="rung"),
    path("read/", views.read, name="read"),
    path("alike/", views.candidates, name="alike"),
    path("places/", views.places, name="places"),
    path("done/<str:number>/", views.done, name="done"),
]
