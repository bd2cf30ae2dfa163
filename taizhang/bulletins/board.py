"""The public board: figures of the month and the year, and what was struck off, the latest first."""

import datetime as dt
from collections.abc import Iterable
from typing import Final

from django.core.cache import cache
from django.utils.translation import gettext as _

from taizhang.bulletins.models import PublicWords
from taizhang.bulletins.shown import Board, Count, Line
from taizhang.bulletins.telling import line
from taizhang.bulletins.wanted import Wanted, last_of, selects
from taizhang.core.seeing import EVERYTHING
from taizhang.core.vocabulary import Conclusion, Status
from taizhang.ledger.looking import looking
from taizhang.ledger.struck_off import Figures, StruckOff, figures, listed
from taizhang.places.calendar import calendar
from taizhang.places.gazetteer import Gazetteer
from taizhang.web.second_looks import second_looks_so_far
from taizhang.web.wording import word

COUNTED_FOR: Final = 60  # seconds: counting a year of a large office is not for every visit


def board(asked: Wanted, *, after: str = "", before: str = "") -> Board:
    """Return the board. Five queries; three of them once a minute."""
    # Everybody may know this much, and no more is handed on.
    with looking(EVERYTHING):
        found = listed(asked.chosen, after=after, before=before)
        month, year = _figures(asked)
    return Board(
        month=f"{asked.about:%Y-%m}",
        year=f"{asked.about:%Y}",
        counts=_counts(month, year),
        lines=lines(found.rows),
        selects=selects(asked),
        narrowed=asked.narrowed,
        newer_url=asked.address(before=found.newer) if found.newer else "",
        older_url=asked.address(after=found.older) if found.older else "",
        second=second_looks_so_far(),
    )


def lines(rows: Iterable[StruckOff]) -> tuple[Line, ...]:
    """Return `rows` as everybody sees them. One query."""
    kept = tuple(rows)
    said = released(row.case for row in kept)
    places, days = Gazetteer(), calendar()
    return tuple(line(row, said.get(row.case, ""), places, days) for row in kept)


def released(cases: Iterable[str]) -> dict[str, str]:
    """Return what was released of `cases`, where anything was. One query."""
    found = PublicWords.objects.filter(case__in=list(cases))
    return dict(found.values_list("case", "words"))


def _figures(asked: Wanted) -> tuple[Figures, ...]:
    first = asked.about
    year = (first.replace(month=1), dt.date(first.year, 12, 31))
    spans = ((first, last_of(first)), year)
    chosen = (asked.community, asked.category)
    found: tuple[Figures, ...] | None = cache.get_or_set(
        f"bulletins:{first}:{'/'.join(chosen)}",
        lambda: figures(*chosen, spans),
        COUNTED_FOR,
    )
    return found or figures(*chosen, spans)


def _counts(month: Figures, year: Figures) -> tuple[Count, ...]:
    endings = {each: (0, 0) for each in Conclusion}
    for each, in_month, in_year in zip(
        Conclusion, month.endings, year.endings, strict=True
    ):
        endings[each] = (in_month, in_year)
    return (
        Count(_("新登记"), month.raised, year.raised),
        Count(word(Status.STRUCK_OFF), month.ended, year.ended, _("按最近一次销号算")),
        *(Count(word(each), *counts) for each, counts in endings.items()),
        Count(_("没超时限"), month.in_time, year.in_time, _("每次报办结都在时限里")),
        Count(_("销号后又重办"), month.again, year.again, _("查出没办好的，一直算在里面")),
        Count(_("异议"), month.objections, year.objections, _("反映人提的次数")),
    )
