"""More time is asked for before the limit ends and granted by somebody else (延期)."""

import datetime as dt
from dataclasses import replace
from time import perf_counter

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.clocks import Limit, LimitUnit, local_day
from taizhang.core.refusals import Refusal
from taizhang.core.vocabulary import Duty
from tests.cast import LI_CLERK, LIU_HANDLER, MIAO_LEADER, WANG_HANDLER, ZHOU_SECRETARY
from tests.entries import (
    DISPATCHED,
    FACTS,
    FULL,
    HANDLED,
    IN_PROGRESS,
    REGISTER,
    SHOWN,
    SOLVED,
    Story,
    does,
    given,
    knowing,
    under,
)

# Seven working days from Monday 9 November 2026 end on the 18th.
DUE = dt.date(2026, 11, 18)
ASK = co.AskExtension(until=dt.date(2026, 11, 24), reason="灯座要定做，下周一才到货。")
GRANT = co.DecideExtension(granted=True)
WORKING = given(IN_PROGRESS)
ASKED = WORKING.when(ASK, by=LIU_HANDLER).expects(ev.ExtensionAsked)
EXTENDED = ASKED.when(GRANT, by=ZHOU_SECRETARY).expects(ev.ExtensionDecided)


def due_on(story: Story) -> dt.date:
    """Return the day on which the matter is due."""
    assert story.issue.clock is not None
    return local_day(story.issue.clock.due_at)


def until(day: dt.date) -> co.AskExtension:
    """Return the asking for time until `day`."""
    return co.AskExtension(until=day, reason="还差一点。")


def test_asking_moves_nothing_yet():
    assert due_on(WORKING) == due_on(ASKED) == DUE


def test_granted_it_ends_on_the_day_asked_for_and_the_first_limit_is_kept():
    issue = EXTENDED.issue

    assert due_on(EXTENDED) == ASK.until
    assert issue.first_due_at is not None
    assert local_day(issue.first_due_at) == DUE
    assert (issue.extended_count, issue.extension_asked) == (1, None)


def test_the_clock_counts_from_its_first_start():
    assert EXTENDED.issue.clock is not None
    assert WORKING.issue.clock is not None
    assert EXTENDED.issue.clock.started_at == WORKING.issue.clock.started_at
    assert EXTENDED.issue.clock.limit == Limit(11, LimitUnit.WORKING_DAY, 2)


def test_refused_it_is_due_when_it_was():
    no = co.DecideExtension(granted=False, reason="配件库里就有。")
    refused = ASKED.when(no, by=ZHOU_SECRETARY).expects(ev.ExtensionDecided)

    assert due_on(refused) == DUE
    assert refused.issue.extended_count == 0


def test_a_refusal_says_why():
    no = co.DecideExtension(granted=False)

    ASKED.when(no, by=ZHOU_SECRETARY).refused(Refusal.REASON_MISSING)


def test_a_day_off_rolls_on_to_the_next_working_day():
    saturday = WORKING.when(until(dt.date(2026, 11, 21)), by=LIU_HANDLER)

    asked = saturday.expects(ev.ExtensionAsked)
    assert asked.last.until == dt.date(2026, 11, 23)


def test_the_first_act_of_a_handler_takes_the_task_up():
    sent = given(DISPATCHED).when(ASK, by=LIU_HANDLER)

    sent.expects(ev.TaskTakenUp, ev.ExtensionAsked)


def test_late_is_late():
    late = WORKING.later(days=10)

    late.when(until(dt.date(2026, 11, 27)), by=LIU_HANDLER).refused(
        Refusal.EXTENSION_TOO_LATE
    )


def test_what_was_asked_for_in_time_may_be_granted_afterwards():
    story = ASKED.later(days=10).when(GRANT, by=ZHOU_SECRETARY)

    assert due_on(story.expects(ev.ExtensionDecided)) == ASK.until


def test_no_reason_no_time():
    WORKING.when(co.AskExtension(until=ASK.until, reason=" "), by=LIU_HANDLER).refused(
        Refusal.REASON_MISSING
    )


def test_it_must_be_later_than_it_is():
    WORKING.when(until(DUE), by=LIU_HANDLER).refused(Refusal.EXTENSION_NOT_LATER)


def test_ten_working_days_are_the_most():
    longest = until(dt.date(2026, 12, 2))

    WORKING.when(longest, by=LIU_HANDLER).expects(ev.ExtensionAsked)
    WORKING.when(until(dt.date(2026, 12, 3)), by=LIU_HANDLER).refused(
        Refusal.EXTENSION_TOO_LONG
    )


def test_nobody_asks_twice_at_once():
    ASKED.when(ASK, by=LIU_HANDLER).refused(Refusal.EXTENSION_ALREADY_ASKED)


