"""An address that names a thing of one office names nothing at the other."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from taizhang.atlas.models import PlaceSheet
from taizhang.core.vocabulary import Actor
from taizhang.desk.models import Draft
from taizhang.printing import to_print
from tests.cast import signed_in
from tests.offices import next_door, signed_in_next_door
from tests.partner_cast import settle_partners
from tests.shell.offices.things import NAMES, made
from tests.shell.test_routes_and_roles import NOWHERE, ROUTES
from tests.shell.who_comes_in import PEOPLE, STAFF, WHO_COMES_IN

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("two_offices"),
    pytest.mark.many_offices,
]
NOT_THERE, NOT_THIS_WAY = 404, 405
# Pressed twice these say the same again, whatever is there: they are looked at here.
SAID_TWICE = {name for name in ROUTES if name.endswith(":bring")}
SAID_TWICE |= {"desk:discard", "claim:claim", "hotline:register"}
NAMING = {name: route for name, route in ROUTES.items() if route.names & NAMES}


@pytest.fixture
def things(monkeypatch, two_offices) -> dict[str, Any]:
    """Return what one office has, of everything that stands in an address."""
    monkeypatch.setattr(to_print, "AT_ONCE", 3)
    monkeypatch.setattr("taizhang.printing.ledger_views.AT_ONCE", 3)
    settle_partners()
    with next_door():
        settle_partners()
    return made()


def whose(name: str) -> Actor:
    """Return somebody for whom the page is: the clerk, whose the things are, if she may."""
    roles = WHO_COMES_IN[name] & STAFF
    return PEOPLE["clerk" if "clerk" in roles else min(roles)]


def asked(client: Client, name: str, things: dict[str, Any]) -> tuple[int, int]:
    """Return what an address that names `things` answers, looked at and pressed."""
    known = NOWHERE | things
    address = reverse(name, kwargs={each: known[each] for each in NAMING[name].names})
    return client.get(address).status_code, client.post(address).status_code


def test_none_of_it_is_found_next_door(things):
    shown, changed = [], []
    for name in NAMING:
        looked, pressed = asked(signed_in_next_door(whose(name)), name, things)
        shown += [name] if looked not in {NOT_THERE, NOT_THIS_WAY} else []
        changed += [name] if pressed not in {NOT_THERE, NOT_THIS_WAY} else []

    assert shown == []
    assert set(changed) <= SAID_TWICE
    assert Draft.objects.filter(key=things["key"]).exists()
    assert PlaceSheet.objects.filter(id=things["sheet_id"]).exists()


def test_and_all_of_it_is_found_here(things):
    found: set[str] = set()
    # Taking a change back takes the place along: last.
    for name in sorted(NAMING, key=lambda name: "change_id" in NAMING[name].names):
        if set(asked(signed_in(whose(name)), name, things)) - {NOT_THERE, NOT_THIS_WAY}:
            found |= NAMING[name].names & NAMES

    assert found == NAMES
