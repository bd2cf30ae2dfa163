"""Django's entry for the staffing app."""

from django.apps import AppConfig


class StaffingConfig(AppConfig):
    """The app `staffing`."""

    name = "taizhang.staffing"
    label = "staffing"
    default_auto_field = "django.db.models.BigAutoField"
