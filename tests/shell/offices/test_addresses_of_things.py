"""An address that names a thing of one office names nothing at the other."""

from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from taizhang.atlas.models import PlaceSheet
from taizhang.core.vocabulary import Actor
from taizhang.desk.models import Draft
from taizhang.files.keeping import keep
from taizhang.jobs.queue import enqueue
from taizhang.listing.models import View
from taizhang.places.models import Place, PlaceChange
from taizhang.printing import to_print
from taizhang.roundtrip.models import Trip
from tests.cast import LI_CLERK, SUN_ADMINISTRATOR, signed_in
from tests.offices import signed_in_next_door
from tests.shell.atlas.test_places_in_excel import NEW
from tests.shell.atlas.test_places_in_excel import handed_in as places_handed_in
from tests.shell.casework import pages
from tests.shell.desk import matters as desk
from tests.shell.exchange import wizard
from tests.shell.files.samples import photo
from tests.shell.listing.test_views_of_the_ledger import saved
from tests.shell.printing.test_long_ledgers import bound
from tests.shell.roundtrip.sheets import cell, edited, handed_in, taken_out
from tests.shell.test_routes_and_roles import PEOPLE, ROUTES, STAFF, WHO_COMES_IN

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("two_offices"),
    pytest.mark.many_offices,
]
NOT_THERE, NOT_THIS_WAY = 404, 405
# Months, roles and the like are the same everywhere.
NO_THINGS = {"month", "role"}
# Pressed twice these say the same again, whatever is there: they are looked at here.
SAID_TWICE = {"desk:discard", "atlas:bring"}
NAMING = {
    name: route
    for name, route in ROUTES.items()
    if route.names and not route.names & NO_THINGS
}


@pytest.fixture
def things(monkeypatch) -> dict[str, Any]:
    """Return what one office has of everything that stands in an address."""
    # Four matters are a long ledger here, which is bound in volumes.
    monkeypatch.setattr(to_print, "AT_ONCE", 3)
    monkeypatch.setattr("taizhang.printing.ledger_views.AT_ONCE", 3)
    for each in range(3):
        pages.registered(summary=f"第{each}件")
    clerk, keeper = signed_in(LI_CLERK), signed_in(SUN_ADMINISTRATOR)
    number = pages.handled().number
    volumes = bound()
    draft = desk.register_form(clerk)
    desk.keep(clerk, draft)
    saved(clerk)
    handed_in(clerk, edited(taken_out(clerk), cell("性质", number, "投诉")))
    keeper.post(f"{places_handed_in(keeper, *NEW)}bring/")
    places_handed_in(keeper, *NEW)
    place = Place.objects.get(name="碧水苑")
    keeper.post(f"/places/at/{place.code}/rename/", {"name": "碧水花园"})
    return {
        "number": number,
        "sha256": keep(BytesIO(photo()), "楼道.jpg").sha256,
        "batch_id": wizard.opened(("", "2025-03-02", "路灯不亮")).batch.id,
        "job_id": enqueue("examine-book", by=LI_CLERK.id),
        "key": draft["key"],
        "slug": View.objects.get(name="北湖的事").slug,
        "trip_id": Trip.objects.get().id,
        "sheet_id": PlaceSheet.objects.get().id,
        "code": place.code,
        "change_id": PlaceChange.objects.latest("pk").pk,
        "bundle_id": volumes.id,
    }


def whose(name: str) -> Actor:
    """Return somebody for whom the page is: the clerk, whose the things are, if she may."""
    roles = WHO_COMES_IN[name] & STAFF
    return PEOPLE["clerk" if "clerk" in roles else min(roles)]


def asked(client: Client, name: str, things: dict[str, Any]) -> tuple[int, int]:
    """Return what an address that names `things` answers, looked at and pressed."""
    address = reverse(name, kwargs={each: things[each] for each in NAMING[name].names})
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
        answers = asked(signed_in(whose(name)), name, things)
        found |= NAMING[name].names if set(answers) - {NOT_THERE, NOT_THIS_WAY} else set()

    assert found == set(things)


def test_everything_that_an_address_can_name_is_tried(things):
    named = set().union(*(route.names for route in ROUTES.values()))
    assert named - NO_THINGS == set(things)
