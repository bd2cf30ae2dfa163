"""Django's entry for the app `audit`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    """The app `audit`."""

    name = "taizhang.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have months that are older than the kept period removed by themselves."""
        from taizhang.audit import keeping
        from taizhang.jobs.registry import Kind, register
        from taizhang.jobs.schedule import daily

        register(Kind("forget-audit", _("清理过期的审计记录"), run=keeping.work))
        daily("forget-audit", at="03:50")
