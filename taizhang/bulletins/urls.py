"""Addresses of the public board, and of the pages on which the office keeps it."""

from django.urls import path

from taizhang.bulletins import views

app_name = "bulletins"
urlpatterns = [
    path("", views.board, name="board"),
    path("keep/", views.kept, name="kept"),
    path("keep/<str:number>/", views.release, name="release"),
    path("keep/<str:number>/withdraw/", views.withdraw, name="withdraw"),
]
