"""Django's entry for the almanac app."""

from django.apps import AppConfig


class AlmanacConfig(AppConfig):
    """The app `almanac`."""

    name = "taizhang.almanac"
    label = "almanac"
    default_auto_field = "django.db.models.BigAutoField"
