"""Deciding what somebody else's look showed, and what the resident said."""

from taizhang.core import closing, independence, lookalikes, objections
from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.clocks import Deadline, deadline, local_day
from taizhang.core.facts import Hearing
from taizhang.core.independence import Rule
from taizhang.core.issue import Issue
from taizhang.core.refusals import Refusal
from taizhang.core.texts import check_needed, check_text
from taizhang.core.vocabulary import CheckMethod, FollowUpOutcome, Status, Waiver


def record_verification(
    issue: Issue, command: co.RecordVerification, hearing: Hearing
) -> tuple[ev.Event, ...]:
    """Return the entry of a look at a handled issue, passed or failed.

    A failed look is a fact, not a refusal: the ledger exists to remember it.
    """
    asks = hearing.asks
    _require_outsider(issue, hearing)
    # Nobody signs off their own unit's work: the point of looking at all.
    same_unit = bool(hearing.units & independence.worked_on_by(issue))
    asks.require(not same_unit or issue.standard.same_unit, Refusal.OWN_UNIT)
    if not command.passed:
        make_good = check_needed(command.finding, Refusal.FINDING_MISSING, asks)
        asks.settle()
        failed = ev.VerificationFailed(
            method=command.method,
            make_good=make_good,
            handle_by=_again_by(issue, hearing),
        )
        return (failed,)
    finding, why = check_text(command.finding, asks), check_text(command.alike, asks)
    alike = bool(lookalikes.standing(issue))
    asks.require(bool(why) or not alike, Refusal.LIKENESS_UNANSWERED)
    on_site = issue.standard.method is CheckMethod.ON_SITE
    asks.require(
        not on_site or command.method is CheckMethod.ON_SITE, Refusal.METHOD_TOO_WEAK
    )
    asks.require(not closing.evidence_missing(issue), Refusal.EVIDENCE_MISSING)
    asks.settle()
    return (
        ev.VerificationPassed(
            method=command.method,
            waivers=_waivers(issue, hearing, same_unit=same_unit, alike=alike),
            finding=finding,
            alike=why if alike else "",
        ),
    )


def record_follow_up(
    issue: Issue, command: co.RecordFollowUp, hearing: Hearing
) -> tuple[ev.Event, ...]:
    """Return the entry of asking a resident. 没解决 sends the matter back at once.

    Unless the report itself says that the matter cannot be solved to the resident's
    liking: then the answer stands as an objection, and a leader must rule on it.
    """
    asks = hearing.asks
    answer = check_text(command.answer, asks)
    known = command.voice > 0 and issue.voice(command.voice, command.of) is not None
    asks.require(known, Refusal.VOICE_UNKNOWN)
    _require_outsider(issue, hearing)
    asks.settle()
    again = command.outcome is FollowUpOutcome.NOT_SOLVED and not closing.concluded_against(
        issue
    )
    return (
        ev.FollowUpRecorded(
            voice=command.voice,
            of=command.of,
            outcome=command.outcome,
            handle_by=_again_by(issue, hearing) if again else None,
            answer=answer,
        ),
    )


def post_outcome(
    issue: Issue, command: co.PostOutcome, hearing: Hearing
) -> tuple[ev.Event, ...]:
    """Return the entry of hanging the outcome up in public."""
    asks = hearing.asks
    where = check_needed(command.where, Refusal.REASON_MISSING, asks)
    asks.require(issue.posted is None, Refusal.ALREADY_POSTED)
    _require_outsider(issue, hearing)
    asks.settle()
    return (ev.OutcomePosted(where=where),)


def rule_on_objection(
    issue: Issue, command: co.RuleOnObjection, hearing: Hearing
) -> tuple[ev.Event, ...]:
    """Return the entry of a leader's ruling on a resident who is not content, or objects.

    Where what was struck off should not have been, ruling so puts the number back.
    """
    asks = hearing.asks
    reason = check_needed(command.reason, Refusal.REASON_MISSING, asks)
    voice = issue.voice(command.voice, command.of)
    asks.require(voice is not None, Refusal.VOICE_UNKNOWN)
    content = voice is not None and (
        voice.answer is not None and voice.answer.outcome in closing.ACCEPTED_ANSWERS
    )
    # Nobody is overruled who could have been asked and was not.
    asked = voice is not None and (voice.anonymous or bool(voice.called_by))
    over = issue.status is Status.STRUCK_OFF
    refused = closing.concluded_against(issue) and asked and not content and not over
    objected = objections.open_to_ruling(issue, voice)
    asks.require(refused or objected, Refusal.NO_OBJECTION)
    called_by = voice.called_by if voice else frozenset()
    asks.require(not hearing.people & called_by, Refusal.RULING_BY_SAME_PERSON)
    _require_outsider(issue, hearing)
    asks.settle()
    if over and command.upheld:
        by, clock = 0 if command.of else command.voice, _reopened_by(issue, hearing)
        return (ev.IssueReopened(voice=by, reason=reason, handle_by=clock),)
    return (
        ev.ObjectionRuled(
            voice=command.voice,
            of=command.of,
            upheld=command.upheld,
            reason=reason,
            handle_by=_again_by(issue, hearing) if command.upheld else None,
        ),
    )


def strike_off(
    issue: Issue, _command: co.StrikeOff, hearing: Hearing
) -> tuple[ev.Event, ...]:
    """Return the strike-off, with the entries that it rests on."""
    asks = hearing.asks
    _require_outsider(issue, hearing)
    asks.require(not issue.void_asked_by, Refusal.VOID_PENDING)
    found = closing.findings(issue, local_day(hearing.at))
    for finding in found:
        asks.require(finding.met, closing.REFUSALS[finding.condition])
    asks.settle()
    assert issue.check is not None, "the law asks for a check"
    rests = sorted({seq for finding in found for seq in finding.rests})
    return (
        ev.IssueStruckOff(
            outcome=closing.outcome(issue),
            rests=tuple(rests),
            waivers=issue.check.waivers,
        ),
    )


def reopen(issue: Issue, command: co.ReopenIssue, hearing: Hearing) -> tuple[ev.Event, ...]:
    """Return the entry that puts the same number back on the ledger."""
    asks = hearing.asks
    reason = check_needed(command.reason, Refusal.REASON_MISSING, asks)
    known = command.voice == 0 or issue.voice(command.voice) is not None
    asks.require(known, Refusal.VOICE_UNKNOWN)
    asks.settle()
    return (
        ev.IssueReopened(
            voice=command.voice, reason=reason, handle_by=_reopened_by(issue, hearing)
        ),
    )


def _reopened_by(issue: Issue, hearing: Hearing) -> Deadline:
    """Return our own limit: what others wanted of it was answered before."""
    return deadline(hearing.at, issue.standard.rework, hearing.facts.calendar)


def _waivers(
    issue: Issue, hearing: Hearing, *, same_unit: bool, alike: bool
) -> tuple[Waiver, ...]:
    there = hearing.facts.checkers
    alone = there is not None and independence.rule(issue, there) is not Rule.OUTSIDER
    told = (
        (Waiver.SAME_UNIT, same_unit),
        (Waiver.NOBODY_OUTSIDE, same_unit and alone),
        (Waiver.LIKENESS, alike),
    )
    return tuple(waiver for waiver, holds in told if holds)


def _require_outsider(issue: Issue, hearing: Hearing) -> None:
    hearing.asks.require(not hearing.people & issue.handlers, Refusal.OWN_WORK)


def _again_by(issue: Issue, hearing: Hearing) -> Deadline:
    return hearing.clock(issue, issue.standard.rework)
