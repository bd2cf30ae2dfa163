"""Stale forms: who decides must have seen what matters; what is harmless is decided anew."""

import pytest

from taizhang.core import commands as co
from taizhang.core.decide import require_seen
from taizhang.core.refusals import Refusal, Refused
from tests.cast import CHEN_GRID_WORKER, LI_CLERK, LIU_HANDLER, ZHENG_VERIFIER
from tests.entries import (
    AFTER,
    BEFORE,
    DISPATCHED,
    HANDLED,
    IN_PROGRESS,
    OTHER,
    PASS,
    REGISTERED,
    does,
    given,
    merged,
)


@pytest.mark.parametrize(
    "between",
    [
        pytest.param(
            does(LI_CLERK, co.AddVoice(words="我家也是。")), id="another resident"
        ),
        pytest.param(does(CHEN_GRID_WORKER, BEFORE), id="a picture"),
        pytest.param(does(LIU_HANDLER, co.RecordProgress(text="等配件。")), id="progress"),
        pytest.param(does(LI_CLERK, co.Remind(text="老人等着用。")), id="a reminder"),
    ],
)
def test_harmless_news_does_not_stop_a_decision(between):
    seen = given(IN_PROGRESS).issue.n
    issue = given(IN_PROGRESS, between).issue

    require_seen(issue, seen)

    assert issue.turned_at <= seen < issue.n


@pytest.mark.parametrize(
    ("before", "between"),
    [
        pytest.param(HANDLED, does(ZHENG_VERIFIER, PASS), id="somebody checked it"),
        pytest.param(DISPATCHED, does(LIU_HANDLER, AFTER), id="taken up with a picture"),
        pytest.param(REGISTERED, does(LI_CLERK, co.AcceptIssue()), id="taken on"),
    ],
)
def test_a_decision_on_an_old_page_is_refused(before, between):
    seen = given(before).issue.n

    with pytest.raises(Refused) as refused:
        require_seen(given(before, between).issue, seen)
    assert refused.value.refusals == (Refusal.STALE,)


def test_something_taken_back_must_be_seen_too():
    accepted = given(REGISTERED, does(LI_CLERK, co.AcceptIssue()))
    undone = accepted.then(does(LI_CLERK, co.UndoStep(), seconds=9))

    with pytest.raises(Refused):
        require_seen(undone.issue, accepted.issue.n)
    require_seen(undone.issue, undone.issue.n)


def test_a_merge_must_be_seen_on_both_sides():
    gone, target = merged(given(REGISTERED), OTHER)

    for story in (gone, target):
        with pytest.raises(Refused):
            require_seen(story.issue, story.issue.n - 1)
