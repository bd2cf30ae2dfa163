"""Addresses below /box/: what stands on the boxes themselves, and so never changes."""

from django.urls import path

from taizhang.boxes import public_views

app_name = "box"
urlpatterns = [
    path("<str:code>/", public_views.box, name="box"),
]
