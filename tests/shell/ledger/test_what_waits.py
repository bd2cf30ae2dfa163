"""What waits for whom: a matter waits for one thing at a time, and a pile counts its list."""

import pytest

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.vocabulary import Conclusion, FollowUpOutcome, ReturnReason
from taizhang.ledger import book, fsck, models, waiting
from taizhang.ledger.awaiting import Awaits
from taizhang.ledger.filtering import Filters
from tests import entries
from tests.cast import (
    CHEN_GRID_WORKER,
    LI_CLERK,
    LIU_HANDLER,
    PROPERTY,
    SUN_ADMINISTRATOR,
    TANG_HANDLER,
    WANG_HANDLER,
    ZHENG_VERIFIER,
    ZHOU_SECRETARY,
)
from tests.shell.ledger.matters import (
    CARRY_OVER,
    REGISTER,
    TAKEN_ON,
    busy_book,
    days,
    handled,
    minutes,
    photos,
    registered,
)

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("office"),
]
GIVE_BACK = co.ReturnDispatch(reason=ReturnReason.NOT_OURS, explanation="不归我们管。")


def awaits(case: str) -> Awaits:
    """Return what the row of `case` says that it waits for."""
    return Awaits(models.Standing.objects.get(case=case).awaits)


def test_a_matter_goes_from_hand_to_hand():
    case = registered().issue.case
    seen = [awaits(case)]
    for by, command in (
        (LI_CLERK, co.AcceptIssue()),
        (LI_CLERK, co.DispatchIssue(unit=PROPERTY)),
        (LI_CLERK, co.DispatchIssue(unit=PROPERTY, handler=LIU_HANDLER.id)),
        (LIU_HANDLER, co.TakeUp()),
    ):
        book.submit(case, command, by=by, at=minutes(1))
        seen.append(awaits(case))
    handled(case, "a")
    seen.append(awaits(case))
    book.submit(case, entries.PASS, by=ZHENG_VERIFIER, at=minutes(3))
    seen.append(awaits(case))
    book.submit(case, entries.SATISFIED, by=LI_CLERK, at=minutes(4))
    seen.append(awaits(case))
    book.submit(case, entries.STRIKE_OFF, by=ZHENG_VERIFIER, at=minutes(5))

    assert [*seen, awaits(case)] == [
        Awaits.ACCEPTANCE,
        Awaits.DISPATCH,
        Awaits.SOMEBODY,
        Awaits.TAKING_UP,
        Awaits.HANDLING,
        Awaits.CHECK,
        Awaits.CALL,
        Awaits.STRIKE_OFF,
        Awaits.NOTHING,
    ]


def test_what_came_back_twice_waits_for_whoever_may_rule():
    case = registered(*TAKEN_ON).issue.case
    book.submit(case, GIVE_BACK, by=LIU_HANDLER, at=minutes(1))
    assert awaits(case) is Awaits.DISPATCH
    book.submit(case, entries.DISPATCH, by=LI_CLERK, at=minutes(2))
    book.submit(case, GIVE_BACK, by=LIU_HANDLER, at=minutes(3))
    assert awaits(case) is Awaits.RESPONSIBILITY


def test_what_was_not_solved_is_to_be_done_again():
    case = registered(*TAKEN_ON).issue.case
    handled(case, "a")
    book.submit(case, entries.FAIL, by=ZHENG_VERIFIER, at=minutes(2))
    assert awaits(case) is Awaits.REWORK


def test_whoever_does_not_accept_the_outcome_waits_for_a_leader():
    case = registered(*TAKEN_ON).issue.case
    against = co.ReportHandled(
        conclusion=Conclusion.EXPLAINED_NOT_ACCEPTED, result="按规定不能装。"
    )
    book.submit(case, *photos("a"), against, by=LIU_HANDLER, at=minutes(1))
    book.submit(case, entries.PASS, by=ZHENG_VERIFIER, at=minutes(2))
    assert awaits(case) is Awaits.CALL

    no = co.RecordFollowUp(voice=1, outcome=FollowUpOutcome.NOT_SOLVED, answer="不同意")
    book.submit(case, no, by=LI_CLERK, at=minutes(3))
    assert awaits(case) is Awaits.RULING


