"""Django's entry for what keeps the office running: the work of the night."""

from django.apps import AppConfig


class HealthConfig(AppConfig):
    """The app `health`."""

    name = "taizhang.health"
    label = "health"

    def ready(self) -> None:
        """Have the ledger backed up and examined every night."""
        from taizhang.health.work import register_all
        from taizhang.jobs.schedule import daily

        register_all()
        daily("backup", at="02:00")
        daily("examine-book", at="03:00")
