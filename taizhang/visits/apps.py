"""Django's entry for the visits app."""

from django.apps import AppConfig


class VisitsConfig(AppConfig):
    """The app `visits`."""

    name = "taizhang.visits"
    label = "visits"
