"""Reading the photographed slips of an opening, in the background: one after the other."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from taizhang.emptying import reading
from taizhang.emptying.balance import Outcome
from taizhang.emptying.models import Slip
from taizhang.emptying.slips import write_read
from taizhang.jobs.queue import enqueue
from taizhang.jobs.registry import Kind, register
from taizhang.jobs.running import Running


def ask(opening_id: int, by: str) -> None:
    """Have the slips of an opening read, where this machine can."""
    if reading.available():
        enqueue("read-slips", by=by, opening=opening_id)


def work(running: Running, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Read every slip that has a picture and no words yet. Killed, it goes on with the rest."""
    waiting = Slip.objects.filter(
        opening=arguments["opening"], outcome=Outcome.WAITING, draft=None
    )
    found = list(waiting.exclude(photo="").order_by("n").values_list("pk", "photo"))
    running.stage(gettext_noop("正在读意见条"), len(found))
    for done, (key, photo) in enumerate(found, 1):
        read = reading.read(photo)
        write_read(key, read.said, read.doubtful)
        running.done(done)
    return {"read": len(found)}


register(Kind("read-slips", _("读意见条"), run=work))
