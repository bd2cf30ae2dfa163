"""Every page against every role: who comes in, who is turned away. A route without its row
here fails, so nobody adds a page without saying for whom it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.core.cache import cache
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from taizhang.core import commands as co
from taizhang.core.vocabulary import (
    Channel,
    CheckMethod,
    Conclusion,
    EvidenceKind,
    Nature,
)
from taizhang.ledger import book
from taizhang.people.models import Session
from taizhang.project import tenancy
from tests import offices
from tests.cast import (
    LI_CLERK,
    LIU_HANDLER,
    PROPERTY,
    ZHENG_VERIFIER,
    account,
    settle_office,
    signed_in,
)
from tests.partner_cast import HALL, settle_partners
from tests.shell.who_comes_in import EVERYBODY, PEOPLE, STAFF, STRANGER, WHO_COMES_IN

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

LET_IN = {200, 302, 404, 409, 422}
NOT_THIS_WAY = 405
# What stands in addresses besides the number of an issue; neither is there.
NOWHERE = {
    "sha256": "0" * 64,
    "batch_id": "b-none",
    "job_id": "0" * 16,
    "key": UUID(int=0),
    "who": "9",
}
NOWHERE |= {
    "bundle_id": "p-none",
    "month": "2025-01",
    "slug": "no-view",
    "trip_id": UUID(int=0),
    "role": "nobody",
    "code": "jinxiu-3",
    "change_id": 0,
    "year": 2026,
    "held_id": 0,
    "place": 1,
    "step": "kind",
    "sheet_id": UUID(int=0),
    "mark": "nowhere",
    "id": 0,
    "unit_code": HALL,
    "agreement": 7,
    "period": "2026-11",
    "link": "0" * 32,
    "token": f"{'0' * 32}.{'A' * 43}",
    "name": "progress",
    "member": 7,
    "pseudonym": "a-nobodyxxxx",
    "absence_id": 0,
    "holding_id": 0,
    "notice_id": 0,
    "message_id": 0,
    "ringing_id": 0,
    "kind": "no-post",
    "nth": 1,
    "meeting": 7,
    "topic": 7,
    "door": "A" * 22,
    "n": 1,
    "what": "physical",
    "urgency": "ordinary",
    "policy": "no-policy",
}


@dataclass(frozen=True)
class Route:
    """An address of the site: its name, its view, and what its path names."""

    name: str
    view: Any
    names: frozenset[str]

    def path(self, number: str) -> str:
        """Return the address, for the issue `number` where one stands in it."""
        known = {**NOWHERE, "number": number}
        return reverse(self.name, kwargs={name: known[name] for name in self.names})


def routes(resolver: URLResolver | None = None, above: str = "") -> Iterator[Route]:
    """Yield every route of the site."""
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLResolver):
            yield from routes(
                each, f"{above}{each.namespace}:" if each.namespace else above
            )
        else:
            assert isinstance(each, URLPattern)
            names = frozenset(each.pattern.regex.groupindex)
            yield Route(f"{above}{each.name}", each.callback, names)


# Signing out comes last: one browser can then walk through all of them.
ROUTES = {
    route.name: route
    for route in sorted(routes(), key=lambda route: route.name == "entrance:sign-out")
}


def browser(role: str) -> Client:
    """Return a browser in which somebody of `role` is signed in, or nobody."""
    return Client() if role == STRANGER else signed_in(PEOPLE[role])


def turned_away(answer: Any) -> bool:
    """Return whether `answer` says that this page is for somebody else."""
    if answer.status_code == 302:
        return str(answer.headers["Location"]).startswith("/sign-in/?next=")
    assert answer.status_code in LET_IN | {403}, answer.status_code
    return bool(answer.status_code == 403)


def everything_kept() -> dict[str, list[Any]]:
    """Return all rows of both databases, but for the sessions.

    And but for the audit, whose very purpose is to note that somebody looked.
    """
    passing = {Session, *apps.get_app_config("audit").get_models()}
    kept = [model for model in apps.get_models() if model not in passing]
    return {model._meta.label: list(model._default_manager.values()) for model in kept}


def matters() -> list[str]:
    """Put a matter on the ledger for each main station; return their numbers."""
    raised = co.RegisterIssue(
        summary="3 号楼楼道灯不亮",
        channel=Channel.COUNTER,
        nature=Nature.REQUEST,
        category="street-lights",
        community="beihu",
        place="jinxiu-3",
        reporter="王桂兰",
        phone="13800004521",
    )
    to_liu = co.DispatchIssue(unit=PROPERTY, handler=LIU_HANDLER.id)
    lit = co.AddEvidence(shows=EvidenceKind.AFTER_PHOTO, sha256="ab" * 32)
    done = co.ReportHandled(conclusion=Conclusion.SOLVED, result="换了灯。")
    seen = co.RecordVerification(passed=True, method=CheckMethod.ON_SITE)
    waiting = book.submit("", raised, by=LI_CLERK).issue
    checked = book.submit("", raised, co.AcceptIssue(), to_liu, by=LI_CLERK).issue
    book.submit(checked.case, lit, done, by=LIU_HANDLER)
    book.submit(checked.case, seen, by=ZHENG_VERIFIER)
    return [waiting.number, checked.number]


@pytest.fixture(autouse=True)
def office(tmp_path, monkeypatch):
    """Settle the office of the cast."""
    monkeypatch.setenv("TAIZHANG_DATA", str(tmp_path / "data"))
    cache.clear()
    settle_office()
    settle_partners()


def test_every_route_has_its_row():
    assert sorted(ROUTES) == sorted(WHO_COMES_IN)


def test_every_view_says_whom_it_lets_in():
    assert [name for name, route in ROUTES.items() if not hasattr(route.view, "door")] == []


def test_each_page_opens_to_its_roles_and_to_nobody_else():
    number = matters()[0]
    opened: dict[str, set[str]] = {name: set() for name in ROUTES}
    for role in sorted(EVERYBODY):
        client = browser(role)
        for name, route in ROUTES.items():
            answer = client.get(route.path(number))
            if answer.status_code == NOT_THIS_WAY:
                answer = client.post(route.path(number))
            if not turned_away(answer):
                opened[name].add(role)

    # Only what differs: of all of it pytest would draw a comparison for half an hour.
    assert {n: roles for n, roles in opened.items() if roles != WHO_COMES_IN[n]} == {}


@pytest.mark.many_offices
def test_whoever_is_signed_in_here_is_a_stranger_next_door_on_every_page():
    here = matters()[0]
    offices.settle_next_door()
    with offices.next_door():
        there = matters()[0]
    opened: dict[str, set[str]] = {name: set() for name in ROUTES}
    for role in sorted(STAFF):
        client = offices.carried_next_door(browser(role))
        for name, route in ROUTES.items():
            answers = [client.get(route.path(there)), client.post(route.path(there))]
            if not all(
                each.status_code == NOT_THIS_WAY or turned_away(each) for each in answers
            ):
                opened[name].add(role)

    assert here == there
    open_to_all = {name for name, roles in WHO_COMES_IN.items() if STRANGER in roles}
    meant = {name: set(STAFF if name in open_to_all else ()) for name in ROUTES}
    assert {n: roles for n, roles in opened.items() if roles != meant[n]} == {}


@pytest.mark.many_offices
def test_whatever_is_opened_and_sent_here_changes_nothing_next_door():
    numbers = matters()
    offices.settle_next_door()
    with offices.next_door():
        matters()
        before = everything_next_door()
    for role in sorted(EVERYBODY):
        client = browser(role)
        for route in ROUTES.values():
            client.get(route.path(numbers[0]))
            client.post(route.path(numbers[0]))

    with offices.next_door():
        after = everything_next_door()
    assert [label for label, rows in after.items() if rows != before[label]] == []


def everything_next_door() -> dict[str, list[Any]]:
    """Return all rows of an office, sessions and audit among them."""
    kept = [m for m in apps.get_models() if m._meta.app_label not in tenancy.SHARED]
    return {model._meta.label: list(model._default_manager.values()) for model in kept}


def test_what_cannot_be_opened_cannot_be_sent_either():
    number = matters()[0]
    slipped_in = []
    for role in sorted(EVERYBODY):
        client = browser(role)
        for name in [name for name, roles in WHO_COMES_IN.items() if role not in roles]:
            answer = client.post(ROUTES[name].path(number))
            if answer.status_code != NOT_THIS_WAY and not turned_away(answer):
                slipped_in.append((role, name))

    assert slipped_in == []


def test_looking_at_pages_changes_nothing():
    numbers = matters()
    browsers = [browser(role) for role in sorted(EVERYBODY)]
    before = everything_kept()
    for client in browsers:
        for route in ROUTES.values():
            for number in numbers if "number" in route.names else numbers[:1]:
                client.get(route.path(number))

    assert everything_kept() == before


def test_a_form_from_another_site_is_refused():
    number = matters()[0]
    client = Client(enforce_csrf_checks=True)
    client.force_login(account(LI_CLERK))
    before = everything_kept()
    said = {"role": "clerk", "language": "en", "act": "register", "summary": "灯不亮"}

    answers = {
        name: client.post(route.path(number), said).status_code
        for name, route in ROUTES.items()
    }
    assert answers == dict.fromkeys(ROUTES, 403)
    assert everything_kept() == before
