"""Addresses below /grid/."""

from django.urls import path

from taizhang.grids import outline_views, views

app_name = "grids"
urlpatterns = [
    path("", views.find, name="find"),
    path("find/", views.ask, name="ask"),
    path("outlines/", outline_views.outlines, name="outlines"),
    path("outlines/<str:code>/", outline_views.draw, name="draw"),
    path("outlines/<str:code>/drop/", outline_views.drop, name="drop"),
    path("photo/<str:sha256>/", views.photo, name="photo"),
    path("<str:code>/", views.grid, name="grid"),
]
