"""AB 岗 on the desk: one tap says that A is away, and what was A's lies on B's desk."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from taizhang.core import commands as co
from taizhang.core.vocabulary import Actor
from taizhang.ledger import book
from taizhang.people import absences
from tests.cast import (
    LI_CLERK,
    LIU_HANDLER,
    TANG_HANDLER,
    WANG_HANDLER,
    ZHENG_VERIFIER,
    ZHOU_SECRETARY,
    account,
    signed_in,
)
from tests.shell.desk.matters import TO_THE_UNIT, desk, given_out, heaps, raised, reported

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
AWAY_BUTTON = "我今天不在"


def page(of: Actor) -> str:
    """Return what a desk says."""
    return signed_in(of).get("/desk/").content.decode()


def stands_in(backup: Actor, person: Actor) -> None:
    """Name who stands in for `person`."""
    absences.name_backup(account(person), account(backup))


def taps_away(person: Actor) -> str:
    """Let somebody tap that they are away today; return what the desk says then."""
    said = signed_in(person).post("/ab/away/", follow=True)
    return str(said.content.decode())


def test_one_tap_says_it_and_names_who_stands_in():
    stands_in(WANG_HANDLER, LIU_HANDLER)

    assert AWAY_BUTTON in page(LIU_HANDLER)
    said = taps_away(LIU_HANDLER)

    assert "由 王磊 代" in said
    assert "我回来了" in said
    assert AWAY_BUTTON not in said


def test_as_matters_lie_on_bs_desk_as_as():
    given_out()
    stands_in(WANG_HANDLER, LIU_HANDLER)
    before = heaps(WANG_HANDLER)
    taps_away(LIU_HANDLER)

    names = {heap.name: heap.count for heap in desk(WANG_HANDLER).heaps}

    assert before == {}
    assert names == {"代 刘强：在办的": 1}
    assert "您今天代 刘强" in page(WANG_HANDLER)


def test_so_does_what_came_to_as_unit_and_nobody_took():
    given_out(to=TO_THE_UNIT)
    stands_in(WANG_HANDLER, LIU_HANDLER)
    taps_away(LIU_HANDLER)

    assert heaps(WANG_HANDLER) == {f"somebody-{LIU_HANDLER.id}": 1}


def test_a_colleague_sees_what_the_unit_has_not_taken_once_only():
    given_out(to=TO_THE_UNIT)
    stands_in(TANG_HANDLER, LIU_HANDLER)
    taps_away(LIU_HANDLER)

    assert heaps(TANG_HANDLER) == {"somebody": 1}


def test_what_waits_for_a_duty_that_b_has_not_lies_there_too_and_opens():
    issue = reported()
    stands_in(WANG_HANDLER, ZHENG_VERIFIER)
    assert signed_in(WANG_HANDLER).get(f"/verify/{issue.number}/").status_code == 403
    taps_away(ZHENG_VERIFIER)

    assert heaps(WANG_HANDLER) == {f"check-{ZHENG_VERIFIER.id}": 1}
    assert signed_in(WANG_HANDLER).get(f"/verify/{issue.number}/").status_code == 200


def test_b_takes_up_and_the_timeline_tells_for_whom():
    issue = given_out()
    stands_in(WANG_HANDLER, LIU_HANDLER)
    taps_away(LIU_HANDLER)
    client = signed_in(WANG_HANDLER)
    form = client.get(f"/i/{issue.number}/take-up/").context["form"]
    sent = {"key": str(form["key"].value()), "n": str(form["n"].value())}

    told = client.post(f"/i/{issue.number}/take-up/", sent, follow=True).content.decode()

    assert "城管科 王磊（代 刘强）" in told
    assert book.issue_of(issue.case).handler == LIU_HANDLER.id


def test_on_return_a_finds_what_was_done_and_what_is_open():
    issue, other = given_out(), given_out(summary="北门路灯不亮")
    stands_in(WANG_HANDLER, LIU_HANDLER)
    taps_away(LIU_HANDLER)
    book.submit(issue.case, co.TakeUp(), by=WANG_HANDLER)
    book.submit(issue.case, co.RecordProgress(text="到了现场。"), by=WANG_HANDLER)

    back = signed_in(LIU_HANDLER).post("/ab/back/", follow=True)
    told = back.content.decode()

    assert back.redirect_chain[-1][0].startswith("/ab/returned/")
    assert "王磊 替您办了 2 步" in told
    assert "还在您手上的" in told
    assert told.count(f"/i/{other.number}/") == 1
    assert heaps(WANG_HANDLER) == {}


def test_the_desk_points_there_until_it_was_read():
    given_out()
    taps_away(LIU_HANDLER)
    signed_in(LIU_HANDLER).post("/ab/back/")
    address = desk(LIU_HANDLER).presence.back_url

    assert "欢迎回来" in page(LIU_HANDLER)
    signed_in(LIU_HANDLER).post(f"{address}read/")

    assert "欢迎回来" not in page(LIU_HANDLER)


def test_nobody_reads_what_was_done_for_another():
    taps_away(LIU_HANDLER)
    signed_in(LIU_HANDLER).post("/ab/back/")
    address = desk(LIU_HANDLER).presence.back_url

    assert signed_in(TANG_HANDLER).get(address).status_code == 404
    assert signed_in(TANG_HANDLER).post(f"{address}read/").status_code == 404


def test_with_nobody_there_the_secretary_sees_it_and_the_clerk_does_not():
    given_out()
    stands_in(TANG_HANDLER, LIU_HANDLER)
    stands_in(LIU_HANDLER, TANG_HANDLER)
    taps_away(TANG_HANDLER)
    said = taps_away(LIU_HANDLER)

    assert "没人在岗" in said
    assert heaps(ZHOU_SECRETARY)["alone"] == 1
    assert "alone" not in heaps(LI_CLERK)


def test_what_somebody_left_who_is_gone_for_good_is_seen_as_well():
    given_out()
    leaver = account(LIU_HANDLER)
    leaver.is_active = False
    leaver.save()

    assert heaps(ZHOU_SECRETARY)["alone"] == 1


def test_a_quiet_desk_does_not_list_what_is_not_its_owners():
    stands_in(WANG_HANDLER, LIU_HANDLER)
    taps_away(LIU_HANDLER)
    raised()

    assert not [name for name in desk(WANG_HANDLER).quiet if name.startswith("代")]


def test_it_costs_no_query_for_each_person_stood_in_for():
    for person in (LIU_HANDLER, TANG_HANDLER):
        stands_in(WANG_HANDLER, person)
    given_out()
    client = signed_in(WANG_HANDLER)
    taps_away(LIU_HANDLER)
    client.get("/desk/")
    with CaptureQueriesContext(connection) as one:
        client.get("/desk/")
    taps_away(TANG_HANDLER)
    client.get("/desk/")
    with CaptureQueriesContext(connection) as two:
        client.get("/desk/")

    assert len(two) == len(one) <= 10
