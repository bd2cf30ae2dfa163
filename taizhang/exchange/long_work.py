"""The long work that the import brings: on a batch, and sweeping up every night."""

from django.utils.translation import gettext_lazy as _

from taizhang.exchange import sweeping, work
from taizhang.exchange.models import Batch
from taizhang.jobs.registry import Kind, register
from taizhang.jobs.schedule import daily

TITLES = {
    Batch.State.IMPORTING: _("导入台账"),
    Batch.State.CONFIRMING: _("确认导入的事项"),
    Batch.State.WITHDRAWING: _("撤回导入的一批"),
}

for state, name in work.KINDS.items():
    register(Kind(name, TITLES[state], work.work, work.address, work.outcome, goes_on=True))
register(Kind("sweep-imports", _("清理没导完的旧表"), run=sweeping.work))
daily("sweep-imports", at="03:20")
