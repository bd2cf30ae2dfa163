"""Whose answer a verified matter lacks: kept beside the book, and made anew from it."""

import datetime as dt

import pytest
from django.utils.timezone import now

from taizhang.core import commands as co
from taizhang.core.clocks import local_day
from taizhang.core.vocabulary import CheckMethod, Conclusion, FollowUpOutcome
from taizhang.ledger import book, fsck, models
from taizhang.ledger.follow_ups import Tab, counts, lines
from taizhang.ledger.rebuild import rebuild
from tests.cast import ZHENG_VERIFIER, ZHOU_SECRETARY
from tests.shell.ledger.tampering import sql
from tests.shell.verification import stories

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("office"),
]
PASSED = co.RecordVerification(passed=True, method=CheckMethod.DESK)
NAMELESS = {"reporter": "", "phone": ""}
AGAINST = Conclusion.EXPLAINED_NOT_ACCEPTED


def ring(issue, outcome, at=None, *, voice=1):
    """Write down what somebody said on the phone."""
    asked = co.RecordFollowUp(voice=voice, outcome=outcome)
    return book.submit(issue.case, asked, by=ZHENG_VERIFIER, at=at).issue


def desk() -> dict[str, int]:
    """Return how many wait in each part of the desk today, the empty ones left out."""
    return {tab.value: n for tab, n in counts(local_day(now())).items() if n}


def verified_against(at: dt.datetime | None = None):
    """Return a checked matter of which the report says that nobody will be content."""
    handled = stories.handled(AGAINST, at)
    return book.submit(handled.case, PASSED, by=ZHENG_VERIFIER, at=at).issue


def test_a_resident_waits_from_the_check_until_the_answer():
    handled = stories.handled()
    assert desk() == {}

    book.submit(handled.case, PASSED, by=ZHENG_VERIFIER)
    assert desk() == {"ring": 1}

    ring(handled, FollowUpOutcome.SATISFIED)
    assert desk() == {}


def test_every_voice_is_a_line_of_its_own():
    issue = stories.joined(stories.verified())
    assert desk() == {"ring": 2}

    ring(issue, FollowUpOutcome.SATISFIED, voice=2)
    assert desk() == {"ring": 1}


def test_who_was_tried_today_is_tried_again_another_day_until_it_is_enough():
    issue = stories.verified(at=stories.days_ago(5))
    ring(issue, FollowUpOutcome.UNREACHABLE)
    assert desk() == {"tried": 1}
    tomorrow = local_day(now()) + dt.timedelta(days=1)
    assert counts(tomorrow)[Tab.RING] == 1

    second = stories.verified(at=stories.days_ago(5))
    for day in range(second.standard.attempts):
        ring(second, FollowUpOutcome.UNREACHABLE, now() + dt.timedelta(days=day))
    assert desk()["unreachable"] == 1


def test_who_left_no_name_is_answered_in_public():
    issue = stories.verified(**NAMELESS)
    assert desk() == {"post": 1}

    book.submit(issue.case, co.PostOutcome(where="公告栏"), by=ZHENG_VERIFIER)
    assert desk() == {}


def test_who_does_not_accept_waits_for_a_ruling():
    issue = verified_against()
    assert desk() == {"ring": 1}

    ring(issue, FollowUpOutcome.NOT_SOLVED)
    assert desk() == {"rule": 1}

    ruling = co.RuleOnObjection(voice=1, upheld=False, reason="消防通道不能占。")
    book.submit(issue.case, ruling, by=ZHOU_SECRETARY)
    assert desk() == {}


def test_what_is_taken_back_or_sent_back_waits_as_it_did_or_no_more():
    issue = stories.verified()
    ring(issue, FollowUpOutcome.SATISFIED)
    book.submit(issue.case, co.UndoStep(), by=ZHENG_VERIFIER)
    assert desk() == {"ring": 1}

    ring(issue, FollowUpOutcome.NOT_SOLVED)
    assert desk() == {}


def test_pages_follow_each_other_the_longest_waiting_first():
    cases = [stories.verified(at=stories.days_ago(ago)).case for ago in (3, 2, 1)]
    today = local_day(now())

    first = lines(Tab.RING, today, size=2)
    rest = lines(Tab.RING, today, size=2, after=first.after)

    assert [line.case for line in (*first.lines, *rest.lines)] == cases
    assert rest.after == ""


@pytest.mark.parametrize(
    "forgery",
    [
        "UPDATE ledger_unanswered SET wants = 'post'",
        "UPDATE ledger_unanswered SET since = since - 1",
        "DELETE FROM ledger_unanswered",
        'INSERT INTO ledger_unanswered ("case", voice, absorbed, wants, since, nth)'
        " VALUES ('i-nobody', 1, '', 'ring', 1, 0)",
    ],
)
def test_a_desk_that_does_not_follow_from_the_book_is_found_and_mended(forgery):
    stories.verified()
    sql(forgery)
    assert "回访台" in "".join(fsck.findings())

    list(rebuild())

    assert "".join(fsck.findings()) == ""
    assert desk() == {"ring": 1}


def test_what_staff_found_themselves_is_posted_too():
    stories.verified(found_by_staff=True, **NAMELESS)

    row = models.Unanswered.objects.get()
    assert (row.voice, row.wants) == (0, "post")
