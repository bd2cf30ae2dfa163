"""Residents of a merged matter are called by whoever closes the one it went into."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from taizhang.core import commands as co
from taizhang.core.issue import Issue
from taizhang.core.vocabulary import Channel, Nature, Status
from taizhang.ledger import book
from tests.cast import LI_CLERK, ZHENG_VERIFIER, signed_in
from tests.shell.verification import stories

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def merged_into(target: Issue, reporter: str, phone: str) -> str:
    """Register the same matter for somebody else, merge it, and return its case."""
    registration = co.RegisterIssue(
        summary="屋里冷",
        channel=Channel.PHONE,
        nature=Nature.REQUEST,
        category="heating",
        reporter=reporter,
        phone=phone,
    )
    case = book.submit("", registration, by=LI_CLERK).issue.case
    book.submit_pair(case, target.case, co.MergeIssue(), by=LI_CLERK)
    return case


@contextmanager
def counted() -> Iterator[list[int]]:
    """Count the queries of both databases while the block runs."""
    asked: list[int] = []
    ledger, keys = (CaptureQueriesContext(connections[a]) for a in ("default", "keys"))
    with ledger, keys:
        yield asked
    asked.append(len(ledger) + len(keys))


def test_the_number_to_ring_is_a_press_away():
    target = stories.handled()
    case = merged_into(target, "赵春", "13911112222")
    assert "139****2222" in stories.opened(target)

    asked = {"voice": f"1-{case}", "field": "phone", "reason": "follow_up"}
    answer = signed_in(ZHENG_VERIFIER).post(f"/i/{target.number}/reveal/", asked)

    assert "13911112222" in answer.content.decode()


def test_a_strike_off_waits_for_their_answer_too():
    target = stories.verified()
    case = merged_into(target, "赵春", "13911112222")
    target = book.issue_of(target.case)
    own = {"outcome-1": "satisfied"}

    stories.asked(target, "strike_off", **own)
    assert book.issue_of(target.case).status is Status.VERIFIED

    both = own | {f"outcome-1-{case}": "satisfied"}
    stories.asked(book.issue_of(target.case), "strike_off", **both)
    assert book.issue_of(target.case).status is Status.STRUCK_OFF


def test_more_of_them_cost_no_more_queries():
    target, client = stories.handled(), signed_in(ZHENG_VERIFIER)
    merged_into(target, "赵春", "13911112222")
    client.get(f"/verify/{target.number}/")
    with counted() as with_one:
        client.get(f"/verify/{target.number}/")
    merged_into(target, "钱夏", "13911113333")
    merged_into(target, "孙秋", "13911114444")

    with counted() as with_three:
        client.get(f"/verify/{target.number}/")

    assert with_three == with_one
