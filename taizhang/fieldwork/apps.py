"""Django's entry for the fieldwork app."""

from django.apps import AppConfig


class FieldworkConfig(AppConfig):
    """The app `fieldwork`."""

    name = "taizhang.fieldwork"
    label = "fieldwork"
    default_auto_field = "django.db.models.BigAutoField"
