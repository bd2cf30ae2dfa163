"""Addresses below /s/: what stands on posters, and so never changes."""

from django.urls import path

from taizhang.reporting import views

urlpatterns = [
    path("<str:code>/", views.sign, name="sign"),
]