def test_whether_it_is_void_at_all_comes_before_everything_else():
    case = registered(*TAKEN_ON).issue.case
    book.submit(case, co.AskVoid(reason="登了两遍。"), by=LI_CLERK, at=minutes(1))
    assert awaits(case) is Awaits.VOID

    no = co.DecideVoid(granted=False, reason="不是一件事。")
    book.submit(case, no, by=ZHOU_SECRETARY, at=minutes(2))
    assert awaits(case) is Awaits.TAKING_UP


def test_an_imported_open_row_waits_to_be_confirmed():
    done = book.submit("", CARRY_OVER, by=SUN_ADMINISTRATOR, at=minutes(0))
    assert awaits(done.issue.case) is Awaits.CONFIRMING


def test_the_book_finds_a_row_that_says_something_else():
    case = registered().issue.case
    models.Standing.objects.filter(case=case).update(awaits="check")
    assert "awaits" in " ".join(fsck.findings())


def test_every_pile_counts_its_list_and_shows_the_most_urgent_first():
    busy_book()
    for _more in range(7):
        registered(*TAKEN_ON)
    piles = [Filters(awaits=each.value) for each in Awaits if each]
    found = waiting.waiting(piles, days(30), most=3).piles

    lists = [models.Standing.objects.filter(awaits=each.value) for each in Awaits if each]
    assert [pile.count for pile in found] == [each.count() for each in lists]
    taking_up = found[piles.index(Filters(awaits="taking_up"))]
    assert taking_up.red_count == taking_up.count > len(taking_up.rows) == 3
    first = lists[piles.index(Filters(awaits="taking_up"))].order_by("order_at", "id")[:3]
    assert [row.case for row in taking_up.rows] == [row.case for row in first]


def test_piles_and_rows_asked_for_besides_are_one_query(django_assert_num_queries):
    case = registered().issue.case
    with django_assert_num_queries(1):
        found = waiting.waiting(
            [Filters(awaits="acceptance"), Filters(awaits="check")], days(1), also=[case]
        )
    assert [pile.count for pile in found.piles] == [1, 0]
    assert [row.case for row in found.piles[0].rows] == [case] == [*found.also]


def test_nothing_asked_for_is_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert waiting.waiting([], days(1)) == waiting.Waiting((), {})


def test_ones_own_unit_can_be_left_out():
    handled(registered(*TAKEN_ON).issue.case, "a")
    check = Filters(awaits="check")
    piles = [check, Filters(awaits="check", besides=PROPERTY)]
    assert [pile.count for pile in waiting.waiting(piles, days(1)).piles] == [1, 0]


def test_news_is_what_others_did_on_ones_own_matters(django_assert_num_queries):
    case = registered(*TAKEN_ON).issue.case
    registered(*TAKEN_ON, summary="别的单位的事")
    book.submit(case, co.TakeUp(), by=LIU_HANDLER, at=minutes(1))
    with django_assert_num_queries(1):
        told = waiting.news(LI_CLERK, 0, most=9)

    assert [type(entry.event) for entry in told] == [ev.TaskTakenUp]
    assert [entry.actor for entry in told] == [LIU_HANDLER.id]
    assert {type(e.event) for e in waiting.news(TANG_HANDLER, 0, most=9)} == {
        ev.IssueRegistered,
        ev.IssueAccepted,
        ev.IssueDispatched,
        ev.TaskTakenUp,
    }
    assert waiting.news(WANG_HANDLER, 0, most=9) == ()


def test_news_begins_where_somebody_last_looked():
    case = registered(*TAKEN_ON).issue.case
    book.submit(case, co.TakeUp(), by=LIU_HANDLER, at=minutes(1))
    (first,) = waiting.news(LI_CLERK, 0, most=9)
    assert waiting.news(LI_CLERK, first.seq, most=9) == ()

    progress = co.RecordProgress(text="约了人。")
    book.submit(case, progress, by=LIU_HANDLER, at=minutes(2))
    (second,) = waiting.news(LI_CLERK, first.seq, most=9)
    assert isinstance(second.event, ev.ProgressRecorded)


def test_news_has_nothing_personal_in_it():
    raised = book.submit("", REGISTER, by=CHEN_GRID_WORKER, at=minutes(0)).issue
    book.submit(raised.case, *TAKEN_ON, by=LI_CLERK, at=minutes(1))
    first = waiting.news(LIU_HANDLER, 0, most=9)[-1].event
    assert isinstance(first, ev.IssueRegistered)
    assert (first.summary, first.words, first.reporter, first.phone) == ("", "", "", "")
