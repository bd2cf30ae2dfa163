"""Addresses of `entrance`."""

from django.urls import path

from taizhang.entrance import views

app_name = "entrance"
urlpatterns = [
    path("", views.home, name="home"),
    path("sign-in/", views.sign_in, name="sign-in"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("demo/enter/", views.enter_demo, name="enter-demo"),
    path("password/", views.password, name="change-password"),
    path("language/", views.language, name="choose-language"),
]
