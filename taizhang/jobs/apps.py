"""Django's entry for the jobs app."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    """The app `jobs`."""

    name = "taizhang.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have each feature bring its kinds of long work, in its module `long_work`."""
        autodiscover_modules("long_work")
