"""What waits for whom: everybody finds their own work, and every count is a list's."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from taizhang.core import commands as co
from taizhang.core.standards import Preset
from taizhang.core.vocabulary import Conclusion, FollowUpOutcome
from taizhang.ledger import book, models
from taizhang.people.models import Unit, User
from taizhang.places import directory
from tests.cast import (
    BEIHU,
    CHEN_GRID_WORKER,
    HE_VERIFIER,
    LI_CLERK,
    LIU_HANDLER,
    MIAO_LEADER,
    SUN_ADMINISTRATOR,
    TANG_HANDLER,
    WANG_HANDLER,
    ZHENG_VERIFIER,
    ZHOU_SECRETARY,
    signed_in,
)
from tests.shell.casework.pages import handlers_see_all
from tests.shell.desk.matters import (
    FAILED,
    GIVEN_BACK,
    TO_THE_UNIT,
    checked,
    desk,
    given_out,
    heaps,
    imported,
    raised,
    reported,
)
from tests.shell.matters import SATISFIED, TO_LIU

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
EVERYBODY = (
    LI_CLERK,
    ZHOU_SECRETARY,
    ZHENG_VERIFIER,
    SUN_ADMINISTRATOR,
    CHEN_GRID_WORKER,
    LIU_HANDLER,
    TANG_HANDLER,
    HE_VERIFIER,
    WANG_HANDLER,
)


def everything() -> None:
    """Put a matter on the book for each thing that can wait."""
    raised()
    raised(co.AcceptIssue())
    given_out()
    given_out(to=TO_THE_UNIT)
    given_back_twice()
    book.submit(reported().case, FAILED, by=ZHENG_VERIFIER)
    reported()
    checked()
    book.submit(checked().case, SATISFIED, by=LI_CLERK)
    objected()
    book.submit(given_out().case, co.AskVoid(reason="登了两遍。"), by=LI_CLERK)
    imported()


def given_back_twice() -> None:
    """Have a matter given back by two units."""
    case = given_out().case
    book.submit(case, GIVEN_BACK, by=LIU_HANDLER)
    book.submit(case, TO_LIU, by=LI_CLERK)
    book.submit(case, GIVEN_BACK, by=LIU_HANDLER)


def objected() -> None:
    """Have a resident object to an explanation."""
    case = checked(Conclusion.EXPLAINED_NOT_ACCEPTED).case
    no = co.RecordFollowUp(voice=1, outcome=FollowUpOutcome.NOT_SOLVED, answer="不同意")
    book.submit(case, no, by=LI_CLERK)


def test_a_clerk_finds_what_the_counter_does():
    everything()
    assert heaps(LI_CLERK) == {"acceptance": 1, "dispatch": 1, "call": 1, "confirming": 1}


def test_a_leader_finds_approvals_first():
    everything()
    found = heaps(ZHOU_SECRETARY)
    assert list(found)[:3] == ["void", "ruling", "responsibility"]
    assert set(found.values()) == {1}


def test_a_handler_finds_what_came_back_then_what_is_theirs_then_what_is_nobodys():
    everything()
    assert heaps(LIU_HANDLER) == {"rework": 1, "mine": 1, "somebody": 1}
    assert heaps(TANG_HANDLER) == {"somebody": 1}
    assert heaps(WANG_HANDLER) == {}


def test_a_verifier_finds_what_others_did_and_never_what_their_own_unit_did():
    directory.settle("青禾街道", preset=Preset.FULL)
    everything()
    assert heaps(ZHENG_VERIFIER) == {"check": 1, "call": 1, "strike-off": 1}
    assert heaps(HE_VERIFIER) == {"call": 1, "strike-off": 1}


def test_in_a_small_office_somebody_of_the_same_unit_may_look():
    reported()
    assert heaps(HE_VERIFIER) == {"check": 1}


def test_a_grid_worker_finds_what_was_given_to_the_community():
    given_out(to=co.DispatchIssue(unit=BEIHU, handler=CHEN_GRID_WORKER.id))
    given_out(to=co.DispatchIssue(unit=BEIHU))
    assert heaps(CHEN_GRID_WORKER) == {"mine": 1, "somebody": 1}


def test_the_administrator_finds_what_was_imported():
    everything()
    assert heaps(SUN_ADMINISTRATOR) == {"confirming": 1}


@pytest.mark.parametrize("who", EVERYBODY, ids=lambda actor: actor.id)
def test_every_count_is_that_of_the_list_it_leads_to(who):
    everything()
    overdue()
    client = signed_in(who)
    shown = desk(who).heaps
    for heap in shown:
        assert client.get(heap.url).context["page"].total.number == heap.count
        for count, url in (
            (heap.red_count, heap.red_url),
            (heap.amber_count, heap.amber_url),
        ):
            if count:
                assert client.get(url).context["page"].total.number == count


@pytest.mark.parametrize("who", EVERYBODY, ids=lambda actor: actor.id)
def test_every_button_opens_the_page_that_does_it(who):
    everything()
    client = signed_in(who)
    for heap in desk(who).heaps:
        for matter in heap.matters:
            assert client.get(matter.act_url).status_code == 200, (heap.key, matter.act)


def overdue() -> None:
    """Let a quarter of all matters be overdue, and a quarter soon."""
    rows = models.Standing.objects.filter(phase=0).order_by("id")
    for place, row in enumerate(rows):
        hours = {0: -30, 1: 1}.get(place % 4, 999)
        row.due_at = row.order_at = now() + dt.timedelta(hours=hours)
        row.amber_at = row.due_at - dt.timedelta(hours=48)
        row.clock = dict(row.clock or {}) | {
            "due_at": row.due_at.isoformat(),
            "amber_at": row.amber_at.isoformat(),
        }
        row.save()


def test_what_is_overdue_stands_on_top_with_its_count():
    for _each in range(6):
        raised()
    last = raised(summary="等了最久的")
    models.Standing.objects.filter(case=last.case).update(
        due_at=now() - dt.timedelta(days=3), order_at=now() - dt.timedelta(days=3)
    )
    (heap,) = desk(LI_CLERK).heaps
    assert (heap.count, heap.red_count, len(heap.matters)) == (7, 1, 5)
    assert heap.matters[0].title == "等了最久的"


def test_a_leader_sees_what_is_overdue_in_the_community_that_is_theirs():
    raised(community="songbai", place="qingsong-3")
    raised()
    models.Standing.objects.update(due_at=now(), order_at=now())
    everywhere = {heap.key: heap for heap in desk(MIAO_LEADER).heaps}["red"]
    assert everywhere.count == 2

    leader = User.objects.filter(pseudonym=ZHOU_SECRETARY.id)
    leader.update(unit=Unit.objects.get(code=BEIHU))
    theirs = {heap.key: heap for heap in desk(ZHOU_SECRETARY).heaps}["red"]
    assert theirs.count == 1
    page = signed_in(ZHOU_SECRETARY).get(theirs.url).context["page"]
    assert page.total.number == 1


def test_an_empty_desk_says_the_next_useful_thing():
    quiet = given_out()
    models.Standing.objects.filter(case=quiet.case).update(
        moved_at=now() - dt.timedelta(days=8)
    )
    handlers_see_all()
    client = signed_in(WANG_HANDLER)
    page = client.get("/desk/").content.decode()
    assert "今天没有要办的。" in page
    assert "看看一周没动静的 1 件" in page
    url = desk(WANG_HANDLER).next[0].url
    assert client.get(url).context["page"].total.number == 1


@pytest.mark.parametrize("who", [ZHOU_SECRETARY, LI_CLERK, LIU_HANDLER, HE_VERIFIER])
def test_a_desk_of_any_size_costs_six_queries(who):
    client = signed_in(who)
    for _size in range(2):
        everything()
        client.get("/desk/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/desk/")
        # A test is one transaction, in which the office is never remembered.
        told = [each["sql"] for each in asked if "places_office" not in each["sql"]]
        assert len(told) <= 6


def test_whoever_signs_in_begins_at_the_desk():
    assert signed_in(LI_CLERK).get("/").headers["Location"] == "/desk/"
