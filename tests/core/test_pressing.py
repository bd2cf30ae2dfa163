"""A clock reminds before it turns, once, whoever looks how often; nobody is told too much."""

import datetime as dt

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from taizhang.core import commands as co
from taizhang.core import telling
from taizhang.core.clocks import OFFICE_ZONE, Limit, LimitUnit, deadline
from taizhang.core.pressing import (
    Matter,
    Notice,
    Person,
    Running,
    Staff,
    What,
    alone,
    due,
    lit_for,
    moments,
    not_before,
    turn,
)
from taizhang.core.seeing import EVERYTHING, Looked, Reach, Sight, sees, sight
from taizhang.core.vocabulary import Actor, Status, Urgency
from tests.cast import (
    CHEN_GRID_WORKER,
    CITY_CARE,
    LI_CLERK,
    LIU_HANDLER,
    MIAO_LEADER,
    PROPERTY,
    TANG_HANDLER,
    WANG_HANDLER,
    ZHENG_VERIFIER,
    ZHOU_SECRETARY,
)
from tests.entries import ACCEPTED, CALENDAR, MONDAY, does, given

DAY = dt.timedelta(days=1)
LIUS = Looked(unit=PROPERTY, handler=LIU_HANDLER.id, first_contact=LI_CLERK.id)


def person(actor: Actor, seen: Sight = EVERYTHING) -> Person:
    """Return somebody of the cast as messages know them."""
    return Person(actor.id, actor.unit, actor.duties, seen)


IN_UNITS = [
    person(each, sight(Reach.UNIT, each.id, each.unit))
    for each in (LIU_HANDLER, TANG_HANDLER, WANG_HANDLER, CHEN_GRID_WORKER)
]
IN_OFFICE = [
    person(each) for each in (LI_CLERK, ZHOU_SECRETARY, MIAO_LEADER, ZHENG_VERIFIER)
]
PEOPLE = {each.id: each for each in (*IN_UNITS, *IN_OFFICE)}
STAFF = Staff(PEOPLE, leaders={"": ZHOU_SECRETARY.id})


def matter(start=MONDAY, count=7, looked=LIUS, status=Status.IN_PROGRESS, **more) -> Matter:
    """Return a matter whose clock of `count` working days began at `start`."""
    clock = deadline(start, Limit(count, LimitUnit.WORKING_DAY, 1), CALENDAR)
    running = Running(clock.started_at, clock.amber_at, clock.due_at)
    urgency = more.pop("urgency", Urgency.ORDINARY)
    return Matter("i-lamp", status, urgency, looked, start, running)


def told(one: Matter, days: float, since=MONDAY, staff=STAFF) -> list[tuple[str, What]]:
    """Return who is told what in the `days` after `since`."""
    found = due([one], staff, CALENDAR, since, since + days * DAY)
    return [(notice.to, notice.what) for notice in found]


def test_the_handler_is_reminded_a_working_day_before_amber():
    """Due on Wednesday the 18th, amber from Tuesday on: told on Monday, not at midnight."""
    amber, red, over = moments(matter(), CALENDAR)

    assert (amber[0].day, red[0].day, over[0].day) == (16, 17, 18)
    assert told(matter(), 1, since=amber[0] - DAY) == [(LIU_HANDLER.id, What.BEFORE_AMBER)]


def test_what_turns_on_a_monday_is_told_on_the_friday():
    when = moments(matter(count=5), CALENDAR)[1][0]

    assert when.astimezone(OFFICE_ZONE).strftime("%a %d") == "Fri 13"


def test_red_goes_to_the_handler_and_to_the_leader_that_the_office_named():
    named = Staff(PEOPLE, leaders={"": ZHOU_SECRETARY.id, PROPERTY: MIAO_LEADER.id})

    assert told(matter(), 1, since=MONDAY + 9 * DAY) == [
        (LIU_HANDLER.id, What.RED),
        (ZHOU_SECRETARY.id, What.ESCALATED),
    ]
    assert (MIAO_LEADER.id, What.ESCALATED) in told(matter(), 20, staff=named)


def test_where_nobody_is_named_nobody_hears_of_it_above():
    assert told(matter(), 20, staff=Staff(PEOPLE)) == [(LIU_HANDLER.id, What.RED)]


def test_whoever_missed_the_reminders_is_told_once_that_it_is_red():
    """The machine was off for a month."""
    found = [what for _to, what in told(matter(), 30)]

    assert found == [What.RED, What.ESCALATED]


def test_a_clock_counted_anew_is_the_same_clock():
    before = due([matter()], STAFF, CALENDAR, MONDAY, MONDAY + 8 * DAY)
    after = due([matter(count=8)], STAFF, CALENDAR, MONDAY, MONDAY + 9 * DAY)

    assert {notice.key for notice in before} & {notice.key for notice in after}


def test_what_is_parked_is_told_of_on_the_morning_of_its_day():
    (when, what), *others = moments(matter(status=Status.DEFERRED), CALENDAR)

    assert (what, when.day, when.hour, others) == (What.REVIEW, 18, 8, [])


def test_a_digest_of_what_is_amber_is_the_handlers_and_of_what_is_red_the_leaders_too():
    one = matter()
    assert one.clock is not None
    late = one.clock.due_at

    assert lit_for(one, STAFF, late - DAY) == (LIU_HANDLER.id,)
    assert {LIU_HANDLER.id, ZHOU_SECRETARY.id} <= {*lit_for(one, STAFF, late)}


