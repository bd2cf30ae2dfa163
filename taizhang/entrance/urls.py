"""Addresses of `entrance`."""

from django.urls import path

from taizhang.entrance import second_views, views

app_name = "entrance"
urlpatterns = [
    path("", views.home, name="home"),
    path("sign-in/", views.sign_in, name="sign-in"),
    path("sign-in/second/", second_views.second_step, name="second-step"),
    path("sign-in/passkey/asked/", second_views.passkey_asked, name="passkey-asked"),
    path("sign-in/passkey/", second_views.passkey, name="passkey"),
    path("again/", second_views.again, name="again"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("demo/enter/", views.enter_demo, name="enter-demo"),
    path("password/", views.password, name="change-password"),
    path("language/", views.language, name="choose-language"),
]
