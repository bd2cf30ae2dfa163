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
    CHEN_GRID_WORKER,
    LI_CLERK,
    LIU_HANDLER,
    PROPERTY,
    SUN_ADMINISTRATOR,
    WU_AUDITOR,
    ZHENG_VERIFIER,
    ZHOU_SECRETARY,
    account,
    settle_office,
    signed_in,
)
from tests.partner_cast import FANG_PARTNER, HALL, settle_partners

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

PEOPLE = {
    "clerk": LI_CLERK,
    "grid worker": CHEN_GRID_WORKER,
    "handler": LIU_HANDLER,
    "verifier": ZHENG_VERIFIER,
    "secretary": ZHOU_SECRETARY,
    "administrator": SUN_ADMINISTRATOR,
    "auditor": WU_AUDITOR,
    "partner": FANG_PARTNER,
}
STRANGER = "stranger"
STAFF = frozenset(PEOPLE)
EVERYBODY = STAFF | {STRANGER}


def only(*roles: str) -> frozenset[str]:
    """Return the roles a route is for, each of which there is."""
    assert set(roles) <= STAFF
    return frozenset(roles)


AT_THE_COUNTER = only("clerk", "grid worker", "administrator")
GIVING_OUT = only("clerk", "secretary")
DOING = only("grid worker", "handler", "partner")
PARTNERSHIP = only("clerk", "secretary", "administrator", "partner")
KEEPING = only("clerk", "secretary", "administrator")
ASKING = only("clerk", "verifier")
BRINGING_IN = only("clerk", "administrator")

KEEPING_PLACES = (
    *("root", "place", "find", "lately", "undo", "sheet", "export", "template", "preview"),
    *("bring", "posters", "print", "add-point", "change-point", "drop-name", "add"),
    *("rename", "alias", "describe", "move", "split", "merge", "end"),
)

KEEPING_PEOPLE = (
    *("people:list", "people:find", "people:add", "people:slips", "people:person"),
    *("people:close", "people:reopen", "people:password", "units:list", "units:add"),
    *("units:unit", "units:close", "units:reopen", "roles:list", "roles:add"),
    *("roles:role", "roles:put-away", "roles:bring-back"),
    *("people:sheet", "people:export", "people:template", "people:preview"),
    *("people:bring", "units:sheet", "units:export", "units:template", "units:preview"),
    *("units:bring", "setup:resume", "setup:name", "setup:places", "setup:people"),
    *("setup:preset", "setup:posters", "setup:done", "setup:go", "setup:finish"),
    *("settings:settings", "settings:rename", "settings:choose-preset"),
    *("settings:switch", "settings:set-up-again"),
)
KEEPING_POSTS = (
    *("posts", "vacant", "area", "seat", "holding", "leave", "kinds", "usual", "kind"),
    *("add-kind", "add-committee", "committee", "sheet", "export", "template", "preview"),
    "bring",
)
ABSENCE = (
    *("ab", "away", "back", "handed-back", "read", "person", "backup", "person-away"),
    "person-back",
)

