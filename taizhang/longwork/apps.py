"""Django's entry for the pages of long work."""

from django.apps import AppConfig


class LongworkConfig(AppConfig):
    """The app `longwork`."""

    name = "taizhang.longwork"
    label = "longwork"
