"""Every command in every status, by everybody: allowed exactly where the tables say so.

Here, and here only, issues are built and not told: that nothing but status or duty stands
in the way is the point.
"""

import datetime as dt
from dataclasses import replace
from typing import get_args

import pytest

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.clocks import Limit, LimitUnit
from taizhang.core.codec import KINDS
from taizhang.core.decide import (
    BEFORE_CONFIRMING,
    MAY_GIVE,
    POSSIBLE_IN,
    SUBJECT,
    AnyCommand,
    decide,
    decide_pair,
    possible,
)
from taizhang.core.facts import Hearing
from taizhang.core.issue import (
    Asked,
    BeforeCouncil,
    Issue,
    Lots,
    Step,
    Supervision,
)
from taizhang.core.refusals import Refusal, Refused
from taizhang.core.vocabulary import (
    Actor,
    Duty,
    ReturnReason,
    SecondLook,
    Status,
    WhoLooked,
)
from tests.cast import CITY_CARE, OFFICE, PROPERTY
from tests.entries import (
    ANSWERED,
    ASK_VOID,
    BEFORE,
    CARRY_OVER,
    DECLINE,
    DISPATCH,
    FACTS,
    GRANT_VOID,
    MONDAY,
    OBJECT,
    OPPOSED,
    OTHER,
    PASS,
    POST,
    REFER,
    REGISTER,
    REOPEN,
    RULE,
    SATISFIED,
    SOLVED,
    STRIKE_OFF,
    given,
)

HERE = replace(FACTS, tags=frozenset({"safety"}), incident=Limit(6, LimitUnit.HOUR, 2))
NOW = MONDAY + dt.timedelta(hours=1)
EVERYBODY = Actor("a-everybodyx", OFFICE, frozenset(Duty))
OF_THE_UNIT = replace(EVERYBODY, unit=PROPERTY)
READY = replace(
    given(ANSWERED).issue,
    step=Step(9, EVERYBODY.id, NOW, undoable=True),
    merged_into=OTHER.case,
)
CLOCK = given(ANSWERED).issue.clock
assert CLOCK is not None
SOON = dt.date(2026, 11, 24)
FOLLOWED_UP = Supervision(8, "a-otherxxxxx", SOON, "", False)
WANTED = Asked(8, "a-otherxxxxx", SOON)
MEETING = replace(READY, before_council=BeforeCouncil(8, "a-otherxxxxx", NOW.date()))
RESOLVED = co.RecordResolution(
    resolved=False,
    text="再议。",
    present=9,
    entitled=12,
    quorum=7,
    meeting="1",
    met_on=NOW.date(),
)
TEXT = given(ANSWERED).seqs(ev.EvidenceAdded)[0]
GIVEN: dict[type[AnyCommand], tuple[AnyCommand, Issue]] = {
    type(command): (command, issue)
    for command, issue in (
        (co.ConfirmImported(), replace(READY, to_confirm=True)),
        (co.WithdrawImport(reason="选错了。"), replace(READY, imported=True, n=1)),
        (co.AddVoice(words="我家也是。"), READY),
        (co.AcceptIssue(), READY),
        (DECLINE, READY),
        (REFER, READY),
        (co.OfferIssue(tags=("safety",)), READY),
        (co.WithdrawOffer(), replace(READY, offered=("safety",))),
        (co.ClaimIssue(), replace(READY, offered=("safety",))),
        (co.JoinIncident(incident="n-storm"), READY),
        (co.LeaveIncident(reason="无关。"), replace(READY, incident="n-storm")),
        (co.RecountClock(), replace(READY, clock=replace(CLOCK, skipped_days=9))),
        (DISPATCH, READY),
        (co.HandOver(unit=CITY_CARE, handler="a-wangxxxxxx"), READY),
        (co.TakeUp(), READY),
        (co.ReturnDispatch(reason=ReturnReason.NOT_OURS, explanation="归城管。"), READY),
        (co.RecordProgress(text="等配件。"), READY),
        (co.AskExtension(until=SOON, reason="缺灯。"), READY),
        (co.DecideExtension(granted=True), replace(READY, extension_asked=WANTED)),
        (co.AskDeferral(review_on=SOON, reason="等汛期过。"), READY),
        (co.DecideDeferral(granted=True), replace(READY, deferral_asked=WANTED)),
        (co.ResumeIssue(reason="汛期过了。"), READY),
        (co.SuperviseIssue(demand="三天内办好。", answer_by=SOON), READY),
        (co.LiftSupervision(reason="已答复。"), replace(READY, supervision=FOLLOWED_UP)),
        (co.PutToCouncil(reason="多次反复。"), READY),
        (RESOLVED, MEETING),
        (BEFORE, READY),
        (SOLVED, READY),
        (
            co.SettleOnTheSpot(
                conclusion=SOLVED.conclusion, result="当场换了。", shown=("ef" * 32,)
            ),
            replace(
                READY,
                unit=OFFICE,
                handler=EVERYBODY.id,
                first_contact=EVERYBODY.id,
            ),
        ),
        (PASS, READY),
        (SATISFIED, READY),
        (POST, READY),
        (OBJECT, READY),
        (RULE, given(OPPOSED).issue),
        (co.RecordRootCause(measure="换灯。", look_back_on=dt.date(2027, 1, 5)), READY),
        (co.Remind(text="老人等着用。"), READY),
        (co.NameComplainedOf(unit=CITY_CARE), READY),
        (co.AddWords(voice=1, words="今天又灭了。"), READY),
        (STRIKE_OFF, READY),
        (REOPEN, READY),
        (co.RecordLookBack(held=True, method=PASS.method), READY),
        (co.DrawSecondLook(struck_off=9, size=9, root="cm9vdA==", share=5), READY),
        (
            co.RecordSecondLook(answer=SecondLook.HELD, looked=WhoLooked.COUNCIL),
            replace(READY, lots=Lots(struck=9, last=9, open=9)),
        ),
        (co.CorrectIssue(reason="错字。", place="qingsong-3"), READY),
        (ASK_VOID, READY),
        (GRANT_VOID, replace(READY, void_asked_by="a-otherxxxxx")),
        (co.WithdrawText(target=TEXT, reason="拍到人脸。"), READY),
        (co.UndoStep(), READY),
        (co.MergeIssue(), READY),
        (co.SplitIssue(reason="不是一件事。"), READY),
    )
}
WORKED_BY_THE_UNIT = (
    co.TakeUp,
    co.ReturnDispatch,
    co.RecordProgress,
    co.ReportHandled,
    co.AskExtension,
    co.AskDeferral,
    co.ResumeIssue,
)
ON_TWO = get_args(co.PairCommand)
COMMANDS = (*get_args(co.Command), *ON_TWO)
FIRST = (co.RegisterIssue, co.CarryOver)


