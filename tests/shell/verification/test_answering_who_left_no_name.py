"""Whoever left no name is answered in public, for as many days as the standard says."""

import pytest

from taizhang.core.commands import PostOutcome
from taizhang.core.vocabulary import Status
from taizhang.ledger import book
from tests.cast import ZHENG_VERIFIER
from tests.shell.verification import stories
from tests.shell.verification.stories import asked, decided, now_standing, opened

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
NAMELESS = {"reporter": "", "phone": ""}
WHERE = "3 号楼公告栏"


def test_the_screen_asks_where_it_is_posted_and_offers_no_strike_off_yet():
    page = opened(stories.handled(**NAMELESS))

    assert 'name="where"' in page
    assert stories.buttons(page) == ["later", "send_back"]
    assert "电话里可以这样说" not in page


def test_passing_and_posting_are_one_press():
    issue = stories.handled(**NAMELESS)

    decided(issue, "later", where=WHERE)

    after = now_standing(issue)
    assert after.status is Status.VERIFIED
    assert after.posted is not None
    assert "已公示" in opened(issue)


def test_it_is_struck_off_when_it_has_hung_long_enough():
    issue = stories.verified(at=stories.days_ago(3), **NAMELESS)
    posted = PostOutcome(where=WHERE)
    book.submit(issue.case, posted, by=ZHENG_VERIFIER, at=stories.days_ago(2))

    page = opened(issue)
    asked(now_standing(issue), "strike_off")

    assert stories.buttons(page) == ["strike_off"]
    assert now_standing(issue).status is Status.STRUCK_OFF


def test_what_staff_found_is_posted_too():
    issue = stories.handled(found_by_staff=True, **NAMELESS)

    assert 'name="where"' in opened(issue)


def test_a_day_of_posting_cannot_be_skipped():
    issue = stories.handled(**NAMELESS)

    answer = decided(issue, "strike_off", where=WHERE)

    assert answer.status_code == 409
    assert WHERE in answer.content.decode()
    assert now_standing(issue).status is Status.HANDLED
