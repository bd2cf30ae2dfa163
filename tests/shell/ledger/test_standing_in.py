"""AB 岗 on the book: who stands in is read when it is written, whatever a page believed."""

import datetime as dt
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate, now

from taizhang.core import commands as co
from taizhang.core.refusals import Refusal, Refused
from taizhang.core.vocabulary import Actor
from taizhang.ledger import book, fsck, queries
from taizhang.ledger.filtering import Filters
from taizhang.ledger.looking import looking
from taizhang.people import absences
from taizhang.people.identity import actor_of
from taizhang.people.models import User
from taizhang.people.rota import rota
from taizhang.web.looking import sight_of
from tests.cast import (
    BEIHU,
    CHEN_GRID_WORKER,
    LIU_HANDLER,
    PROPERTY,
    TANG_HANDLER,
    WANG_HANDLER,
    account,
)
from tests.shell.ledger.matters import TAKEN_ON, registered, whole

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("office"),
]
TOMORROW = dt.timedelta(days=1)


def backs_up(person: Actor, backup: Actor) -> None:
    """Name who stands in for `person`."""
    absences.name_backup(account(person), account(backup))


def away(person: Actor) -> None:
    """Let `person` be away today."""
    absences.go(account(person), localdate(), person.id, now(), 0)


def taken_up(case: str, by: Actor):
    """Let `by` take the matter up."""
    return book.submit(case, co.TakeUp(), by=by)


def test_what_b_does_while_a_is_away_is_written_as_bs_in_as_place():
    case = registered(*TAKEN_ON).issue.case
    backs_up(LIU_HANDLER, WANG_HANDLER)
    away(LIU_HANDLER)

    done = taken_up(case, WANG_HANDLER)

    (entry,) = done.entries
    assert (entry.actor, entry.in_place_of) == (WANG_HANDLER.id, LIU_HANDLER.id)
    assert book.issue_of(case) == done.issue
    assert done.issue.handler == LIU_HANDLER.id
    assert whole()


def test_the_leaf_names_who_did_it_and_only_commits_to_in_whose_place():
    case = registered(*TAKEN_ON).issue.case
    backs_up(LIU_HANDLER, WANG_HANDLER)
    away(LIU_HANDLER)
    taken_up(case, WANG_HANDLER)

    with connection.cursor() as cursor:
        cursor.execute("SELECT leaf FROM ledger_entry ORDER BY seq DESC LIMIT 1")
        leaf = bytes(cursor.fetchone()[0]).decode()

    assert f'"actor":"{WANG_HANDLER.id}"' in leaf
    assert '"in_place_of":' in leaf
    assert LIU_HANDLER.id not in leaf


def test_nobody_stands_in_for_somebody_who_is_there():
    case = registered(*TAKEN_ON).issue.case
    backs_up(LIU_HANDLER, WANG_HANDLER)
    believed = replace(WANG_HANDLER, covers=(LIU_HANDLER,))

    with pytest.raises(Refused) as refused:
        taken_up(case, believed)

    assert refused.value.refusals == (Refusal.NOT_YOUR_UNIT,)
    assert book.issue_of(case).handler == LIU_HANDLER.id


def test_nor_for_somebody_who_came_back():
    case = registered(*TAKEN_ON).issue.case
    backs_up(LIU_HANDLER, WANG_HANDLER)
    away(LIU_HANDLER)
    believed = actor_of(account(WANG_HANDLER))
    absences.come_back(account(LIU_HANDLER), now())

    with pytest.raises(Refused):
        taken_up(case, believed)
    assert [each.id for each in believed.covers] == [LIU_HANDLER.id]
    assert actor_of(account(WANG_HANDLER)).covers == ()


def test_b_away_too_is_followed_to_bs_own_b():
    backs_up(LIU_HANDLER, TANG_HANDLER)
    backs_up(TANG_HANDLER, WANG_HANDLER)
    away(LIU_HANDLER)
    away(TANG_HANDLER)

    assert dict(rota().there) == {
        LIU_HANDLER.id: WANG_HANDLER.id,
        TANG_HANDLER.id: WANG_HANDLER.id,
    }
    assert {each.unit for each in actor_of(account(WANG_HANDLER)).covers} == {PROPERTY}


def test_two_who_stand_in_for_each_other_and_are_both_away_leave_nobody():
    backs_up(LIU_HANDLER, TANG_HANDLER)
    backs_up(TANG_HANDLER, LIU_HANDLER)
    away(LIU_HANDLER)
    away(TANG_HANDLER)

    assert {each.id for each in rota().alone} == {LIU_HANDLER.id, TANG_HANDLER.id}


def test_an_account_that_was_closed_stands_in_for_nobody():
    backs_up(LIU_HANDLER, TANG_HANDLER)
    User.objects.filter(pseudonym=TANG_HANDLER.id).update(is_active=False)
    away(LIU_HANDLER)

    assert [each.id for each in rota().alone] == [LIU_HANDLER.id]


def test_an_absence_ends_by_itself_the_day_after():
    absences.go(account(LIU_HANDLER), localdate() + TOMORROW, LIU_HANDLER.id, now(), 0)

    assert LIU_HANDLER.id in rota(localdate() + TOMORROW).away
    assert rota(localdate() + 2 * TOMORROW).away == {}


def test_who_says_it_twice_is_away_once_until_the_later_word():
    until = localdate() + TOMORROW
    away(LIU_HANDLER)
    absences.go(account(LIU_HANDLER), until, LIU_HANDLER.id, now(), 0)

    assert dict(rota().away) == {LIU_HANDLER.id: until}
    assert account(LIU_HANDLER).absences.count() == 1


@pytest.mark.parametrize("days", [-1, 400])
def test_nobody_is_away_until_yesterday_or_for_ever(days):
    with pytest.raises(absences.BadDay):
        absences.go(
            account(LIU_HANDLER), localdate() + days * TOMORROW, LIU_HANDLER.id, now(), 0
        )
    assert not rota().away


def test_b_sees_as_matters_while_a_is_away_and_not_after():
    number = registered(*TAKEN_ON).issue.number
    backs_up(LIU_HANDLER, WANG_HANDLER)

    def seen() -> bool:
        with looking(sight_of(account(WANG_HANDLER))):
            return number in {row.number for row in queries.page(Filters(), now()).rows}

    before = seen()
    away(LIU_HANDLER)
    meanwhile = seen()
    absences.come_back(account(LIU_HANDLER), now())

    assert (before, meanwhile, seen()) == (False, True, False)


def test_but_no_complaint_about_bs_own_unit():
    about_them = co.NameComplainedOf(unit=BEIHU)
    case = registered(co.AcceptIssue(), about_them).issue.number
    backs_up(LIU_HANDLER, CHEN_GRID_WORKER)
    away(LIU_HANDLER)

    with looking(sight_of(account(CHEN_GRID_WORKER))):
        assert case not in {row.number for row in queries.page(Filters(), now()).rows}


def test_with_everybody_there_the_book_asks_one_short_question_more():
    case = registered(*TAKEN_ON).issue.case

    with CaptureQueriesContext(
        connection,
    ) as asked:
        taken_up(case, LIU_HANDLER)

    assert len([q for q in asked if "people_absence" in q["sql"]]) == 1
    assert list(fsck.findings()) == []
