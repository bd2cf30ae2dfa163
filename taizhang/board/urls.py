"""Addresses of the board."""

from django.urls import path

from taizhang.board import views

app_name = "board"
urlpatterns = [path("", views.board, name="board")]
