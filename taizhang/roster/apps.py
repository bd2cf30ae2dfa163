"""Django's entry for the roster app."""

from django.apps import AppConfig


class RosterConfig(AppConfig):
    """The app `roster`."""

    name = "taizhang.roster"
    label = "roster"
    default_auto_field = "django.db.models.BigAutoField"
