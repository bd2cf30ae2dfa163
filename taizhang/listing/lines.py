"""A row of the book in words: names instead of codes, days instead of instants."""

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import chain

from django.utils.translation import gettext as _

from taizhang.core.clocks import Calendar, local_day
from taizhang.ledger import numbers
from taizhang.ledger.queries import Row
from taizhang.ledger.shown import Chip, Line
from taizhang.web import chips, dates, lamps
from taizhang.web.addresses import issue_url, peek_url
from taizhang.web.naming import Naming, naming
from taizhang.web.titles import title
from taizhang.web.wording import word


def names_for(rows: Sequence[Row], now: dt.datetime, people: Iterable[str] = ()) -> Naming:
    """Return the names of `rows`, and of `people` besides.

    Short tables that are kept, and at most two queries.
    """
    named = (who for row in rows for who in (row.handler, row.first_contact))
    return naming(chain(named, people), (row.place for row in rows), (), now)


def line(row: Row, known: Naming, days: Calendar, query: str = "") -> Line:
    """Return `row` as the ledger shows it; `query` says which list it is opened from."""
    place = known.where(row)
    today = local_day(known.now)
    return Line(
        number=row.number,
        label=numbers.label(row.number),
        url=issue_url(row.number, query=query),
        peek_url=peek_url(row.number, query),
        lamp=lamps.shown(row, known.now, days),
        title=title(row.summary),
        chips=_chips(row, known),
        note=row.note,
        channel=word(row.channel),
        raised=_("%(day)s 登记") % {"day": f"{local_day(row.registered_at):%m-%d}"},
        place=place.name,
        place_note=place.note,
        unit=known.unit(row.unit) or "—",
        person=known.person(row.handler) if row.handler else "",
        stage=lamps.stage(row),
        due=dates.day(local_day(row.clock.due_at), today) if row.clock else "—",
        case=row.case,
        n=row.n,
        category=known.category(row.category),
        nature=word(row.nature),
        urgency=word(row.urgency),
        day=dates.day(local_day(row.registered_at), today),
        voices=_people(row.voice_count),
        first=known.first(row),
        moved=dates.day(local_day(row.moved_at), today),
        ended=dates.day(row.struck_off_on, today) if row.struck_off_on else "",
        old_number=row.old_number,
    )


def _chips(row: Row, known: Naming) -> tuple[Chip, ...]:
    """Return the tags of a row: what is special about it, the weightiest first."""
    voices = _people(row.voice_count) if row.voice_count > 1 else ""
    plain = (voices, _("导入") if row.imported else "", known.categories.get(row.category))
    return (*chips.past(row), *(Chip(text) for text in plain if text))


def _people(count: int) -> str:
    return _("%(n)d 人反映") % {"n": count} if count else ""
