"""Django's entry for the keys app, whose one table lives in a database of its own."""

from django.apps import AppConfig


class KeysConfig(AppConfig):
    """The app `keys`."""

    name = "taizhang.keys"
    label = "keys"
    default_auto_field = "django.db.models.BigAutoField"
