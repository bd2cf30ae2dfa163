"""What a phone takes along: whose it is, what to do, where to go, what to choose from.

No more of a person than the route of today needs: what the household is called and what to
ask there. Codes go along where the office needs them back.
"""

import datetime as dt
from typing import Any, Final

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import get_script_prefix
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from taizhang.core.closing import evidence_missing, root_cause_needed
from taizhang.core.issue import Issue
from taizhang.core.vocabulary import Duty, Status
from taizhang.fieldwork import errands
from taizhang.fieldwork.lists import lists_in_use
from taizhang.fieldwork.patches import Codes, kind_for, patch_of
from taizhang.fieldwork.rounds import StopShown, on_the_way, stops
from taizhang.ledger import numbers
from taizhang.ledger.filtering import NO_CODE, Filters
from taizhang.ledger.queries import Row, rows_of
from taizhang.ledger.reading import issues_of
from taizhang.ledger.waiting import waiting
from taizhang.people.directory import shown
from taizhang.people.identity import actor_of
from taizhang.people.models import User
from taizhang.phone.keys import owner_of
from taizhang.places.calendar import calendar
from taizhang.places.directory import categories
from taizhang.places.gazetteer import EXACT, Gazetteer
from taizhang.places.names import place_names
from taizhang.web import lamps, titles
from taizhang.web.addresses import issue_url

TASKS_MOST: Final = 40
ROUTE_MOST: Final = 60
PLACES_MOST: Final = 600
IN_HAND: Final = "dispatched,in_progress"


def state(request: HttpRequest, user: User, at: dt.datetime) -> dict[str, Any]:
    """Return all that the phone of `user` shows without a network. Twelve queries at most."""
    patch = patch_of(user)
    by = actor_of(user)
    may = by.holds
    person = shown(user)
    registers = Duty.REGISTER in may
    return {
        "owner": owner_of(user),
        "csrf": get_token(request),
        "at": at.isoformat(),
        "day": localdate(at).isoformat(),
        "name": person.name,
        "post": person.title or person.role_name,
        "visit_kind": kind_for(user).value,
        "registers": registers,
        "categories": _categories() if registers else [],
        "places": _places(patch) if registers else [],
        "tasks": _tasks(user, at) if Duty.HANDLE in may else [],
        "looks": _looks(by.id) if Duty.VERIFY in may else [],
        "route": _route(patch, localdate(at)) if registers else [],
        "lists": _lists() if registers else [],
    }


def _categories() -> list[dict[str, str]]:
    """Return the lower kinds of matter, what can be photographed first."""
    every = categories()
    above = {each.parent for each in every}
    low = [each for each in every if each.code not in above]
    low.sort(key=lambda each: not each.physical)
    return [{"code": each.code, "name": each.name} for each in low]


def _places(patch: Codes) -> list[dict[str, str]]:
    places = Gazetteer()
    found = [
        {"code": code, "name": places.name_of(code)}
        for kind in sorted(EXACT)
        for code, _name, _around in places.of_kind(kind)
        if patch is None or code in patch
    ]
    return found[:PLACES_MOST]


def _tasks(user: User, at: dt.datetime) -> list[dict[str, Any]]:
    by = actor_of(user)
    mine = Filters(status=IN_HAND, handler=by.id)
    somebodys = Filters(status=IN_HAND, handler=NO_CODE, unit=by.unit)
    piles = waiting([mine, somebodys], at, most=TASKS_MOST).piles
    rows = [row for pile in piles for row in pile.rows]
    named = place_names({row.place for row in rows if row.place})
    folded = issues_of([row.case for row in rows]) if rows else {}
    days = calendar()
    found = []
    for row in rows:
        lamp = lamps.shown(row, at, days)
        place = named.get(row.place)
        known = {
            "place": place.name if place else "",
            "lamp": {"colour": str(lamp.colour), "text": lamp.text},
        }
        found.append(_task(row, folded[row.case]) | known)
    return found


def _looks(by: str) -> list[dict[str, str]]:
    """Return what a checker means to see for themselves; it is done on a page of its own."""
    cases = errands.cases_of(by)
    known = rows_of(cases) if cases else {}
    rows = [known[c] for c in cases if c in known and known[c].status is Status.HANDLED]
    named = place_names({row.place for row in rows if row.place})
    return [
        {
            "title": titles.title(row.summary),
            "label": numbers.label(row.number),
            "place": named[row.place].name if row.place in named else "",
            "url": f"{get_script_prefix()}verify/{row.number}/on-site/",
        }
        for row in rows
    ]


def _task(row: Row, issue: Issue) -> dict[str, Any]:
    return {
        "number": row.number,
        "label": numbers.label(row.number),
        "title": titles.title(row.summary),
        "n": row.n,
        "taken_up": row.status is Status.IN_PROGRESS,
        "needs": [kind.value for kind in evidence_missing(issue)],
        # What takes a longer form is done on the page of the matter.
        "page_only": root_cause_needed(issue) and issue.root_cause is None,
        "url": issue_url(row.number),
    }


def _route(patch: Codes, today: dt.date) -> list[dict[str, Any]]:
    wanted = on_the_way(stops(patch), today)[:ROUTE_MOST]
    return [_stop(each, today) for each in wanted]


def _stop(each: StopShown, today: dt.date) -> dict[str, Any]:
    return {
        "key": each.key,
        "label": each.label,
        "where": each.where,
        "place": each.place,
        "ask": each.ask,
        "household": each.household,
        "note": f"{get_script_prefix()}visits/note/{each.place}/",
        "last": last_words(each),
        "done": each.look.tried_on == today,
    }


def last_words(each: StopShown) -> str:
    """Return when somebody was reached here last, in words."""
    day = each.look.reached_on
    return _("上次 %(day)s") % {"day": f"{day:%m-%d}"} if day else _("还没走到过")


def _lists() -> list[dict[str, Any]]:
    return [
        {
            "name": each.name,
            "lines": [{"text": line.text, "sample": line.sample} for line in each.lines],
        }
        for each in lists_in_use()
    ]
