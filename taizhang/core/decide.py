"""Every decision about an issue: what a command brings about, or why it may not be.

*When* a command makes sense is in `POSSIBLE_IN`, *who* may give it in `MAY_GIVE`, *what
follows* in the module of its subject. Nothing here writes, waits, or knows the time.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from taizhang.core import commands as co
from taizhang.core import (
    councils,
    deferring,
    extending,
    handling,
    incidents,
    intake,
    looking_back,
    objections,
    offering,
    recounting,
    righting,
    second_looks,
    settling,
    supervising,
    verifying,
)
from taizhang.core.events import Event
from taizhang.core.facts import Circumstances, Hearing
from taizhang.core.issue import Issue
from taizhang.core.refusals import Refusal, Refused
from taizhang.core.vocabulary import IN_HAND, OPEN, Actor, Duty, Status

S = Status
WAITING = IN_HAND | {S.ACCEPTED}
ANY = frozenset(Status)
ENDED = frozenset({S.STRUCK_OFF, S.CARRIED_OVER, S.DECLINED, S.REFERRED})

AnyCommand = co.Command | co.PairCommand
POSSIBLE_IN: Mapping[type[AnyCommand], frozenset[Status]] = {
    co.RegisterIssue: frozenset(),
    co.CarryOver: frozenset(),
    co.ConfirmImported: frozenset({S.REGISTERED}),
    co.WithdrawImport: frozenset({S.REGISTERED, S.CARRIED_OVER}),
    co.AddVoice: OPEN,
    co.AddWords: OPEN,
    co.AcceptIssue: frozenset({S.REGISTERED}),
    co.DeclineIssue: frozenset({S.REGISTERED, S.ACCEPTED}),
    co.ReferIssue: frozenset({S.REGISTERED, S.ACCEPTED}),
    co.OfferIssue: frozenset({S.ACCEPTED}),
    co.WithdrawOffer: frozenset({S.ACCEPTED}),
    co.ClaimIssue: frozenset({S.ACCEPTED}),
    co.JoinIncident: OPEN,
    co.LeaveIncident: OPEN,
    co.RecountClock: OPEN - {S.DEFERRED},
    co.DispatchIssue: WAITING,
    co.HandOver: IN_HAND | {S.DEFERRED},
    co.TakeUp: frozenset({S.DISPATCHED}),
    co.ReturnDispatch: IN_HAND,
    co.RecordProgress: IN_HAND,
    co.AskExtension: IN_HAND,
    co.DecideExtension: IN_HAND,
    co.AskDeferral: WAITING | {S.DEFERRED},
    co.DecideDeferral: WAITING | {S.DEFERRED},
    co.ResumeIssue: frozenset({S.DEFERRED}),
    co.SuperviseIssue: OPEN,
    co.LiftSupervision: OPEN,
    co.PutToCouncil: WAITING | {S.DEFERRED},
    co.RecordResolution: OPEN - {S.REGISTERED},
    co.AddEvidence: OPEN,
    co.ReportHandled: IN_HAND,
    co.SettleOnTheSpot: frozenset({S.DISPATCHED}),
    co.RecordVerification: frozenset({S.HANDLED}),
    co.RecordFollowUp: frozenset({S.VERIFIED}),
    co.PostOutcome: frozenset({S.VERIFIED}),
    co.Object: frozenset({S.VERIFIED, S.STRUCK_OFF}),
    co.RuleOnObjection: frozenset({S.VERIFIED, S.STRUCK_OFF}),
    co.RecordRootCause: OPEN - {S.REGISTERED},
    co.Remind: OPEN,
    co.NameComplainedOf: OPEN,
    co.StrikeOff: frozenset({S.VERIFIED}),
    co.ReopenIssue: ENDED,
    co.RecordLookBack: frozenset({S.STRUCK_OFF}),
    co.DrawSecondLook: ANY,
    co.RecordSecondLook: frozenset({S.STRUCK_OFF}),
    co.CorrectIssue: OPEN | {S.CARRIED_OVER},
    co.AskVoid: OPEN,
    co.DecideVoid: OPEN,
    co.WithdrawText: ANY,
    co.UndoStep: ANY - {S.STRUCK_OFF},
    co.MergeIssue: frozenset({S.REGISTERED, *WAITING}),
    co.SplitIssue: frozenset({S.MERGED}),
}
# What may be done with an imported open row before anybody has confirmed it.
BEFORE_CONFIRMING = (
    co.ConfirmImported,
    co.WithdrawImport,
    co.CorrectIssue,
    co.AskVoid,
    co.DecideVoid,
    co.UndoStep,
)
# What the calendar says of every matter alike, whomever it complains of.
BY_THE_CALENDAR = (co.RecountClock,)

D = Duty
MAY_GIVE: Mapping[type[AnyCommand], frozenset[Duty]] = {
    # A leader is rung up, too, and passes it on.
    co.RegisterIssue: frozenset({D.REGISTER, D.RULE}),
    co.CarryOver: frozenset({D.IMPORT}),
    co.ConfirmImported: frozenset({D.IMPORT, D.ACCEPT}),
    co.WithdrawImport: frozenset({D.IMPORT}),
    co.AddVoice: frozenset({D.REGISTER}),
    co.AddWords: frozenset({D.REGISTER, D.FOLLOW_UP}),
    co.AcceptIssue: frozenset({D.ACCEPT}),
    co.DeclineIssue: frozenset({D.ACCEPT}),
    co.ReferIssue: frozenset({D.ACCEPT}),
    co.OfferIssue: frozenset({D.DISPATCH}),
    co.WithdrawOffer: frozenset({D.DISPATCH}),
    co.ClaimIssue: frozenset({D.CLAIM}),
    co.JoinIncident: frozenset({D.ACCEPT, D.DISPATCH}),
    co.LeaveIncident: frozenset({D.ACCEPT, D.DISPATCH}),
    co.RecountClock: frozenset({D.ADMINISTER}),
    co.DispatchIssue: frozenset({D.DISPATCH}),
    co.HandOver: frozenset({D.DISPATCH}),
    co.TakeUp: frozenset({D.HANDLE}),
    co.ReturnDispatch: frozenset({D.HANDLE}),
    co.RecordProgress: frozenset({D.HANDLE}),
    co.AskExtension: frozenset({D.HANDLE}),
    co.DecideExtension: frozenset({D.APPROVE, D.RULE}),
    co.AskDeferral: frozenset({D.HANDLE, D.DISPATCH}),
    co.DecideDeferral: frozenset({D.RULE}),
    co.ResumeIssue: frozenset({D.HANDLE, D.DISPATCH, D.RULE}),
    co.SuperviseIssue: frozenset({D.RULE}),
    co.LiftSupervision: frozenset({D.RULE}),
    co.PutToCouncil: frozenset({D.DISPATCH, D.RULE}),
    co.RecordResolution: frozenset({D.DISPATCH, D.RULE}),
    co.AddEvidence: frozenset({D.HANDLE, D.REGISTER, D.VERIFY}),
    co.ReportHandled: frozenset({D.HANDLE}),
    co.SettleOnTheSpot: frozenset({D.REGISTER}),
    co.RecordVerification: frozenset({D.VERIFY}),
    co.RecordFollowUp: frozenset({D.FOLLOW_UP}),
    co.PostOutcome: frozenset({D.FOLLOW_UP}),
    co.Object: frozenset({D.REGISTER, D.FOLLOW_UP}),
    co.RuleOnObjection: frozenset({D.RULE}),
    co.RecordRootCause: frozenset({D.HANDLE, D.DISPATCH, D.RULE}),
    co.Remind: frozenset({D.REGISTER, D.DISPATCH, D.FOLLOW_UP, D.RULE}),
    co.NameComplainedOf: frozenset({D.REGISTER, D.ACCEPT, D.CORRECT}),
    co.StrikeOff: frozenset({D.STRIKE_OFF}),
    co.ReopenIssue: frozenset({D.FOLLOW_UP, D.ACCEPT, D.RULE}),
    co.RecordLookBack: frozenset({D.VERIFY, D.FOLLOW_UP}),
    co.DrawSecondLook: frozenset({D.FOLLOW_UP}),
    co.RecordSecondLook: frozenset({D.FOLLOW_UP}),
    co.CorrectIssue: frozenset({D.CORRECT}),
    co.AskVoid: frozenset({D.REGISTER, D.CORRECT}),
    co.DecideVoid: frozenset({D.APPROVE}),
    co.WithdrawText: frozenset({D.CORRECT}),
    co.UndoStep: frozenset(Duty),
    co.MergeIssue: frozenset({D.ACCEPT, D.DISPATCH}),
    co.SplitIssue: frozenset({D.ACCEPT, D.DISPATCH}),
}

Decision = Callable[[Issue, Any, Hearing], tuple[Event, ...]]
SUBJECT: Mapping[type[co.Command], Decision] = {
    co.ConfirmImported: intake.confirm_imported,
    co.WithdrawImport: intake.withdraw_import,
    co.AddVoice: intake.add_voice,
    co.AddWords: intake.add_words,
    co.AcceptIssue: intake.accept,
    co.DeclineIssue: intake.decline,
    co.ReferIssue: intake.refer,
    co.OfferIssue: offering.offer,
    co.WithdrawOffer: offering.withdraw_offer,
    co.ClaimIssue: offering.claim,
    co.JoinIncident: incidents.join,
    co.LeaveIncident: incidents.leave,
    co.RecountClock: recounting.recount,
    co.DispatchIssue: handling.dispatch,
    co.HandOver: handling.hand_over,
    co.TakeUp: handling.take_up,
    co.ReturnDispatch: handling.return_dispatch,
    co.RecordProgress: handling.record_progress,
    co.AskExtension: extending.ask_extension,
    co.DecideExtension: extending.decide_extension,
    co.AskDeferral: deferring.ask_deferral,
    co.DecideDeferral: deferring.decide_deferral,
    co.ResumeIssue: deferring.resume,
    co.SuperviseIssue: supervising.supervise,
    co.LiftSupervision: supervising.lift,
    co.PutToCouncil: councils.put_to_council,
    co.RecordResolution: councils.record_resolution,
    co.AddEvidence: handling.add_evidence,
    co.ReportHandled: handling.report_handled,
    co.SettleOnTheSpot: settling.settle_on_the_spot,
    co.RecordRootCause: handling.record_root_cause,
    co.Remind: handling.remind,
    co.NameComplainedOf: handling.name_complained_of,
    co.RecordVerification: verifying.record_verification,
    co.RecordFollowUp: verifying.record_follow_up,
    co.PostOutcome: verifying.post_outcome,
    co.Object: objections.raise_objection,
    co.RuleOnObjection: verifying.rule_on_objection,
    co.StrikeOff: verifying.strike_off,
    co.ReopenIssue: verifying.reopen,
    co.RecordLookBack: looking_back.record,
    co.DrawSecondLook: second_looks.draw,
    co.RecordSecondLook: second_looks.record,
    co.CorrectIssue: righting.correct,
    co.AskVoid: righting.ask_void,
    co.DecideVoid: righting.decide_void,
    co.WithdrawText: righting.withdraw_text,
    co.UndoStep: righting.undo,
}


def decide(
    issue: Issue | None,
    command: co.Command,
    by: Actor,
    at: datetime,
    facts: Circumstances,
    *,
    place: Actor | None = None,
) -> tuple[Event, ...]:
    """Return the events that `command`, given by `by` at the instant `at`, brings about.

    `issue` is None for a matter that is not on the ledger yet. `place`: somebody who is
    away and whom `by` stands in for; `standing_in` says when it is given in their place.

    Raises:
        Refused: a rule forbids it; it names everything that is missing at once. The
            issue stays as it stood.
    """
    hearing = Hearing(by, at, facts, place)
    _require_place_and_duty(issue, command, hearing)
    if isinstance(command, co.RegisterIssue):
        return intake.register(command, hearing)
    if isinstance(command, co.CarryOver):
        return intake.carry_over(command, hearing)
    assert issue is not None, "only what is on the ledger can be worked on"
    return SUBJECT[type(command)](issue, command, hearing)


def decide_pair(
    issue: Issue, target: Issue, command: co.PairCommand, hearing: Hearing
) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """Return the events of `issue` and of `target` that a command on both brings about.

    Raises:
        Refused: as `decide`. Both stay as they stood.
    """
    _require_place_and_duty(issue, command, hearing)
    match command:
        case co.MergeIssue():
            return righting.merge(issue, target, hearing)
        case co.SplitIssue():
            return righting.split(issue, target, command, hearing)


def require_seen(issue: Issue, seen: int) -> None:
    """Check that somebody who decides has seen all that matters for deciding.

    `seen` is the `n` of the issue on their page. New voices, evidence and progress do
    not count; the law hears of those anyway.

    Raises:
        Refused: something else happened since.
    """
    if issue.turned_at > seen:
        raise Refused((Refusal.STALE,))


def may(by: Actor, command: type[AnyCommand]) -> bool:
    """Return whether `by` has a duty that gives `command`, whatever the issue.

    Duties of those whom `by` stands in for are among them.
    """
    return bool(MAY_GIVE[command] & by.holds)


def possible(issue: Issue, command: type[AnyCommand], by: Actor) -> bool:
    """Return whether it makes sense to offer `command` to `by` on a page of `issue`."""
    confirmed = not issue.to_confirm or command in BEFORE_CONFIRMING
    return confirmed and issue.status in POSSIBLE_IN[command] and may(by, command)


def _require_place_and_duty(
    issue: Issue | None, command: AnyCommand, hearing: Hearing
) -> None:
    kind, asks = type(command), hearing.asks
    asks.require(bool(MAY_GIVE[kind] & hearing.duties), Refusal.DUTY_MISSING)
    if issue is None:
        return
    if not POSSIBLE_IN[kind]:
        asks.require(False, Refusal.ALREADY_REGISTERED)
        return
    asks.require(issue.status in POSSIBLE_IN[kind], Refusal.NOT_IN_THIS_STATUS)
    # Pages do not show it to them; nobody gets round that by an address either.
    about_them = issue.complained_of in hearing.units and kind not in BY_THE_CALENDAR
    asks.require(not about_them, Refusal.UNIT_COMPLAINED_OF)
    confirmed = not issue.to_confirm or isinstance(command, BEFORE_CONFIRMING)
    asks.require(confirmed, Refusal.TO_CONFIRM)
