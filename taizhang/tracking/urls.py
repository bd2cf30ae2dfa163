"""Addresses of `tracking`. No receipt number ever stands in one."""

from django.urls import path

from taizhang.tracking import views

app_name = "tracking"
urlpatterns = [
    path("", views.look_up, name="look-up"),
    path("progress/", views.progress, name="progress"),
    path("say/", views.say, name="say"),
    path("help/", views.help_out, name="help"),
    path("photo/<int:place>/", views.photo, name="photo"),
]
