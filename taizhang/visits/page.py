"""Puts the pages of visits together."""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from taizhang.core.visiting import Kind, Outcome
from taizhang.fieldwork.models import Visit
from taizhang.fieldwork.patches import Codes
from taizhang.fieldwork.rounds import StopShown, on_the_way, stops
from taizhang.ledger.queries import rows_of
from taizhang.people.directory import names
from taizhang.places.gazetteer import Gazetteer
from taizhang.visits.shown import Count, Made, Row
from taizhang.visits.wording import KINDS, OUTCOMES
from taizhang.web.addresses import issue_url
from taizhang.web.happenings import clock_time

LATEST_MOST = 20
TODAY_MOST = 100
# A visit that came in within these was written down with a network.
AT_ONCE = dt.timedelta(minutes=10)


def today_rows(patch: Codes, today: dt.date) -> tuple[Row, ...]:
    """Return today's way. One query."""
    return tuple(row(each, today) for each in on_the_way(stops(patch), today)[:TODAY_MOST])


def row(each: StopShown, today: dt.date) -> Row:
    """Return where to look in, as a list shows it."""
    look = each.look
    days = look.unreached_days(today)
    reached = look.reached_on
    last = (
        _("上次走到 %(day)s") % {"day": f"{reached:%m-%d}"} if reached else _("还没走到过")
    )
    every = ngettext("%(n)d 天走一次", "%(n)d 天走一次", look.every_days)
    return Row(
        label=each.label,
        where=each.where,
        ask=each.ask,
        last=_("%(last)s，%(n)d 天了") % {"last": last, "n": days} if days else last,
        every=every % {"n": look.every_days},
        note_url=reverse("visits:note", args=[each.place]) if each.household else "",
        url=reverse("visits:visit", args=[each.key]),
        end_url=reverse("visits:end", args=[each.key]),
        done=look.tried_on == today,
        late=look.long_unreached(today),
    )


def rows(found: Iterable[StopShown], today: dt.date) -> tuple[Row, ...]:
    """Return `found` as a list shows them."""
    return tuple(row(each, today) for each in found)


def latest(patch: Codes, now: dt.datetime) -> tuple[Made, ...]:
    """Return the visits made last. Three queries."""
    wanted = Visit.objects.order_by("-happened_at", "-pk")
    if patch is not None:
        wanted = wanted.filter(place__in=patch)
    made = list(wanted[:LATEST_MOST])
    people = names({each.by for each in made})
    numbers = {c: r.number for c, r in rows_of([v.case for v in made if v.case]).items()}
    return tuple(_made(each, people, numbers, now) for each in made)


def _made(
    each: Visit, people: Mapping[str, object], numbers: Mapping[str, str], now: dt.datetime
) -> Made:
    person = people.get(each.by)
    late = each.arrived_at - each.happened_at > AT_ONCE
    number = numbers.get(each.case, "")
    return Made(
        at=clock_time(each.happened_at, now),
        came=clock_time(each.arrived_at, now) if late else "",
        who=str(getattr(person, "name", "")),
        where=Gazetteer().name_of(each.place),
        kind=str(KINDS[Kind(each.kind)]),
        outcome=str(OUTCOMES[Outcome(each.outcome)]),
        number=number,
        url=issue_url(number) if number else "",
    )


def counts(visits: Mapping[Kind, int]) -> tuple[Count, ...]:
    """Return how many visits there were of each kind."""
    return tuple(Count(str(name), visits.get(kind, 0)) for kind, name in KINDS.items())
