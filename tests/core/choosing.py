"""What people on a chance walk may say, sensible or not."""

import datetime as dt
import random
from collections.abc import Callable
from typing import Any

from taizhang.core import closing
from taizhang.core import commands as co
from taizhang.core.evolve import begin as begun
from taizhang.core.issue import Issue, Voice
from taizhang.core.vocabulary import (
    Channel,
    CheckMethod,
    Conclusion,
    DeclineReason,
    EvidenceKind,
    FollowUpOutcome,
    Nature,
    ReturnReason,
    SecondLook,
    Status,
    Urgency,
    WhoLooked,
)
from tests import cast

__all__ = ["ANY", "begun", "carried_row", "next_thing", "registration"]

WORDS = (
    "",
    "灯坏了。",
    "𠮷先生家💡",
    "第一行\r\n第二行",
    "坏\x00字",
    "半\ud83d",
    "长" * 2_500,
)
CATEGORIES = ("lighting", "noise", "river", "unheard-of")
UNITS = (cast.PROPERTY, cast.PROPERTY, cast.CITY_CARE, cast.OFFICE, "")
HANDLERS = ("", cast.LIU_HANDLER.id, "a-everywhere", "a-everybodyx")
Chooser = Callable[[Issue, random.Random], co.Command]


def text(chance: random.Random) -> str:
    """Return what somebody might write: mostly a plain sentence."""
    return "说明一句。" if chance.random() < 0.85 else chance.choice(WORDS)


def who(chance: random.Random) -> dict[str, Any]:
    """Return what a resident left of themselves."""
    return {
        "reporter": chance.choice(("", "王秀英")),
        "phone": chance.choice(("", "139")),
    }


def spoken_for(chance: random.Random) -> str:
    """Return who raises a matter for somebody else, which few do."""
    return chance.choice(("", "", "", "王秀英的女儿"))


def registration(chance: random.Random) -> co.Command:
    """Return a registration."""
    return co.RegisterIssue(
        summary=text(chance),
        words=chance.choice(WORDS),
        channel=chance.choice(list(Channel)),
        nature=chance.choice(list(Nature)),
        category=chance.choice(CATEGORIES),
        urgency=chance.choice(list(Urgency)),
        place="jinxiu-3",
        found_by_staff=chance.random() < 0.2,
        **who(chance),
        told_by=spoken_for(chance),
        **order(chance),
    )


def order(chance: random.Random) -> dict[str, Any]:
    """Return what stands on the order it came with, which few have."""
    soon = dt.datetime(2026, 11, 12, 12, tzinfo=dt.UTC)
    return chance.choice(({}, {}, {}, {"their_number": "GD-7", "their_due": soon}))


def carried_row(chance: random.Random) -> co.Command:
    """Return a row of an older ledger."""
    return co.CarryOver(
        batch="b-1",
        source="台账!7",
        summary=text(chance),
        channel=Channel.INSPECTION,
        nature=Nature.HAZARD,
        category=chance.choice(CATEGORIES),
        finished=chance.random() < 0.5,
        happened_at=dt.datetime(2019, 5, 6, tzinfo=dt.UTC),
        **who(chance),
    )


def dispatch(_issue: Issue, chance: random.Random) -> co.Command:
    """Return a dispatch."""
    return co.DispatchIssue(
        unit=chance.choice(UNITS),
        handler=chance.choice(HANDLERS),
        supporting=chance.choice(((), (), (cast.BEIHU,), ("",))),
    )


def evidence(_issue: Issue, chance: random.Random) -> co.Command:
    """Return a piece of evidence."""
    return co.AddEvidence(
        shows=chance.choice(list(EvidenceKind)),
        sha256=chance.choice(("", *(letter * 64 for letter in "abcdefghij"))),
        text=text(chance),
    )


def missing_evidence(issue: Issue, chance: random.Random) -> co.Command:
    """Return a piece of evidence that the standard still asks for."""
    missing = closing.evidence_missing(issue) or tuple(EvidenceKind)
    shows = chance.choice(missing)
    return co.AddEvidence(shows=shows, sha256=chance.randbytes(32).hex(), text="说明。")


