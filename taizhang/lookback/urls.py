"""Addresses of looking back."""

from django.urls import path

from taizhang.lookback import views

app_name = "lookback"
urlpatterns = [
    path("", views.tasks, name="tasks"),
    path("<str:number>/", views.look, name="look"),
]
