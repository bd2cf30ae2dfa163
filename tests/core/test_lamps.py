"""Lamps: computed whenever somebody looks, from where a matter stands and what clock runs."""

import datetime as dt

import pytest

from taizhang.core.lamps import colour
from taizhang.core.vocabulary import LampColour
from tests.entries import (
    ACCEPTED,
    CARRIED_OVER,
    DECLINED,
    HANDLED,
    MERGED,
    MONDAY,
    REFERRED,
    REGISTERED,
    STRUCK_OFF,
    TO_CONFIRM,
    VOID,
    given,
)


def lamp_of(steps, on: str) -> LampColour:
    """Return the lamp at noon of a day in November 2026."""
    issue = given(steps).issue
    at = MONDAY.replace(day=int(on), hour=12)
    return colour(issue.status, issue.clock, at, to_confirm=issue.to_confirm)


@pytest.mark.parametrize(
    ("steps", "on", "shown"),
    [
        pytest.param(REGISTERED, "9", LampColour.WAITING, id="waits to be taken on"),
        pytest.param(REGISTERED, "11", LampColour.RED, id="waits too long"),
        pytest.param(ACCEPTED, "10", LampColour.GREEN, id="in time"),
        pytest.param(ACCEPTED, "17", LampColour.AMBER, id="soon due"),
        pytest.param(ACCEPTED, "19", LampColour.RED, id="overdue"),
        pytest.param(HANDLED, "10", LampColour.GREEN, id="to be checked in time"),
        pytest.param(HANDLED, "13", LampColour.RED, id="not checked in time"),
        pytest.param(TO_CONFIRM, "30", LampColour.NONE, id="not confirmed"),
    ],
)
def test_a_lamp_shows_how_a_matter_stands(steps, on, shown):
    assert lamp_of(steps, on) is shown


@pytest.mark.parametrize(
    "over", [STRUCK_OFF, DECLINED, REFERRED, VOID, CARRIED_OVER, MERGED]
)
def test_what_is_over_is_never_overdue(over):
    assert lamp_of(over, "30") is LampColour.DONE


def test_a_matter_without_a_clock_has_no_lamp():
    issue = given(ACCEPTED).issue

    assert colour(issue.status, None, MONDAY + dt.timedelta(days=99)) is LampColour.NONE
