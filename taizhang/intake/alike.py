"""What may be the same matter, or the same person's: looked for before a number is given.

Nothing of a resident is shown; whoever presses 关联 adds a resident to the matter found.
"""

import datetime as dt

from django.http import QueryDict
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _

from taizhang.core.clocks import Calendar, local_day
from taizhang.core.vocabulary import OPEN
from taizhang.intake.shown import Alike, Candidate
from taizhang.ledger import numbers
from taizhang.ledger.queries import Row, of_person
from taizhang.ledger.same import Found, same_matter
from taizhang.places.calendar import calendar
from taizhang.places.gazetteer import Gazetteer, Whereabouts
from taizhang.web import dates, lamps, titles

MOST = 6
EARLIER_MOST = 3


def alike(data: QueryDict, gazetteer: Gazetteer) -> Alike:
    """Return what may be the same as the form `data` says, and what was at that place.

    At most five queries.
    """
    said = {name: data.get(name, "").strip() for name in FIELDS}
    where = Whereabouts()
    if said["place_text"]:
        where = gazetteer.whereabouts(said["place_text"], said["community"])
    person = said["phone"] or said["reporter"]
    words = said["summary"]
    if not (where.place or person or words):
        return Alike()
    matters = _matters(where.place, said["category"], words)
    theirs = of_person(person, MOST)
    found = {row.case: row for row in (*matters.likely, *theirs)}
    same_person = {row.case for row in theirs}
    at, days = now(), calendar()
    return Alike(
        asked=True,
        earlier=tuple(
            _candidate(row, "", at, days)
            for row in matters.earlier
            if row.case not in found
        )[:EARLIER_MOST],
        candidates=tuple(
            _candidate(row, _why(row, where, row.case in same_person), at, days)
            for row in [*found.values()][:MOST]
        ),
    )


FIELDS = ("place_text", "community", "category", "summary", "reporter", "phone")


def _matters(place: str, category: str, words: str) -> Found:
    if not (place or words):
        return Found()
    today = localdate()
    return same_matter(words=words, place=place, category=category, today=today, most=MOST)


def _why(row: Row, where: Whereabouts, same_person: bool) -> str:
    reasons = []
    if where.place and row.place == where.place:
        reasons.append(_("同一个地点"))
    if same_person:
        reasons.append(_("同一个人"))
    return _("；").join(reasons) or _("说法相近")


def _candidate(row: Row, why: str, at: dt.datetime, days: Calendar) -> Candidate:
    return Candidate(
        number=row.number,
        label=numbers.label(row.number),
        title=titles.title(row.summary),
        lamp=lamps.shown(row, at, days),
        why=why,
        raised=dates.day(local_day(row.happened_at), local_day(at)),
        open=row.status in OPEN and not row.to_confirm,
    )
