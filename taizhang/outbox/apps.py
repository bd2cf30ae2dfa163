"""Django's entry for the outbox app."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """The app `outbox`."""

    name = "taizhang.outbox"
    label = "outbox"
    default_auto_field = "django.db.models.BigAutoField"