def test_that_nobody_may_check_goes_to_the_leader_named_once_for_each_wait():
    named = Staff(PEOPLE, leaders={"": ZHOU_SECRETARY.id, PROPERTY: MIAO_LEADER.id})
    done = matter(status=Status.HANDLED)

    (notice,) = alone(done, named, MONDAY)
    assert (notice.to, notice.what) == (MIAO_LEADER.id, What.ALONE)
    assert [each.key for each in alone(done, named, MONDAY)] == [notice.key]
    assert [each.key for each in alone(done, named, MONDAY + DAY)] != [notice.key]
    assert list(alone(done, Staff(PEOPLE), MONDAY)) == []


def test_the_unit_that_is_complained_of_never_hears_that_nobody_may_check():
    against = matter(looked=Looked(unit=CITY_CARE, complained_of=PROPERTY))
    own = person(LIU_HANDLER, Sight(True, own_unit=PROPERTY))
    theirs = Staff({**PEOPLE, own.id: own}, leaders={"": LIU_HANDLER.id})

    assert list(alone(against, theirs, MONDAY)) == []


def test_what_is_parked_stands_in_no_digest_before_its_day():
    parked = matter(status=Status.DEFERRED)
    assert parked.clock is not None
    day = parked.clock.due_at

    assert lit_for(parked, STAFF, day - DAY) == ()
    assert ZHOU_SECRETARY.id in lit_for(parked, STAFF, day)


def test_what_a_unit_is_complained_of_is_for_no_group():
    assert matter().for_any_reader
    assert not matter(looked=Looked(complained_of=CITY_CARE)).for_any_reader


def test_whoever_stands_in_is_told_beside_whoever_is_away():
    away = Staff(PEOPLE, there={LIU_HANDLER.id: TANG_HANDLER.id})

    assert turn(matter(), away) == (LIU_HANDLER.id, TANG_HANDLER.id)


def test_where_nobody_took_it_their_whole_unit_is_told():
    nobodys = Looked(unit=PROPERTY)

    assert set(turn(matter(looked=nobodys), STAFF)) == {LIU_HANDLER.id, TANG_HANDLER.id}


def test_the_unit_that_is_complained_of_never_hears_of_it():
    against = Looked(unit=CITY_CARE, handler=WANG_HANDLER.id, complained_of=CITY_CARE)
    theirs = {
        **PEOPLE,
        WANG_HANDLER.id: person(WANG_HANDLER, Sight(True, own_unit=CITY_CARE)),
    }

    assert turn(matter(looked=against), Staff(theirs)) == ()


@pytest.mark.parametrize(
    ("hour", "urgent", "leaves"),
    [(7, False, 8), (8, False, 8), (20, False, 20), (21, False, 8), (23, True, 23)],
)
def test_by_night_only_what_is_urgent_leaves(hour, urgent, leaves):
    asked = MONDAY.replace(hour=hour)
    when = not_before(asked, urgent)

    assert when.hour == leaves and when >= asked


def test_each_step_is_told_to_whoever_must_act_and_never_to_whoever_took_it():
    to_liu = co.DispatchIssue(unit=PROPERTY, handler=LIU_HANDLER.id)
    last = given(ACCEPTED).then(does(LI_CLERK, to_liu)).entries[-1]

    (notice,) = telling.after(last, matter(), STAFF)
    assert (notice.to, notice.what, notice.n) == (LIU_HANDLER.id, What.GIVEN, last.n)


@pytest.mark.parametrize(
    "status", [Status.HANDLED, Status.VERIFIED, Status.STRUCK_OFF, Status.ACCEPTED]
)
def test_who_hears_three_days_late_is_not_sent_after_what_is_over(status):
    to_liu = co.DispatchIssue(unit=PROPERTY, handler=LIU_HANDLER.id)
    last = given(ACCEPTED).then(does(LI_CLERK, to_liu)).entries[-1]

    assert list(telling.after(last, matter(status=status), STAFF)) == []


cuts = st.lists(st.integers(0, 60 * 24 * 30), max_size=12).map(sorted)
lookeds = st.builds(
    Looked,
    unit=st.sampled_from([PROPERTY, CITY_CARE, ""]),
    handler=st.sampled_from([*PEOPLE, "a-gone", ""]),
    complained_of=st.sampled_from([PROPERTY, CITY_CARE, ""]),
)
matters = st.builds(
    matter,
    start=st.integers(0, 60 * 24 * 5).map(lambda m: MONDAY + dt.timedelta(minutes=m)),
    count=st.integers(1, 15),
    looked=lookeds,
    status=st.sampled_from(Status),
)


@drawn(matters, cuts)
def test_however_often_somebody_looks_each_is_told_once_and_only_what_they_may_see(
    one, minutes
):
    stops = [MONDAY + dt.timedelta(minutes=m) for m in (0, *minutes, 60 * 24 * 40)]
    found: list[Notice] = []
    for since, until in zip(stops, stops[1:], strict=False):
        found += due([one], STAFF, CALENDAR, since, until)
    at_once = list(due([one], STAFF, CALENDAR, stops[0], stops[-1]))

    keys = [notice.key for notice in found]
    assert len(keys) == len(set(keys))
    assert {notice.key for notice in at_once} <= set(keys)
    for notice in found:
        assert sees(PEOPLE[notice.to].sight, one.looked)
