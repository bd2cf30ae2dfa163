"""Boxes in a list, and one box with all its openings: the chain of its seals."""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from taizhang.boxes.shown import BoxLine, OpeningLine, Sum, Unkept
from taizhang.boxes.wording import OUTCOMES, plan_said
from taizhang.core.clocks import local_day
from taizhang.core.vocabulary import LampColour
from taizhang.emptying import boxes
from taizhang.emptying.balance import DECIDED, Outcome
from taizhang.emptying.boxes import BoxStands
from taizhang.emptying.models import Opening, Slip
from taizhang.ledger.shown import Lamp
from taizhang.people.directory import Person, names
from taizhang.tongue import local
from taizhang.web import dates

SHOWN_MOST = 60


def lines(today: dt.date) -> tuple[BoxLine, ...]:
    """Return all boxes that somebody looks after, the most urgent first. Two queries."""
    found = boxes.boxes(today)
    people = names({each.keeper for each in found})
    return tuple(line(each, people, today) for each in found)


def unkept() -> tuple[Unkept, ...]:
    """Return the boxes that nobody looks after yet. One query."""
    rows = boxes.without_plan()
    return tuple(Unkept(row.code, local(row.name, row.name_en)) for row in rows)


def line(box: BoxStands, people: Mapping[str, Person], today: dt.date) -> BoxLine:
    """Return a box as a line. No query."""
    keeper = people.get(box.keeper)
    return BoxLine(
        code=box.code,
        name=box.name,
        place=" · ".join(filter(None, (box.place, box.address))),
        lamp=lamp(box, today),
        plan=plan_said(box.plan.every, box.plan.weekday),
        keeper=keeper.name if keeper else "",
        last=dates.day(box.last, today) if box.last else "",
        due=dates.day(box.due, today),
        seal=box.seal,
        under_way=box.under_way,
    )


def lamp(box: BoxStands, today: dt.date) -> Lamp:
    """Return the lamp of a box, and why it shines so."""
    if not box.there:
        return Lamp(LampColour.NONE, _("已撤掉"))
    left = (box.due - today).days
    words = {
        LampColour.RED: ngettext("超期 %(n)d 天", "超期 %(n)d 天", -left),
        LampColour.AMBER: _("今天该开"),
        LampColour.GREEN: ngettext("还有 %(n)d 天", "还有 %(n)d 天", left),
    }
    why = (
        (_("计划"), plan_said(box.plan.every, box.plan.weekday)),
        (_("上次开箱"), dates.day(box.last, today) if box.last else _("还没开过")),
        (_("该开的日子"), dates.day(box.due, today)),
    )
    rule = _("当天该开是黄灯，过了当天还没开并签字是红灯。")
    return Lamp(box.lamp, words[box.lamp] % {"n": abs(left)}, why, rule)


def openings(code: str, today: dt.date) -> tuple[OpeningLine, ...]:
    """Return the latest openings of a box, the last first. Three queries."""
    rows = Opening.objects.filter(box__point__code=code).order_by("-number")
    found = list(rows[:SHOWN_MOST])
    counts = outcomes_of(found)
    people = names({who for row in found for who in (row.opened_by, row.witness)})
    return tuple(_opening(row, counts.get(row.pk, {}), people, today) for row in found)


def outcomes_of(rows: Iterable[Opening]) -> dict[int, dict[Outcome, int]]:
    """Return how many slips of each opening became what, by its key. One query."""
    wanted = Slip.objects.filter(opening__in=[row.pk for row in rows])
    counted = wanted.values_list("opening", "outcome").annotate(n=Count("pk"))
    found: dict[int, dict[Outcome, int]] = {}
    for opening, outcome, n in counted.order_by():
        found.setdefault(opening, {})[Outcome(outcome)] = n
    return found


def sums(outcomes: Mapping[Outcome, int], *, all_of_them: bool = False) -> tuple[Sum, ...]:
    """Return what became of slips in words, without what none became."""
    return tuple(
        Sum(str(OUTCOMES[each]), outcomes.get(each, 0))
        for each in DECIDED
        if all_of_them or outcomes.get(each)
    )


def seal_note(row: Opening) -> str:
    """Return what was odd about the seal, "" where it was as it should be."""
    if row.seal_found == row.seal_due and row.seal_intact:
        return ""
    odd = _("应是 %(due)s，开箱时是 %(found)s") % {
        "due": row.seal_due,
        "found": row.seal_found,
    }
    what = odd if row.seal_found != row.seal_due else _("封条不完好")
    return _("%(what)s：%(note)s") % {"what": what, "note": row.seal_note}


def _opening(
    row: Opening,
    outcomes: Mapping[Outcome, int],
    people: Mapping[str, Person],
    today: dt.date,
) -> OpeningLine:
    two = [people[who].name for who in (row.opened_by, row.witness) if who in people]
    return OpeningLine(
        nth=row.number,
        day=dates.day(local_day(row.opened_at), today),
        people=_("、").join(two),
        counted=row.counted or 0,
        sums=sums(outcomes),
        seal_found=row.seal_found,
        seal_new=row.seal_new,
        note=seal_note(row),
        signed=row.signed_at is not None,
    )
