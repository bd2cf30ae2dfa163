"""Django's entry for the jobs app."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """The app `jobs`."""

    name = "taizhang.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"