def report(_issue: Issue, chance: random.Random) -> co.Command:
    """Return a report that it is done."""
    return co.ReportHandled(conclusion=chance.choice(list(Conclusion)), result=text(chance))


def settled(_issue: Issue, chance: random.Random) -> co.Command:
    """Return the claim that it was settled while the resident was there."""
    return co.SettleOnTheSpot(
        conclusion=chance.choice(list(Conclusion)),
        result=text(chance),
        shown=chance.choice(((), (chance.randbytes(32).hex(),))),
    )


def resolution(issue: Issue, chance: random.Random) -> co.Command:
    """Return what the council said, or what it cannot have said."""
    present = chance.choice((0, 5, 9, 14))
    return co.RecordResolution(
        resolved=chance.random() < 0.6,
        text=text(chance),
        unit=chance.choice(UNITS),
        due_on=chance.choice((None, some_day(issue, chance))),
        votes_for=chance.choice((0, 4, 7)),
        votes_against=chance.choice((0, 2)),
        present=present,
        entitled=12,
        quorum=7,
        meeting=chance.choice(("", "2026-3")),
        met_on=issue.registered_on,
    )


def check(_issue: Issue, chance: random.Random) -> co.Command:
    """Return a check."""
    return co.RecordVerification(
        passed=chance.random() < 0.75,
        method=chance.choice((CheckMethod.ON_SITE, CheckMethod.ON_SITE, CheckMethod.DESK)),
        finding=text(chance),
        alike=chance.choice(("", "同一面墙，门牌不同。")),
    )


def follow_up(issue: Issue, chance: random.Random) -> co.Command:
    """Return a call to somebody who raised it, or to nobody."""
    voice = chance.choice((*issue.voices, *issue.voices, Voice(9, False)))
    return co.RecordFollowUp(
        voice=voice.ordinal,
        of=voice.case,
        outcome=chance.choice(list(FollowUpOutcome)),
        answer=text(chance),
    )


def ruling(issue: Issue, chance: random.Random) -> co.Command:
    """Return a ruling."""
    voice = chance.choice(issue.voices)
    return co.RuleOnObjection(
        voice=voice.ordinal,
        of=voice.case,
        upheld=chance.random() < 0.2,
        reason=text(chance),
    )


def correction(_issue: Issue, chance: random.Random) -> co.Command:
    """Return a correction."""
    return co.CorrectIssue(
        reason=text(chance),
        category=chance.choice((None, None, *CATEGORIES)),
        urgency=chance.choice((None, None, *Urgency)),
        place=chance.choice((None, "", "qingsong-3")),
        summary=chance.choice(("", "改一句。")),
    )


def withdrawal(issue: Issue, chance: random.Random) -> co.Command:
    """Return the withdrawing of a text."""
    return co.WithdrawText(
        target=chance.choice((*sorted(issue.texts), 0)), reason=text(chance)
    )


def answer(issue: Issue, chance: random.Random) -> co.Command:
    """Return a word of each resident in turn, then the end."""
    open_voices = [v for v in issue.voices if v.answer is None and v.ruling is None]
    objecting = [v for v in issue.voices if v.ruling is None and v.called_by]
    if chance.random() < 0.2 or not open_voices:
        return co.StrikeOff()
    if closing.concluded_against(issue) and objecting and chance.random() < 0.5:
        return ruling(issue, chance)
    if open_voices[0].ordinal == 0:
        return co.PostOutcome(where="公示栏")
    outcome = chance.choice((*sorted(closing.ACCEPTED_ANSWERS), *FollowUpOutcome))
    voice = open_voices[0]
    return co.RecordFollowUp(voice=voice.ordinal, of=voice.case, outcome=outcome)


