"""Django's entry for what is kept of suggestion boxes."""

from django.apps import AppConfig


class EmptyingConfig(AppConfig):
    """Boxes, openings, slips and stubs."""

    name = "taizhang.emptying"
    label = "emptying"
    default_auto_field = "django.db.models.BigAutoField"
