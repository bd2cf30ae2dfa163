"""Addresses of `calls`. What a caller says of themselves never stands in one."""

from django.urls import path

from taizhang.calls import views

app_name = "calls"
urlpatterns = [
    path("", views.answer, name="answer"),
    path("<str:number>/log/", views.log, name="log"),
    path("<str:number>/slip/", views.slip, name="slip"),
]