def judged(command: AnyCommand, issue: Issue, by: Actor) -> tuple[Refusal, ...]:
    """Return why `by` may not give `command`; empty where it brings something about."""
    try:
        if isinstance(command, co.MergeIssue | co.SplitIssue):
            hearing = Hearing(by, NOW, HERE)
            events, _ = decide_pair(issue, OTHER.issue, command, hearing)
        else:
            events = decide(issue, command, by, NOW, HERE)
    except Refused as refused:
        return refused.refusals
    assert events
    return ()


def somebody(kind: type[AnyCommand], *duties: Duty) -> Actor:
    """Return somebody with these duties in the unit from which `kind` is given."""
    who = OF_THE_UNIT if kind in WORKED_BY_THE_UNIT else EVERYBODY
    who = replace(who, unit="") if kind is co.DrawSecondLook else who
    return replace(who, duties=frozenset(duties))


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("kind", GIVEN, ids=lambda kind: kind.__name__)
def test_a_command_is_possible_exactly_where_the_table_says(kind, status):
    command, ready = GIVEN[kind]
    issue = replace(ready, status=status)

    refusals = judged(command, issue, somebody(kind, *Duty))
    allowed = status in POSSIBLE_IN[kind]
    assert refusals == (() if allowed else (Refusal.NOT_IN_THIS_STATUS,))
    assert possible(issue, kind, somebody(kind, *Duty)) is allowed


@pytest.mark.parametrize("duty", Duty)
@pytest.mark.parametrize("kind", GIVEN, ids=lambda kind: kind.__name__)
def test_a_command_is_given_exactly_by_those_the_table_names(kind, duty):
    command, ready = GIVEN[kind]
    issue = replace(ready, status=min(POSSIBLE_IN[kind]))

    refusals = judged(command, issue, somebody(kind, duty))
    allowed = duty in MAY_GIVE[kind]
    assert refusals == (() if allowed else (Refusal.DUTY_MISSING,))
    assert possible(issue, kind, somebody(kind, duty)) is allowed


@pytest.mark.parametrize("kind", GIVEN, ids=lambda kind: kind.__name__)
def test_before_it_is_confirmed_little_can_be_done_with_an_imported_row(kind):
    command, ready = GIVEN[kind]
    issue = replace(ready, status=min(POSSIBLE_IN[kind]), to_confirm=True)

    refusals = judged(command, issue, somebody(kind, *Duty))
    assert refusals == (() if kind in BEFORE_CONFIRMING else (Refusal.TO_CONFIRM,))
    assert possible(issue, kind, somebody(kind, *Duty)) is (kind in BEFORE_CONFIRMING)


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("command", [REGISTER, CARRY_OVER])
def test_what_stands_on_the_ledger_does_not_begin_again(command, status):
    issue = replace(READY, status=status)

    assert judged(command, issue, EVERYBODY) == (Refusal.ALREADY_REGISTERED,)


@pytest.mark.parametrize("duty", Duty)
@pytest.mark.parametrize("command", [REGISTER, CARRY_OVER])
def test_beginning_too_is_a_duty(command, duty):
    by = replace(EVERYBODY, duties=frozenset({duty}))

    if duty in MAY_GIVE[type(command)]:
        assert decide(None, command, by, NOW, FACTS)
    else:
        with pytest.raises(Refused):
            decide(None, command, by, NOW, FACTS)


def test_every_command_stands_in_every_table_and_in_this_one():
    assert set(COMMANDS) == set(POSSIBLE_IN) == set(MAY_GIVE)
    assert set(COMMANDS) - {*FIRST, *ON_TWO} == set(SUBJECT)
    assert set(COMMANDS) - {*FIRST} == set(GIVEN)


def test_every_duty_that_acts_on_issues_gives_something():
    undo = MAY_GIVE[co.UndoStep]
    given_by = {duty for duties in MAY_GIVE.values() if duties != undo for duty in duties}

    assert undo == set(Duty)
    assert set(Duty) - given_by == {Duty.SECURE, Duty.AUDIT}


def test_every_event_has_its_kind():
    assert set(get_args(ev.Event)) == set(KINDS.values())
    assert len(KINDS) == len(set(KINDS.values()))
