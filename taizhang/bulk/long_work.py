"""Acts on more rows than one request should wait for, as background work."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy, gettext_noop, ngettext

from taizhang.bulk.models import BulkRow, BulkStep
from taizhang.bulk.steps import carry_on
from taizhang.jobs.queue import enqueue
from taizhang.jobs.records import going
from taizhang.jobs.registry import Kind, Said, register
from taizhang.jobs.running import Running
from taizhang.people.identity import actor_of
from taizhang.people.models import User

KIND = "bulk-act"


def have_done(step: BulkStep) -> None:
    """Have the rest of `step` done in the background, unless that is under way."""
    if going(step.job) or not step.rows.filter(state=BulkRow.State.WAITING).exists():
        return
    with transaction.atomic():
        key = f"{step.key}:{step.job}"
        step.job = enqueue(KIND, by=step.by, key=key, step=str(step.key))
        step.save(update_fields=["job"])


def work(running: Running, arguments: Said) -> dict[str, Any]:
    """Carry the step out, going on where it was cut off; count what was done."""
    step = BulkStep.objects.get(key=UUID(arguments["step"]))
    giver = User.objects.select_related("unit", "role").get(pseudonym=step.by)
    running.stage(gettext_noop("逐条办理"), total=step.rows.count())
    carry_on(step, actor_of(giver), running.done)
    return {"done": step.rows.filter(state=BulkRow.State.DONE).count()}


def address(arguments: Said, result: Said) -> str:
    """Return where the result can be seen."""
    return reverse("bulk:step", args=[UUID(arguments["step"])])


def outcome(result: Said) -> str:
    """Return what came of it, in a sentence."""
    count = int(result["done"])
    words = ngettext("办成 %(n)d 条。", "办成 %(n)d 条。", count)
    return words % {"n": count}


register(Kind(KIND, gettext_lazy("批量办理"), work, address, outcome, goes_on=True))
