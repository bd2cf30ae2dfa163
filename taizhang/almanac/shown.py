"""What was changed in the calendar, and what came of it, as pages show it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from taizhang.almanac.changing import State, changed_days
from taizhang.almanac.effect import LISTED, MoveLine, move_lines
from taizhang.almanac.models import CalendarChange
from taizhang.almanac.naming import Name, name
from taizhang.almanac.planning import WEEKDAYS
from taizhang.core.clocks import local_day
from taizhang.core.refusals import Refusal
from taizhang.jobs.records import going
from taizhang.people.directory import names
from taizhang.places.working_days import OWN, Day
from taizhang.web import dates
from taizhang.web.jobs import job_url
from taizhang.web.refusals import sentences

Source = CalendarChange.Source
SOURCES = {
    Source.NOTICE: gettext_lazy("录入 %(year)d 年的放假通知"),
    Source.DAYS: gettext_lazy("改了 %(year)d 年的日子"),
    Source.BACK: gettext_lazy("改回 %(year)d 年的日子"),
    Source.PROGRAM: gettext_lazy("程序更新带来了 %(year)d 年的通知，重算期限"),
}
LATELY = 50


@dataclass(frozen=True)
class DayLine:
    """A day that changes: what it was, and what it is to be.

    `turns`: from worked to off or the other way; else only how sure it is, or its name.
    """

    day: str
    before: str
    after: str
    name: Name
    off: bool
    turns: bool


@dataclass(frozen=True)
class ChangeLine:
    """A change in the list of them."""

    pk: int
    said: str
    at: str
    by: str
    days: int
    moved: int


@dataclass(frozen=True)
class ChangePage:
    """A change and what came of it. `job_url`: "" unless work is under way."""

    said: str
    at: str
    by: str
    year: int
    days: tuple[DayLine, ...]
    lines: tuple[MoveLine, ...]
    done: int
    waiting: int
    refused: int
    why: tuple[str, ...]
    more: int
    job_url: str


def day_line(on: dt.date, before: Day | None, after: Day | None, today: dt.date) -> DayLine:
    """Return a day that changes, in words."""
    typed = after.name if after else before.name if before else ""
    works = worked(on, after)
    return DayLine(
        day=dates.day(on, today),
        before=kind(on, before),
        after=kind(on, after),
        name=name(typed),
        off=not works,
        turns=works is not worked(on, before),
    )


def worked(on: dt.date, held: Day | None) -> bool:
    """Return whether the day `on` is worked."""
    return held.working if held else on.weekday() < WEEKDAYS


def kind(on: dt.date, held: Day | None) -> str:
    """Return what is on the day `on`, in a word or two."""
    if held is None:
        return _("照星期上班") if on.weekday() < 5 else _("照星期休息")
    word = _("上班") if held.working else _("放假")
    if held.provisional:
        return _("%(word)s（估的）") % {"word": word}
    if held.source == OWN:
        return _("%(word)s（本单位定的）") % {"word": word}
    return word


def lately(now: dt.datetime) -> tuple[ChangeLine, ...]:
    """Return the last changes, the latest first. Two queries."""
    rows = CalendarChange.objects.annotate(moved=Count("moves")).order_by("-pk")[:LATELY]
    found = list(rows)
    people = names({row.by for row in found})
    return tuple(
        ChangeLine(
            pk=row.pk,
            said=said(row),
            at=dates.moment(row.at, now),
            by=people[row.by].name if row.by in people else "",
            days=len(row.steps),
            moved=row.moved,
        )
        for row in found
    )


def said(row: CalendarChange) -> str:
    """Return what was done, in words."""
    return str(SOURCES[Source(row.source)]) % {"year": row.year}


def change_page(row: CalendarChange, now: dt.datetime) -> ChangePage:
    """Return a change and what came of it. At most five queries."""
    counted = _counted(row)
    total = sum(counted.values())
    some = row.moves.exclude(state=State.UNCHANGED).order_by("state", "due_after", "pk")
    told = [(each.case, each.due_before, each.due_after) for each in some[:LISTED]]
    lines = move_lines(told, now)
    why = _reasons(row) if counted.get(State.REFUSED) else []
    today = local_day(now)
    return ChangePage(
        said=said(row),
        at=dates.moment(row.at, now),
        by="".join(person.name for person in names({row.by}).values()),
        year=row.year,
        days=tuple(day_line(*each, today) for each in changed_days(row)),
        lines=lines,
        done=counted.get(State.DONE, 0),
        waiting=counted.get(State.WAITING, 0),
        refused=counted.get(State.REFUSED, 0),
        why=tuple(sentences(why)),
        more=max(0, total - counted.get(State.UNCHANGED, 0) - len(lines)),
        job_url=job_url(row.job) if going(row.job) else "",
    )


def _counted(row: CalendarChange) -> Mapping[str, int]:
    by_state = row.moves.values("state").annotate(count=Count("pk"))
    return {each["state"]: each["count"] for each in by_state}


def _reasons(row: CalendarChange) -> list[Refusal]:
    """Return why some were not counted anew, each reason once."""
    refused = row.moves.filter(state=State.REFUSED).values_list("refused", flat=True)
    codes = {code for each in refused.distinct() for code in each.split(",")}
    return [Refusal(code) for code in sorted(codes)]
