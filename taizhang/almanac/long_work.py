"""Counting more clocks anew than one request should wait for, as background work."""

from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy, gettext_noop, ngettext

from taizhang.almanac.changing import State, carry_on
from taizhang.almanac.models import CalendarChange
from taizhang.jobs.queue import enqueue
from taizhang.jobs.records import going
from taizhang.jobs.registry import Kind, Said, register
from taizhang.jobs.running import Running
from taizhang.people.identity import actor_of
from taizhang.people.models import User

KIND = "recount-clocks"


def have_done(made: CalendarChange, by: str) -> None:
    """Have the rest of `made` counted anew for `by`, unless that is under way."""
    if going(made.job) or not made.moves.filter(state=State.WAITING).exists():
        return
    with transaction.atomic():
        key = f"{made.key}:{made.job}"
        made.job = enqueue(KIND, by=by, key=key, change=made.pk, giver=by)
        made.save(update_fields=["job"])


def work(running: Running, arguments: Said) -> dict[str, Any]:
    """Count the clocks anew, going on where it was cut off; count what was done."""
    made = CalendarChange.objects.get(pk=arguments["change"])
    giver = User.objects.select_related("unit", "role").get(pseudonym=arguments["giver"])
    running.stage(gettext_noop("逐件重算期限"), total=made.moves.count())
    carry_on(made, actor_of(giver), running.done)
    return {"done": made.moves.filter(state=State.DONE).count()}


def address(arguments: Said, result: Said) -> str:
    """Return where the result can be seen."""
    return reverse("almanac:change", args=[arguments["change"]])


def outcome(result: Said) -> str:
    """Return what came of it, in a sentence."""
    count = int(result["done"])
    words = ngettext("重算了 %(n)d 件的期限。", "重算了 %(n)d 件的期限。", count)
    return words % {"n": count}


register(Kind(KIND, gettext_lazy("重算期限"), work, address, outcome, goes_on=True))
