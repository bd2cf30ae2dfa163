"""Addresses below /s/: what stands on posters, and so never changes."""

from django.urls import path

from taizhang.atlas import poster_views

urlpatterns = [
    path("<str:code>/", poster_views.sign, name="sign"),
]