def next_thing(issue: Issue, chance: random.Random) -> list[co.Command]:
    """Return what an office would do next with `issue`."""
    if issue.to_confirm:
        return [co.ConfirmImported()]
    if issue.before_council is not None and chance.random() < 0.3:
        return [resolution(issue, chance)]
    choose = NEXT.get(issue.status) or ANY[chance.choice(list(ANY))]
    return [choose(issue, chance)]


def giving_out(issue: Issue, chance: random.Random) -> co.Command:
    """Return how somebody gets it: sent to them, or by claiming what is offered."""
    if issue.offered:
        return chance.choice((co.ClaimIssue(), co.ClaimIssue(), co.WithdrawOffer()))
    if chance.random() < 0.2:
        return co.OfferIssue(tags=("safety",))
    return co.DispatchIssue(unit=cast.PROPERTY, handler=chance.choice(HANDLERS))


def some_day(issue: Issue, chance: random.Random) -> dt.date:
    """Return a day about when the matter is due, or about when it was registered."""
    due = issue.clock.due_at.date() if issue.clock else issue.registered_on
    return due + dt.timedelta(days=chance.choice((-1, 1, 4, 9, 30, 300)))


def about_its_time(issue: Issue, chance: random.Random) -> co.Command | None:
    """Return what is said about the time it has, if somebody says anything."""
    if issue.extension_asked is not None and chance.random() < 0.5:
        return ANY[co.DecideExtension](issue, chance)
    if issue.deferral_asked is not None and chance.random() < 0.5:
        return ANY[co.DecideDeferral](issue, chance)
    if chance.random() < 0.15:
        return ANY[chance.choice((co.AskExtension, co.AskDeferral))](issue, chance)
    return None


def on_the_way(issue: Issue, chance: random.Random) -> co.Command:
    """Return what the handler does next: show what is asked for, then report."""
    about = about_its_time(issue, chance)
    if about is not None:
        return about
    missing = closing.evidence_missing(issue)
    return missing_evidence(issue, chance) if missing else report(issue, chance)


def towards_the_end(issue: Issue, chance: random.Random) -> co.Command:
    """Return what a verified matter waits for."""
    if closing.root_cause_needed(issue) and issue.root_cause is None:
        return ANY[co.RecordRootCause](issue, chance)
    return answer(issue, chance)


