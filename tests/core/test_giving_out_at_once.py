"""One press gives a matter to a unit, whatever of confirming and taking on is still to do."""

from dataclasses import replace

import pytest

from taizhang.core import events as ev
from taizhang.core.taking_on import (
    accepting,
    before_dispatching,
    may_accept,
    may_dispatch,
)
from taizhang.core.vocabulary import Duty, Status
from tests.cast import LI_CLERK, LIU_HANDLER
from tests.entries import (
    ACCEPTED,
    DISPATCH,
    DISPATCHED,
    HANDLED,
    IN_PROGRESS,
    REGISTERED,
    TO_CONFIRM,
    given,
)

CONFIRMED, TAKEN_ON, GIVEN = ev.ImportConfirmed, ev.IssueAccepted, ev.IssueDispatched


@pytest.mark.parametrize(
    ("story", "happens"),
    [
        pytest.param(TO_CONFIRM, (CONFIRMED, TAKEN_ON, GIVEN), id="imported"),
        pytest.param(REGISTERED, (TAKEN_ON, GIVEN), id="registered"),
        pytest.param(ACCEPTED, (GIVEN,), id="taken on"),
        pytest.param(DISPATCHED, (GIVEN,), id="with a unit"),
        pytest.param(IN_PROGRESS, (GIVEN,), id="begun"),
    ],
)
def test_it_reaches_the_unit_by_way_of_everything_that_comes_first(story, happens):
    stands = given(story)
    issue = stands.issue
    assert may_dispatch(LI_CLERK, issue.status, to_confirm=issue.to_confirm)

    before = before_dispatching(issue.status, to_confirm=issue.to_confirm)
    after = stands.when(*before, DISPATCH, by=LI_CLERK).expects(*happens)
    assert after.issue.status is Status.DISPATCHED


def test_an_imported_row_is_taken_on_once_it_is_confirmed():
    story = given(TO_CONFIRM).when(*accepting(to_confirm=True), by=LI_CLERK)

    assert story.expects(CONFIRMED, TAKEN_ON).issue.status is Status.ACCEPTED


def test_nobody_gives_out_what_is_reported_done():
    assert not may_dispatch(LI_CLERK, given(HANDLED).issue.status)


def test_whoever_only_dispatches_waits_until_it_is_taken_on():
    dispatcher = replace(LI_CLERK, duties=frozenset({Duty.DISPATCH}))

    assert may_dispatch(dispatcher, Status.ACCEPTED)
    assert not may_dispatch(dispatcher, Status.REGISTERED)


def test_whoever_only_takes_on_gives_nothing_out():
    accepter = replace(LI_CLERK, duties=frozenset({Duty.ACCEPT}))

    assert may_accept(accepter, to_confirm=True)
    assert not may_dispatch(accepter, Status.ACCEPTED)
    assert not may_accept(LIU_HANDLER)
