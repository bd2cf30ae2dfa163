"""Addresses of the help."""

from django.urls import path

from taizhang.manual import views

app_name = "manual"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("<slug:role>/", views.page, name="page"),
]