WHO_COMES_IN = {
    "healthz": EVERYBODY,
    "entrance:home": EVERYBODY,
    "entrance:sign-in": EVERYBODY,
    "entrance:sign-out": EVERYBODY,
    "entrance:enter-demo": EVERYBODY,
    "entrance:choose-language": EVERYBODY,
    "entrance:change-password": STAFF,
    "entrance:second-step": EVERYBODY,
    "entrance:passkey-asked": EVERYBODY,
    "entrance:passkey": EVERYBODY,
    "entrance:again": STAFF,
    "myself:page": STAFF,
    "myself:end-session": STAFF,
    "myself:end-sessions": STAFF,
    "myself:rules": only("administrator"),
    "myself:second-factor": STAFF,
    "myself:code": STAFF,
    "myself:code-off": STAFF,
    "myself:passkey-asked": STAFF,
    "myself:add-passkey": STAFF,
    "myself:name-passkey": STAFF,
    "myself:drop-passkey": STAFF,
    "myself:recovery": STAFF,
    "desk:desk": STAFF,
    "desk:changes": STAFF,
    "desk:seen": STAFF,
    "desk:offered": STAFF,
    "desk:keep": STAFF,
    "desk:draft": STAFF,
    "desk:discard": STAFF,
    "listing:ledger": STAFF,
    "listing:find": STAFF,
    "listing:csv": STAFF,
    "listing:xlsx": STAFF,
    "listing:next": STAFF,
    "listing:previous": STAFF,
    "listing:views": STAFF,
    "listing:save-view": STAFF,
    "listing:view": STAFF,
    "listing:columns": STAFF,
    "listing:rename-view": STAFF,
    "listing:delete-view": STAFF,
    "listing:keep-view": STAFF,
    "listing:open-first": STAFF,
    "listing:move-view": STAFF,
    "bulk:dispatch": GIVING_OUT,
    "bulk:remind": STAFF - {"handler", "auditor", "partner"},
    "bulk:merge": GIVING_OUT,
    "bulk:confirm": only("clerk", "secretary", "administrator"),
    "bulk:correct": GIVING_OUT,
    "bulk:step": STAFF,
    "bulk:go-on": STAFF,
    "bulk:undo": STAFF,
    "bulk:peek": STAFF,
    "bulk:edit-unit": GIVING_OUT,
    "bulk:edit-category": GIVING_OUT,
    "intake:register": AT_THE_COUNTER,
    "intake:alike": AT_THE_COUNTER,
    "intake:places": AT_THE_COUNTER,
    "intake:done": AT_THE_COUNTER,
    **{f"atlas:{name}": only("administrator") for name in KEEPING_PLACES},
    **dict.fromkeys(KEEPING_PEOPLE, only("administrator")),
    "atlas:unlocated": GIVING_OUT,
    "sign:sign": EVERYBODY,
    **{f"roster:{name}": only("administrator") for name in KEEPING_POSTS},
    **{f"roster:{name}": STAFF for name in ABSENCE},
    "roster:handover": only("clerk", "secretary", "administrator"),
    **{f"grids:{name}": EVERYBODY for name in ("find", "ask", "grid", "photo")},
    **{f"grids:{name}": only("administrator") for name in ("outlines", "draw", "drop")},
    "roundtrip:out": GIVING_OUT,
    "roundtrip:back": GIVING_OUT,
    "roundtrip:trip": GIVING_OUT,
    "roundtrip:bring-in": GIVING_OUT,
    "roundtrip:take-back": GIVING_OUT,
    "manual:mine": STAFF,
    "manual:page": STAFF,
    "board:board": STAFF,
    "auditing:record": only("auditor"),
    "auditing:csv": only("auditor"),
    "revealing:reveal": STAFF - {"administrator", "auditor"},
    "casework:issue": STAFF,
    "casework:dispatch": GIVING_OUT,
    "casework:accept": GIVING_OUT,
    "casework:confirm": only("clerk", "secretary", "administrator"),
    "casework:offer": GIVING_OUT,
    "casework:withdraw-offer": GIVING_OUT,
    "casework:decline": GIVING_OUT,
    "casework:refer": GIVING_OUT,
    "casework:voice": AT_THE_COUNTER,
    "casework:report": DOING,
    "casework:take-up": DOING,
    "casework:progress": DOING,
    "casework:evidence": STAFF - {"secretary", "auditor"},
    "casework:return": DOING,
    "casework:root-cause": DOING | GIVING_OUT,
    "casework:remind": STAFF - {"handler", "auditor", "partner"},
    "casework:strike-off": only("verifier", "secretary"),
    "casework:follow-up": ASKING,
    "casework:post": ASKING,
    "casework:rule": only("secretary"),
    "casework:reopen": only("clerk", "verifier", "secretary"),
    "casework:correct": GIVING_OUT,
    "casework:complained-of": AT_THE_COUNTER | {"secretary"},
    "casework:merge": GIVING_OUT,
    "casework:split": GIVING_OUT,
    "casework:withdraw": GIVING_OUT,
    "casework:void": AT_THE_COUNTER | {"secretary"},
    "casework:decide-void": only("secretary"),
    "casework:undo": STAFF,
    "casework:erase": only("administrator"),
    "health:page": only("administrator"),
    "health:back-up": only("administrator"),
    "health:drill": only("administrator"),
    "health:examine": only("administrator"),
    "health:tighten": only("administrator"),
    "health:choose-folders": only("administrator"),
    "partners:partners": PARTNERSHIP,
    "partners:partner": PARTNERSHIP,
    "partners:certificate": PARTNERSHIP,
    "partners:add-agreement": KEEPING,
    "partners:change-agreement": KEEPING,
    "partners:tags": KEEPING,
    "partners:outside": KEEPING,
    "claim:board": GIVING_OUT | {"partner"},
    "claim:claim": only("partner"),
    "tasklinks:links": GIVING_OUT,
    "tasklinks:renew": GIVING_OUT,
    "tasklinks:withdraw": GIVING_OUT,
    "task:task": EVERYBODY,
    "task:code": EVERYBODY,
    "task:act": EVERYBODY,
    "task:photo": EVERYBODY,
    "council:members": KEEPING,
    "council:add": KEEPING,
    "council:change": KEEPING,
    "council:kinds": KEEPING,
    "verification:queue": ASKING,
    "verification:check": ASKING,
    "exchange:imports": BRINGING_IN,
    "exchange:batch": BRINGING_IN,
    "exchange:paste": BRINGING_IN,
    "exchange:match-columns": BRINGING_IN,
    "exchange:fix": BRINGING_IN,
    "exchange:undo-fix": BRINGING_IN,
    "exchange:stop-work": BRINGING_IN,
    "exchange:begin-again": BRINGING_IN,
    "exchange:go-on": BRINGING_IN,
    "exchange:confirm-rows": BRINGING_IN,
    "exchange:withdraw-batch": BRINGING_IN,
    "exchange:discard-batch": BRINGING_IN,
    "exchange:error-sheet": BRINGING_IN,
    "longwork:jobs": STAFF,
    "longwork:job": STAFF,
    "longwork:cancel": STAFF,
    "printing:ledger": STAFF,
    "printing:ledger-pdf": STAFF,
    "printing:bind": STAFF,
    "printing:bundle": STAFF,
    "printing:settings": only("administrator"),
    "printing:months": STAFF,
    "printing:month": STAFF,
    "printing:month-pdf": STAFF,
    "printing:close-month": only("secretary"),
    "printing:approval": STAFF,
    "printing:approval-pdf": STAFF,
    "printing:file": STAFF,
    "printing:file-pdf": STAFF,
    "files:file": STAFF,
    "files:thumbnail": STAFF,
}
LET_IN = {200, 302, 404, 409, 422}
NOT_THIS_WAY = 405
# What stands in addresses besides the number of an issue; neither is there.
NOWHERE = {"sha256": "0" * 64, "batch_id": "b-none", "job_id": "0" * 16, "key": UUID(int=0)}
NOWHERE |= {
    "bundle_id": "p-none",
    "month": "2025-01",
    "slug": "no-view",
    "trip_id": UUID(int=0),
    "role": "nobody",
    "code": "jinxiu-3",
    "change_id": 0,
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
    "kind": "no-post",
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

    assert opened == WHO_COMES_IN


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
    assert opened == {name: set(STAFF if name in open_to_all else ()) for name in ROUTES}


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
        assert everything_next_door() == before


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