def test_nobody_else_asks_for_the_handler():
    WORKING.when(ASK, by=WANG_HANDLER).refused(Refusal.NOT_YOUR_UNIT)
    WORKING.when(ASK, by=LI_CLERK).refused(Refusal.DUTY_MISSING, Refusal.NOT_YOUR_UNIT)


def test_nobody_grants_it_to_themselves():
    everywhere = ZHOU_SECRETARY.duties | LIU_HANDLER.duties
    both = replace(LIU_HANDLER, duties=everywhere)

    ASKED.when(GRANT, by=both).refused(Refusal.SECOND_PERSON_NEEDED)


def test_nothing_is_granted_that_nobody_asked_for():
    WORKING.when(GRANT, by=ZHOU_SECRETARY).refused(Refusal.EXTENSION_NOT_ASKED)


def test_the_second_is_a_leaders_and_there_is_no_third():
    again = EXTENDED.when(until(dt.date(2026, 12, 1)), by=LIU_HANDLER)
    asked = again.expects(ev.ExtensionAsked)
    approver = replace(ZHOU_SECRETARY, duties=frozenset({Duty.APPROVE}))
    asked.when(GRANT, by=approver).refused(Refusal.SECOND_EXTENSION)

    twice = asked.when(GRANT, by=MIAO_LEADER).expects(ev.ExtensionDecided)
    assert twice.issue.first_due_at is not None
    assert local_day(twice.issue.first_due_at) == DUE
    twice.when(until(dt.date(2026, 12, 8)), by=LIU_HANDLER).refused(Refusal.EXTENDED_ENOUGH)


def test_what_others_set_is_not_ours_to_move():
    hotline = dt.datetime(2026, 11, 19, 17, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))
    order = replace(REGISTER, their_number="GD-7", their_due=hotline)
    story = given(does(LI_CLERK, order), IN_PROGRESS[1:])

    story.when(ASK, by=LIU_HANDLER).refused(Refusal.LIMIT_OF_OTHERS)
    story.when(until(dt.date(2026, 11, 19)), by=LIU_HANDLER).expects(ev.ExtensionAsked)


def test_once_it_is_reported_nobody_waits_for_the_time_any_more():
    shown = given(SHOWN).when(ASK, by=LIU_HANDLER).expects(ev.ExtensionAsked)
    done = shown.when(SOLVED, by=LIU_HANDLER).expects(ev.HandlingReported)

    assert done.issue.extension_asked is None


def test_what_is_done_needs_no_time():
    given(HANDLED).when(ASK, by=LIU_HANDLER).refused(Refusal.NOT_IN_THIS_STATUS)


def test_whoever_asked_takes_it_back_at_once():
    undone = ASKED.then(does(LIU_HANDLER, co.UndoStep(), seconds=20))

    assert undone.issue.extension_asked is None


def test_hours_are_extended_by_days():
    storm = Limit(6, LimitUnit.HOUR, 2)
    urgent = replace(WORKING.issue.standard, handling=storm)
    story = given(knowing(replace(FACTS, standard=urgent), IN_PROGRESS))
    asked = story.when(until(dt.date(2026, 11, 11)), by=LIU_HANDLER)
    granted = asked.expects(ev.ExtensionAsked).when(GRANT, by=ZHOU_SECRETARY)

    clock = granted.expects(ev.ExtensionDecided).issue.clock
    assert clock is not None
    assert local_day(clock.due_at) == dt.date(2026, 11, 11)
    assert clock.limit.unit is LimitUnit.WORKING_DAY


def test_a_mistyped_year_is_refused_without_counting_to_it():
    began = perf_counter()
    WORKING.when(until(dt.date.max), by=LIU_HANDLER).refused(Refusal.EXTENSION_TOO_LONG)

    assert perf_counter() - began < 0.5


def test_how_far_and_how_often_says_the_standard_of_its_day():
    strict = replace(FULL, policy="strict", extension_days=3, extensions=1)
    working = given(under(strict, IN_PROGRESS))
    working.when(ASK, by=LIU_HANDLER).refused(Refusal.EXTENSION_TOO_LONG)

    asked = working.when(until(dt.date(2026, 11, 20)), by=LIU_HANDLER)
    once = asked.expects(ev.ExtensionAsked).when(GRANT, by=ZHOU_SECRETARY)
    again = once.expects(ev.ExtensionDecided).when(
        until(dt.date(2026, 11, 23)), by=LIU_HANDLER
    )
    again.refused(Refusal.EXTENDED_ENOUGH)


def test_where_the_standard_knows_no_extension_nobody_asks_for_one():
    never = given(under(replace(FULL, policy="never", extensions=0), IN_PROGRESS))
    never.when(ASK, by=LIU_HANDLER).refused(Refusal.EXTENDED_ENOUGH)
