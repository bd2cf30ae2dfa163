"""What an office says of its standards for a later day holds from that day, and not before."""

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.core.clocks import OFFICE_ZONE
from taizhang.core.own_standards import NO_CHOICES, Choices, Fault, StandardRefusal, told
from taizhang.core.standard_examples import examples
from taizhang.core.standards_in_time import (
    MOST_AHEAD,
    Said,
    Saying,
    begins,
    faults_of_day,
    read,
    said,
    written,
)
from tests.core.test_own_standards import CHOICES, OWN, found_by_the_verifier

SEEN, SPOKEN = "physical/urgent", "spoken/complex"
TODAY, NEW_YEAR = dt.date(2026, 11, 29), dt.date(2027, 1, 1)
NOW = dt.datetime(2026, 11, 29, 9, 0, tzinfo=OFFICE_ZONE)
MIDNIGHT = dt.datetime(2027, 1, 1, tzinfo=OFFICE_ZONE)
MOMENT = dt.timedelta(microseconds=1)
FOUR, FIVE, SIX = (Choices(attempts=n) for n in (4, 5, 6))


def on(day: int, choices: Choices, of: str = SEEN) -> Saying:
    """Return that it is said for so many days from now; negative: it began so long ago."""
    return Saying(of, NOW + dt.timedelta(days=day), choices)


@given(st.lists(st.tuples(st.integers(-3, 3), CHOICES, st.sampled_from([SEEN, SPOKEN]))))
def test_what_an_office_said_is_read_as_it_was_written(sayings):
    every = said([on(*each) for each in sayings], NOW)
    held = {of: each for of, each in every.held.items() if each != NO_CHOICES}

    assert read(written(every)) == Said(held, every.later)


def test_what_an_older_program_wrote_is_read():
    assert read('{"physical/urgent":{"attempts":5}}') == Said({SEEN: FIVE})


def test_a_day_begins_at_midnight_of_the_office_and_today_at_once():
    assert begins(NEW_YEAR, NOW) == MIDNIGHT
    assert begins(TODAY, NOW) == begins(None, NOW) == NOW


def test_what_is_said_for_a_later_day_holds_from_then_on_and_not_before():
    every = said([Saying(SEEN, MIDNIGHT, FIVE)], NOW)

    assert every.at(MIDNIGHT - MOMENT) == {}
    assert every.at(MIDNIGHT) == {SEEN: FIVE}


def test_what_is_announced_stays_announced_when_something_else_is_said_meanwhile():
    every = said([on(9, FIVE), on(0, FOUR)], NOW)

    assert every.at(NOW) == {SEEN: FOUR}
    assert every.at(NOW + dt.timedelta(days=9)) == {SEEN: FIVE}


def test_of_two_that_begin_at_once_the_one_said_last_holds():
    every = said([on(9, FIVE), on(9, SIX)], NOW)

    assert every.at(NOW + dt.timedelta(days=9)) == {SEEN: SIX}


def test_on_its_way_a_standard_meets_what_begins_until_it_is_said_anew():
    every = said([on(3, FOUR, SPOKEN), on(5, NO_CHOICES), on(7, SIX, SPOKEN)], NOW)

    assert list(every.on_the_way(SEEN, NOW)) == [{}, {SPOKEN: FOUR}]
    assert list(every.on_the_way(SPOKEN, NOW + dt.timedelta(days=3))) == [
        {SPOKEN: FOUR},
        {SPOKEN: FOUR, SEEN: NO_CHOICES},
    ]


@pytest.mark.parametrize(
    ("day", "refused"),
    [
        (None, None),
        (TODAY, None),
        (NEW_YEAR, None),
        (TODAY + MOST_AHEAD, None),
        (TODAY - dt.timedelta(days=1), StandardRefusal.BEGUN_BEFORE),
        (TODAY + MOST_AHEAD + dt.timedelta(days=1), StandardRefusal.TOO_FAR_AHEAD),
        (dt.date.max, StandardRefusal.TOO_FAR_AHEAD),
    ],
)
def test_a_standard_begins_today_or_within_a_year(day, refused):
    faults = (Fault(refused, "begins"),) if refused else ()
    assert faults_of_day(day, TODAY) == faults


def test_who_reads_what_the_office_published_sees_a_policy_on_a_day_that_is_not_its_own(
    tmp_path,
):
    standard = OWN[0]
    leaves = examples(standard)[0].leaves
    named = next(leaf for leaf in leaves if leaf["kind"] == "issue-registered")
    file, day = tmp_path / "standards.json", dt.date.fromisoformat(named["day"])
    before, after = (str(day + dt.timedelta(days=n)) for n in (-1, 1))
    for spans, broken in (
        ([[None, None]], []),
        ([[str(day), None]], []),
        ([[before, str(day)]], []),
        ([[None, before], [after, None]], [(named["seq"], 3)]),
        ([[after, None]], [(named["seq"], 3)]),
        ([[None, before]], [(named["seq"], 3)]),
    ):
        document = {"told": {standard.policy: told(standard)}}
        file.write_text(json.dumps(document | {"days": {standard.policy: spans}}))
        assert found_by_the_verifier(leaves, "--standards", str(file)) == broken
