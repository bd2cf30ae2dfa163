"""Django's entry for the gate app."""

from django.apps import AppConfig


class GateConfig(AppConfig):
    """The app `gate`."""

    name = "taizhang.gate"
    label = "gate"
    default_auto_field = "django.db.models.BigAutoField"