NEXT: dict[Status, Chooser] = {
    Status.REGISTERED: lambda *_: co.AcceptIssue(),
    Status.ACCEPTED: giving_out,
    Status.DISPATCHED: on_the_way,
    Status.IN_PROGRESS: on_the_way,
    Status.HANDLED: check,
    Status.VERIFIED: towards_the_end,
    Status.DEFERRED: lambda _, chance: co.ResumeIssue(reason=text(chance)),
}
ANY: dict[type[co.Command], Chooser] = {
    co.RegisterIssue: lambda _, chance: registration(chance),
    co.CarryOver: lambda _, chance: carried_row(chance),
    co.ConfirmImported: lambda *_: co.ConfirmImported(),
    co.WithdrawImport: lambda _, chance: co.WithdrawImport(reason=text(chance)),
    co.AddVoice: lambda _, chance: co.AddVoice(
        words=text(chance), told_by=spoken_for(chance), **who(chance)
    ),
    co.AcceptIssue: lambda *_: co.AcceptIssue(),
    co.DeclineIssue: lambda _, chance: co.DeclineIssue(
        reason=chance.choice(list(DeclineReason)), explanation=text(chance)
    ),
    co.ReferIssue: lambda _, chance: co.ReferIssue(to="供电公司", explanation=text(chance)),
    co.OfferIssue: lambda _, chance: co.OfferIssue(
        tags=chance.choice(((), ("safety",), ("safety", "service"))), note=text(chance)
    ),
    co.WithdrawOffer: lambda *_: co.WithdrawOffer(),
    co.ClaimIssue: lambda *_: co.ClaimIssue(),
    co.JoinIncident: lambda _, chance: co.JoinIncident(
        incident=chance.choice(("n-storm", "n-outage"))
    ),
    co.LeaveIncident: lambda _, chance: co.LeaveIncident(reason=text(chance)),
    co.RecountClock: lambda *_: co.RecountClock(),
    co.DispatchIssue: dispatch,
    co.HandOver: lambda _, chance: co.HandOver(
        unit=chance.choice(UNITS), handler=chance.choice(HANDLERS)
    ),
    co.TakeUp: lambda *_: co.TakeUp(),
    co.ReturnDispatch: lambda _, chance: co.ReturnDispatch(
        reason=chance.choice(list(ReturnReason)), explanation=text(chance)
    ),
    co.RecordProgress: lambda _, chance: co.RecordProgress(text=text(chance)),
    co.AskExtension: lambda issue, chance: co.AskExtension(
        until=some_day(issue, chance), reason=text(chance)
    ),
    co.DecideExtension: lambda _, chance: co.DecideExtension(
        granted=chance.random() < 0.7, reason=text(chance)
    ),
    co.AskDeferral: lambda issue, chance: co.AskDeferral(
        review_on=some_day(issue, chance), reason=text(chance)
    ),
    co.DecideDeferral: lambda _, chance: co.DecideDeferral(
        granted=chance.random() < 0.7, reason=text(chance)
    ),
    co.SuperviseIssue: lambda issue, chance: co.SuperviseIssue(
        demand=text(chance), answer_by=some_day(issue, chance)
    ),
    co.LiftSupervision: lambda _, chance: co.LiftSupervision(reason=text(chance)),
    co.PutToCouncil: lambda _, chance: co.PutToCouncil(reason=text(chance)),
    co.RecordResolution: resolution,
    co.ResumeIssue: lambda _, chance: co.ResumeIssue(reason=text(chance)),
    co.AddEvidence: evidence,
    co.ReportHandled: report,
    co.SettleOnTheSpot: settled,
    co.RecordVerification: check,
    co.RecordFollowUp: follow_up,
    co.PostOutcome: lambda _, chance: co.PostOutcome(where=text(chance)),
    co.Object: lambda issue, chance: co.Object(
        voice=(voice := chance.choice((*issue.voices, Voice(9, False)))).ordinal,
        of=voice.case,
        words=text(chance),
    ),
    co.RuleOnObjection: ruling,
    co.RecordRootCause: lambda _, chance: co.RecordRootCause(
        measure=text(chance), look_back_on=dt.date(2028, 1, 5)
    ),
    co.Remind: lambda _, chance: co.Remind(text=text(chance)),
    co.AddWords: lambda issue, chance: co.AddWords(
        voice=chance.choice((1, 1, 2, 0)), words=text(chance)
    ),
    co.NameComplainedOf: lambda _, chance: co.NameComplainedOf(
        unit=chance.choice(("", cast.PROPERTY, cast.CITY_CARE))
    ),
    co.StrikeOff: lambda *_: co.StrikeOff(),
    co.ReopenIssue: lambda _, chance: co.ReopenIssue(
        reason=text(chance), voice=chance.choice((0, 1, 9))
    ),
    co.RecordLookBack: lambda _, chance: co.RecordLookBack(
        held=chance.random() < 0.5,
        method=chance.choice(list(CheckMethod)),
        finding=text(chance),
        false_close=chance.random() < 0.3,
    ),
    co.DrawSecondLook: lambda issue, chance: co.DrawSecondLook(
        struck_off=issue.lots.struck or 3, size=9, root="cm9vdA==", share=5
    ),
    co.RecordSecondLook: lambda _, chance: co.RecordSecondLook(
        answer=chance.choice(list(SecondLook)),
        looked=chance.choice(list(WhoLooked)),
        missing=text(chance),
    ),
    co.CorrectIssue: correction,
    co.AskVoid: lambda _, chance: co.AskVoid(reason=text(chance)),
    co.DecideVoid: lambda _, chance: co.DecideVoid(
        granted=chance.random() < 0.3, reason=text(chance)
    ),
    co.WithdrawText: withdrawal,
    co.UndoStep: lambda *_: co.UndoStep(),
}
