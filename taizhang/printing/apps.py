"""The app of printing: its long work is made known when Django starts."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrintingConfig(AppConfig):
    """Printing."""

    name = "taizhang.printing"

    def ready(self) -> None:
        """Bring the work that prints long ledgers."""
        from taizhang.jobs.registry import Kind, register
        from taizhang.printing import volumes

        register(
            Kind(
                volumes.KIND,
                _("分册打印台账"),
                run=volumes.work,
                result_url=volumes.result_url,
                outcome=volumes.outcome,
            )
        )
