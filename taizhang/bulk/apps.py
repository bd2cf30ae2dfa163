"""Django's entry for the bulk app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BulkConfig(AppConfig):
    """The app `bulk`."""

    name = "taizhang.bulk"
    label = "bulk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make the long acts known to the background."""
        from taizhang.bulk import long_work  # the models are not there any earlier
        from taizhang.jobs.registry import Kind, register

        register(
            Kind(
                long_work.KIND,
                _("批量办理"),
                run=long_work.work,
                result_url=long_work.address,
                outcome=long_work.outcome,
            )
        )
