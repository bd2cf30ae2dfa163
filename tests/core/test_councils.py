"""What goes before the residents' council, and what it resolves (议事会)."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given as always
from hypothesis import strategies as st

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.refusals import Refusal, Refused
from taizhang.core.vocabulary import Status
from tests.cast import (
    CITY_CARE,
    LI_CLERK,
    LIU_HANDLER,
    PROPERTY,
    ZHENG_VERIFIER,
    ZHOU_SECRETARY,
)
from tests.entries import ACCEPTED, ANSWERED, IN_PROGRESS, REGISTERED, STRIKE_OFF, given

PUT = co.PutToCouncil(reason="同一地点第三次，居民意见不一。")
MET = dt.date(2026, 11, 9)
RESOLVED = co.RecordResolution(
    resolved=True,
    text="物业更换整楼线路，业主委员会监督。",
    unit=PROPERTY,
    due_on=dt.date(2026, 12, 9),
    votes_for=7,
    votes_against=1,
    votes_abstained=1,
    present=9,
    entitled=12,
    quorum=7,
    meeting="2026-3",
    met_on=MET,
    households=60,
)
ON_THE_LIST = given(ACCEPTED).when(PUT, by=LI_CLERK).expects(ev.IssuePutToCouncil)


def test_it_is_put_on_the_list_once_and_with_a_reason():
    assert ON_THE_LIST.issue.before_council is not None
    assert ON_THE_LIST.issue.status is Status.ACCEPTED, "being talked over moves nothing"
    ON_THE_LIST.when(PUT, by=LI_CLERK).refused(Refusal.ALREADY_BEFORE_COUNCIL)
    empty = co.PutToCouncil(reason=" ")
    given(ACCEPTED).when(empty, by=LI_CLERK).refused(Refusal.REASON_MISSING)
    given(REGISTERED).when(PUT, by=LI_CLERK).refused(Refusal.NOT_IN_THIS_STATUS)
    given(IN_PROGRESS).when(PUT, by=LIU_HANDLER).refused(Refusal.DUTY_MISSING)


def test_a_resolution_names_a_unit_and_a_day_and_takes_it_off_the_list():
    after = ON_THE_LIST.when(RESOLVED, by=ZHOU_SECRETARY).expects(ev.ResolutionRecorded)

    said = after.issue.resolution
    assert said is not None
    assert (said.resolved, said.unit, said.due_on) == (True, PROPERTY, RESOLVED.due_on)
    assert after.issue.before_council is None
    assert after.issue.resolutions_count == 1
    assert after.issue.unit == "", "giving it out is an act of its own"


def test_no_resolution_says_why_and_keeps_nothing_that_nobody_resolved():
    none = replace(RESOLVED, resolved=False, text="缺预算，下次再议。")
    after = ON_THE_LIST.when(none, by=LI_CLERK).expects(ev.ResolutionRecorded)

    assert (after.last.unit, after.last.due_on, after.last.households) == ("", None, 0)
    assert after.issue.resolutions_count == 0
    unsaid = replace(none, text="")
    ON_THE_LIST.when(unsaid, by=LI_CLERK).refused(Refusal.REASON_MISSING)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"text": ""}, Refusal.RESOLUTION_MISSING),
        ({"unit": ""}, Refusal.RESOLUTION_UNIT_MISSING),
        ({"due_on": None}, Refusal.RESOLUTION_DAY_MISSING),
        ({"due_on": MET}, Refusal.RESOLUTION_DAY_NOT_AHEAD),
        ({"meeting": ""}, Refusal.MEETING_MISSING),
        ({"met_on": MET + dt.timedelta(days=1)}, Refusal.MEETING_AHEAD),
        ({"votes_for": 8}, Refusal.VOTES_DO_NOT_ADD_UP),
        ({"entitled": 8}, Refusal.VOTES_DO_NOT_ADD_UP),
        ({"people": -1}, Refusal.VOTES_DO_NOT_ADD_UP),
        ({"quorum": 10}, Refusal.NO_QUORUM),
        ({"votes_for": 4}, Refusal.NOT_CARRIED),
    ],
)
def test_what_keeps_it_from_being_a_resolution_is_said(change, why):
    ON_THE_LIST.when(replace(RESOLVED, **change), by=LI_CLERK).refused(why)


def test_everything_missing_is_said_at_once():
    empty = replace(RESOLVED, text="", unit="", due_on=None, quorum=10)

    ON_THE_LIST.when(empty, by=LI_CLERK).refused(
        Refusal.RESOLUTION_MISSING,
        Refusal.RESOLUTION_UNIT_MISSING,
        Refusal.RESOLUTION_DAY_MISSING,
        Refusal.NO_QUORUM,
    )


def test_nobody_need_count_where_all_agree():
    agreed = replace(RESOLVED, votes_for=0, votes_against=0, votes_abstained=0)

    ON_THE_LIST.when(agreed, by=LI_CLERK).expects(ev.ResolutionRecorded)


def test_the_unit_that_is_complained_of_is_charged_with_nothing():
    named = ON_THE_LIST.when(co.NameComplainedOf(unit=CITY_CARE), by=LI_CLERK).expects(
        ev.ComplainedOfNamed
    )

    theirs = replace(RESOLVED, unit=CITY_CARE)
    named.when(theirs, by=LI_CLERK).refused(Refusal.UNIT_COMPLAINED_OF)


def test_what_was_not_put_to_it_the_council_resolves_nothing_about():
    given(ACCEPTED).when(RESOLVED, by=LI_CLERK).refused(Refusal.NOT_BEFORE_COUNCIL)


def test_what_is_struck_off_is_no_longer_on_its_list():
    working = given(IN_PROGRESS).when(PUT, by=LI_CLERK).expects(ev.IssuePutToCouncil)

    answered = working.then(ANSWERED[len(IN_PROGRESS) :])
    ended = answered.when(STRIKE_OFF, by=ZHENG_VERIFIER)
    assert ended.expects(ev.IssueStruckOff).issue.before_council is None


COUNTS = st.integers(0, 30)


@always(counts=st.tuples(*[COUNTS] * 6))
def test_a_resolution_always_had_a_quorum_and_more_than_half_of_those_present(counts):
    named = (
        "votes_for",
        "votes_against",
        "votes_abstained",
        "present",
        "entitled",
        "quorum",
    )
    said = replace(RESOLVED, **dict(zip(named, counts, strict=True)))
    try:
        after = ON_THE_LIST.when(said, by=LI_CLERK).expects(ev.ResolutionRecorded)
    except Refused:
        return
    event = after.last
    voted = event.votes_for + event.votes_against + event.votes_abstained
    assert 0 < event.quorum <= event.present <= event.entitled
    assert voted <= event.present
    assert not voted or event.votes_for > event.present / 2
