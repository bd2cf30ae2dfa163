"""Addresses of visits. Who is looked in on stands in none of them, but by a random key."""

from django.urls import path

from taizhang.visits import views

app_name = "visits"
urlpatterns = [
    path("", views.visits, name="visits"),
    path("today/", views.today, name="today"),
    path("coverage/", views.coverage, name="coverage"),
    path("stops/", views.stops, name="stops"),
    path("stops/<uuid:key>/end/", views.end, name="end"),
    path("at/<uuid:key>/", views.visit, name="visit"),
    path("note/<str:code>/", views.note, name="note"),
    path("lists/", views.asking, name="lists"),
]
