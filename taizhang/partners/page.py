"""Puts together the list of partners and the page of one, for one reader at one moment."""

import datetime as dt
from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.agreements.directory import AgreementShown, agreements
from taizhang.core.clocks import local_day
from taizhang.ledger import numbers
from taizhang.ledger.credit import Tally, ended_with, in_hand, tallies
from taizhang.ledger.queries import Row
from taizhang.partners.shown import (
    Agreed,
    Colleague,
    Figure,
    PartnerLine,
    PartnerPage,
    Work,
)
from taizhang.people.directory import UnitShown, people_of, units
from taizhang.places.calendar import calendar
from taizhang.places.names import place_names
from taizhang.web import chips, dates, lamps, masking, titles
from taizhang.web.addresses import issue_url, ledger_url
from taizhang.web.wording import word

PARTNER = "partner"
OPEN_MOST, ENDED_MOST = 10, 20


def partners(now: dt.datetime, own: str = "") -> tuple[PartnerLine, ...]:
    """Return the partner units, those with an agreement in force first. Five queries.

    `own`: leaves only this unit.
    """
    today = local_day(now)
    agreed = agreements(today)
    bound = {each.unit for each in agreed}
    there = [unit for unit in units() if unit.kind == PARTNER or unit.code in bound]
    shown = [unit for unit in there if own in {"", unit.code}]
    year = dt.date(today.year, 1, 1)
    found = tallies([unit.code for unit in shown], year, today)
    lines = [
        _line(
            unit,
            [each for each in agreed if each.unit == unit.code],
            found.get(unit.code, Tally()),
        )
        for unit in shown
    ]
    return tuple(sorted(lines, key=lambda line: not line.in_force))


def partner(
    unit: UnitShown, now: dt.datetime, *, may_keep: bool, in_full: bool
) -> PartnerPage:
    """Return the page of one unit. Seven queries.

    `in_full`: the contacts' numbers are shown whole.
    """
    today = local_day(now)
    first = dt.date(today.year, 1, 1)
    agreed = agreements(today, [unit.code])
    tally = tallies([unit.code], first, today).get(unit.code, Tally())
    opened = in_hand(unit.code, OPEN_MOST)
    ended = ended_with(unit.code, first, today, ENDED_MOST)
    names = _places((*opened, *ended))
    return PartnerPage(
        code=unit.code,
        name=unit.name,
        phone=unit.phone,
        tags=tags_in_force(agreed),
        agreements=tuple(_agreed(each, today, in_full=in_full) for each in agreed),
        people=tuple(
            Colleague(each.name, each.title, each.role_name)
            for each in people_of(unit.code)
        ),
        year=today.year,
        month=f"{today:%Y-%m}",
        figures=_figures(tally),
        open=tuple(_work(row, names, now) for row in opened),
        ended=tuple(_work(row, names, now) for row in ended),
        all_open_url=ledger_url(unit=unit.code),
        all_ended_url=ledger_url(unit=unit.code, status="struck_off"),
        may_keep=may_keep,
    )


def tags_in_force(agreed: Iterable[AgreementShown]) -> tuple[str, ...]:
    """Return the names of the tags of those in force, each once."""
    borne = [tag.name for each in agreed if each.in_force for tag in each.tags]
    return tuple(dict.fromkeys(borne))


def _line(unit: UnitShown, agreed: list[AgreementShown], tally: Tally) -> PartnerLine:
    in_force = [each for each in agreed if each.in_force]
    ends = [each.until for each in in_force if each.until]
    last = max(ends) if len(ends) == len(in_force) and ends else None
    return PartnerLine(
        code=unit.code,
        name=unit.name,
        tags=tags_in_force(agreed),
        until=_until(last) if in_force else "",
        in_force=bool(in_force),
        open=tally.open,
        ended=tally.ended,
        claimed=tally.claimed,
    )


def _until(day: dt.date | None) -> str:
    return _("到 %(day)s") % {"day": f"{day:%Y-%m-%d}"} if day else _("长期")


def _agreed(each: AgreementShown, today: dt.date, *, in_full: bool) -> Agreed:
    ahead = each.since > today
    over = _("还没开始") if ahead else _("已到期")
    period = f"{each.since:%Y-%m-%d} · {_until(each.until)}"
    return Agreed(
        key=each.id,
        subject=each.subject,
        period=period,
        state="" if each.in_force else over,
        tags=tuple(tag.name for tag in each.tags),
        contact=each.contact if in_full else masking.name(each.contact),
        phone=each.phone if in_full else masking.phone(each.phone),
        note=each.note if in_full else "",
        file_url=reverse("files:file", args=[each.file]) if each.file else "",
    )


def _figures(tally: Tally) -> tuple[Figure, ...]:
    return (
        Figure(_("正在办"), tally.open),
        Figure(_("今年已销号"), tally.ended),
        Figure(_("其中主动认领"), tally.claimed),
        *(Figure(word(ending), count) for ending, count in tally.endings),
    )


def _places(rows: Iterable[Row]) -> dict[str, str]:
    wanted = {row.place for row in rows if row.place}
    named = place_names(wanted) if wanted else {}
    return {code: place.name for code, place in named.items()}


def _work(row: Row, names: dict[str, str], now: dt.datetime) -> Work:
    today = local_day(now)
    day = row.struck_off_on or local_day(row.registered_at)
    return Work(
        label=numbers.label(row.number),
        url=issue_url(row.number),
        title=masking.doorless(titles.title(row.summary)),
        place=names.get(row.place, ""),
        lamp=lamps.shown(row, now, calendar()),
        day=dates.day(day, today),
        chips=chips.past(row),
    )
