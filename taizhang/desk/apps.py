"""Django's entry for the app `desk`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    """The app `desk`."""

    name = "taizhang.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have old drafts swept away every night."""
        from taizhang.desk import sweeping
        from taizhang.jobs.registry import Kind, register
        from taizhang.jobs.schedule import daily

        register(Kind("sweep-drafts", _("清理旧草稿"), run=sweeping.work))
        daily("sweep-drafts", at="03:40")
