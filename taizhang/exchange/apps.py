"""Django's entry for the import: the long work that it brings."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    """The app `exchange`."""

    name = "taizhang.exchange"

    def ready(self) -> None:
        """Make the kinds of long work known."""
        from taizhang.exchange import sweeping, work
        from taizhang.exchange.models import Batch
        from taizhang.jobs.registry import Kind, register
        from taizhang.jobs.schedule import daily

        titles = {
            Batch.State.IMPORTING: _("导入台账"),
            Batch.State.CONFIRMING: _("确认导入的事项"),
            Batch.State.WITHDRAWING: _("撤回导入的一批"),
        }
        for state, name in work.KINDS.items():
            register(Kind(name, titles[state], work.work, work.address, work.outcome))
        register(Kind("sweep-imports", _("清理没导完的旧表"), run=sweeping.work))
        daily("sweep-imports", at="03:20")
