"""Addresses below /settings/."""

from django.urls import path

from taizhang.settling import settings_views

app_name = "settings"
urlpatterns = [
    path("", settings_views.settings, name="settings"),
    path("name/", settings_views.rename, name="rename"),
    path("preset/", settings_views.choose_preset, name="choose-preset"),
    path("switches/", settings_views.switch, name="switch"),
    path("set-up/", settings_views.set_up_again, name="set-up-again"),
]
