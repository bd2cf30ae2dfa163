"""Django's entry for the atlas app."""

from django.apps import AppConfig


class AtlasConfig(AppConfig):
    """The app `atlas`."""

    name = "taizhang.atlas"
    label = "atlas"
    default_auto_field = "django.db.models.BigAutoField"
