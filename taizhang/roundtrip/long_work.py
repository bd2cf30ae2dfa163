"""Bringing many changes in, as background work."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy, gettext_noop, ngettext

from taizhang.jobs.registry import Kind, Said, register
from taizhang.jobs.running import Running
from taizhang.people.identity import actor_of
from taizhang.people.models import User
from taizhang.roundtrip import carrying_out
from taizhang.roundtrip.models import Trip, TripRow

KIND = "roundtrip"


def work(running: Running, arguments: Said) -> dict[str, Any]:
    """Bring the changes of a workbook in, going on where it was cut off."""
    trip = Trip.objects.get(id=UUID(arguments["trip"]))
    giver = User.objects.select_related("unit", "role").get(pseudonym=trip.by)
    running.stage(
        gettext_noop("逐件写入台账"), total=trip.rows.filter(state="waiting").count()
    )
    carrying_out.carry_out(trip.id, actor_of(giver), running.done)
    return {"done": trip.rows.filter(state=TripRow.State.DONE).count()}


def address(arguments: Said, result: Said) -> str:
    """Return where the result can be seen."""
    return reverse("roundtrip:trip", args=[UUID(arguments["trip"])])


def outcome(result: Said) -> str:
    """Return what came of it, in a sentence."""
    count = int(result["done"])
    return ngettext("改好 %(n)d 件。", "改好 %(n)d 件。", count) % {"n": count}


register(Kind(KIND, gettext_lazy("用 Excel 改台账"), work, address, outcome, goes_on=True))
