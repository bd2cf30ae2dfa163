"""Django's entry for the roundtrip app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RoundTripConfig(AppConfig):
    """The app `roundtrip`."""

    name = "taizhang.roundtrip"
    label = "roundtrip"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make many changes known to the background."""
        from taizhang.jobs.registry import Kind, register
        from taizhang.roundtrip import long_work  # the models are not there any earlier

        register(
            Kind(
                long_work.KIND,
                _("用 Excel 改台账"),
                run=long_work.work,
                result_url=long_work.address,
                outcome=long_work.outcome,
            )
        )
