"""What waits for a second person, and never the work of one's own hands."""

import pytest
from django.utils.timezone import now

from taizhang.places import directory
from tests.cast import (
    HE_VERIFIER,
    LI_CLERK,
    LIU_HANDLER,
    ZHENG_VERIFIER,
    ZHOU_SECRETARY,
    signed_in,
)
from tests.shell.undrawn import undrawn
from tests.shell.verification import stories

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def queue(by=ZHENG_VERIFIER):
    return signed_in(by).get("/verify/").content.decode()


@pytest.mark.parametrize("stranger", [LIU_HANDLER, ZHOU_SECRETARY])
def test_who_neither_checks_nor_calls_back_has_no_queue(stranger):
    assert signed_in(stranger).get("/verify/").status_code == 403


def test_an_empty_queue_says_so():
    assert queue().count("没有在等的") == 2


def test_what_is_handled_waits_for_a_check_and_what_is_checked_for_a_call():
    first, second = stories.handled(), stories.verified()

    page = queue()
    checks, _, rest = page.partition('aria-labelledby="queue-verified"')
    assert f"/verify/{first.number}/" in checks
    assert f"/verify/{second.number}/" in rest


def test_nothing_of_a_resident_is_in_the_queue():
    stories.handled()

    page = queue()
    assert "王桂兰" not in page
    assert "4521" not in undrawn(page)


def test_what_is_due_first_stands_on_top():
    today = stories.handled()
    late = stories.handled(at=stories.days_ago(30))

    page = queue()

    assert page.index(f"/verify/{late.number}/") < page.index(f"/verify/{today.number}/")


def test_a_clerk_sees_only_what_waits_for_a_call():
    first, second = stories.handled(), stories.verified()

    page = queue(LI_CLERK)
    assert f"/verify/{first.number}/" not in page
    assert f"/verify/{second.number}/" in page


def test_the_light_standard_lets_the_own_unit_look_and_marks_it():
    issue = stories.handled()

    assert f"/verify/{issue.number}/" in queue(HE_VERIFIER)
    assert "本单位办的" in queue(HE_VERIFIER)
    assert "本单位办的" not in queue(ZHENG_VERIFIER)


def test_the_full_standard_keeps_the_own_units_work_from_the_queue():
    directory.settle("青禾街道", preset="full")
    issue = stories.full_handled()

    assert f"/verify/{issue.number}/" not in queue(HE_VERIFIER)
    assert f"/verify/{issue.number}/" in queue(ZHENG_VERIFIER)
    assert "要到现场看" in queue(ZHENG_VERIFIER)


def test_the_queue_costs_few_queries(django_assert_max_num_queries):
    for _time in range(3):
        stories.handled()
        stories.verified()
    client = signed_in(ZHENG_VERIFIER)
    client.get("/verify/")

    # Session, reader, two lists, entries, rates; and the office with its calendar and the role
    # of the reader, which only the transaction of a test asks for again.
    with django_assert_max_num_queries(8):
        client.get("/verify/")


def test_the_day_of_the_queue_is_the_offices():
    stories.handled(at=now())

    assert "剩" in queue()
