"""Django's entry for the grids app."""

from django.apps import AppConfig


class GridsConfig(AppConfig):
    """The app `grids`."""

    name = "taizhang.grids"
    label = "grids"
    default_auto_field = "django.db.models.BigAutoField"
