"""Addresses below /setup/."""

from django.urls import path

from taizhang.settling import setup_views

app_name = "setup"
urlpatterns = [
    path("", setup_views.resume, name="resume"),
    path("name/", setup_views.name, name="name"),
    path("places/", setup_views.places, name="places"),
    path("people/", setup_views.people, name="people"),
    path("preset/", setup_views.preset, name="preset"),
    path("posters/", setup_views.posters, name="posters"),
    path("done/", setup_views.done, name="done"),
    path("go/", setup_views.go, name="go"),
    path("finish/", setup_views.finish, name="finish"),
]
