"""A year of an office: matters come in, and on the days on which they are due they move on.

The way each takes is drawn from one seed. What the rules refuse is tried another day.
"""

import datetime as dt
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from taizhang.core import commands as co
from taizhang.core.clocks import OFFICE_ZONE
from taizhang.core.issue import Issue
from taizhang.core.refusals import Refused
from taizhang.core.vocabulary import (
    Actor,
    CheckMethod,
    Conclusion,
    EvidenceKind,
    FollowUpOutcome,
    ReturnReason,
    Status,
    Urgency,
)
from taizhang.ledger import book
from tests.cast import (
    CITY_CARE,
    LI_CLERK,
    LIU_HANDLER,
    MIAO_LEADER,
    PROPERTY,
    WANG_HANDLER,
    ZHENG_VERIFIER,
    ZHOU_SECRETARY,
)
from tests.shell.matters import registering

BEGINS = dt.date(2026, 1, 5)
HANDLERS = {PROPERTY: LIU_HANDLER, CITY_CARE: WANG_HANDLER}
CATEGORIES = ("street-lights", "litter", "drainage", "noise")
PLACES = (("beihu", "jinxiu-3"), ("beihu", "jinxiu"), ("songbai", "qingsong-3"))
GOOD, BAD = FollowUpOutcome.SATISFIED, FollowUpOutcome.NOT_SOLVED
SAID = (
    *(GOOD, GOOD, FollowUpOutcome.MOSTLY_SATISFIED, FollowUpOutcome.EXPLAINED_ACCEPTED),
    *(BAD, FollowUpOutcome.UNREACHABLE, FollowUpOutcome.UNREACHABLE),
)
Act = tuple[Actor, tuple[co.Command, ...]]
Way = Callable[[Issue], Act | dt.date | None]


@dataclass
class Year:
    """An office year. `due`: on which day each open matter moves on; `refused`: by reason."""

    seed: int
    matters: int
    days: int
    due: dict[str, dt.date] = field(default_factory=dict)
    refused: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        """Begin on the first working Monday."""
        self.chance = random.Random(self.seed)
        self.today = BEGINS
        arrivals = (self.chance.randrange(self.days) for _matter in range(self.matters))
        self.arrivals = Counter(BEGINS + dt.timedelta(days=day) for day in arrivals)
        self.pictures = 0

    @property
    def yesterday(self) -> dt.date:
        """The last day that was lived through."""
        return self.today - dt.timedelta(days=1)

    def day(self) -> None:
        """Live through a day, from nine until everybody goes home."""
        self.at = dt.datetime.combine(self.today, dt.time(9), OFFICE_ZONE)
        for _matter in range(self.arrivals[self.today]):
            self._give("", LI_CLERK, self._arriving())
        for case in [c for c, day in self.due.items() if day <= self.today]:
            match self._next(book.issue_of(case)):
                case None:
                    del self.due[case]
                case dt.date() as later:
                    self.due[case] = later
                case by, commands:
                    self._give(case, by, commands)
        self.today += dt.timedelta(days=1)

    def _give(self, case: str, by: Actor, commands: tuple[co.Command, ...]) -> None:
        self.at += dt.timedelta(minutes=self.chance.randrange(1, 6))
        try:
            case = book.submit(case, *commands, by=by, at=self.at).issue.case
        except Refused as refused:
            self.refused.update(refused.refusals)
        rests = self.chance.choice((1, 1, 2, 3, 5, 9, 20))
        self.due[case] = self.today + dt.timedelta(days=rests)

    def _arriving(self) -> tuple[co.Command, ...]:
        community, place = self.chance.choice(PLACES)
        told = registering(
            f"第{len(self.due)}件事",
            community=community,
            place=place if self.chance.random() < 0.5 else "",
            category=self.chance.choice(CATEGORIES),
            urgency=self.chance.choice((*[Urgency.ORDINARY] * 4, Urgency.URGENT)),
        )
        if self.chance.random() < 0.2:
            told = replace(told, reporter="", phone="")
        given = self.chance.random() < 0.7
        return (told, co.AcceptIssue(), self._given_out()) if given else (told,)

    def _given_out(self) -> co.DispatchIssue:
        unit = self.chance.choice([*HANDLERS])
        return co.DispatchIssue(unit=unit, handler=HANDLERS[unit].id)

    def _next(self, issue: Issue) -> Act | dt.date | None:
        """Return what is done about a matter that is due, or when; None: nothing any more."""
        if issue.extension_asked:
            return self._decided(co.DecideExtension)
        if issue.deferral_asked:
            return self._decided(co.DecideDeferral)
        ways: dict[Status, Way] = {
            Status.REGISTERED: self._taken_on,
            Status.ACCEPTED: self._given_again,
            Status.DISPATCHED: self._handling,
            Status.IN_PROGRESS: self._handling,
            Status.DEFERRED: self._resumed,
            Status.HANDLED: self._checked,
            Status.VERIFIED: self._asked,
            Status.STRUCK_OFF: self._afterwards,
        }
        way = ways.get(issue.status)
        return way(issue) if way else None

    def _taken_on(self, _issue: Issue) -> Act:
        if self.chance.random() < 0.05:
            return LI_CLERK, (co.ReferIssue(to="供电公司", explanation="归它管。"),)
        return LI_CLERK, (co.AcceptIssue(), self._given_out())

    def _given_again(self, _issue: Issue) -> Act:
        return ZHOU_SECRETARY, (self._given_out(),)

    def _resumed(self, _issue: Issue) -> Act:
        return LI_CLERK, (co.ResumeIssue(reason="可以办了。"),)

    def _decided(self, how: type[co.DecideExtension] | type[co.DecideDeferral]) -> Act:
        granted = self.chance.random() < 0.7
        return MIAO_LEADER, (how(granted=granted, reason="情况属实。"),)

    def _handling(self, issue: Issue) -> Act:
        by = HANDLERS[issue.unit]
        later = self.today + dt.timedelta(days=self.chance.choice((10, 20, 45)))
        drawn = self.chance.random()
        if drawn < 0.1:
            reason = ReturnReason.NOT_OURS
            return by, (co.ReturnDispatch(reason=reason, explanation="不归我们。"),)
        if drawn < 0.2:
            return by, (co.AskExtension(until=later, reason="等配件。"),)
        if drawn < 0.28:
            return by, (co.AskDeferral(review_on=later, reason="等枯水期。"),)
        if drawn < 0.4:
            return by, (co.RecordProgress(text="已到现场。"),)
        return by, (*self._shown(issue), self._reported(drawn))

    def _shown(self, issue: Issue) -> tuple[co.Command, ...]:
        kinds = (EvidenceKind.BEFORE_PHOTO, EvidenceKind.AFTER_PHOTO)
        self.pictures += 1
        shown = [
            co.AddEvidence(shows=kind, sha256=f"{self.pictures:062}{nth:02}")
            for nth, kind in enumerate(kinds)
        ]
        note = co.AddEvidence(shows=EvidenceKind.NOTE, text="逐层看过。")
        cause = co.RecordRootCause(
            measure="每月巡检。", look_back_on=self.today + dt.timedelta(days=60)
        )
        return (*shown, note, *([cause] if issue.earlier_count > 1 else []))

    def _reported(self, drawn: float) -> co.ReportHandled:
        against = Conclusion.EXPLAINED_NOT_ACCEPTED
        conclusion = against if drawn > 0.95 else Conclusion.SOLVED
        return co.ReportHandled(conclusion=conclusion, result="换好了。")

    def _checked(self, _issue: Issue) -> Act:
        passed = self.chance.random() < 0.8
        looked = co.RecordVerification(
            passed=passed,
            method=CheckMethod.ON_SITE,
            finding="" if passed else "还是不亮。",
        )
        return ZHENG_VERIFIER, (looked,)

    def _asked(self, issue: Issue) -> Act:
        (voice,) = issue.voices
        if issue.objections or (voice.answer and voice.answer.outcome is BAD):
            ruling = co.RuleOnObjection(voice=1, upheld=False, reason="依规办理。")
            return MIAO_LEADER, (ruling,)
        if voice.anonymous and issue.posted is None:
            return LI_CLERK, (co.PostOutcome(where="公示栏"),)
        if voice.answer or voice.ruling or voice.anonymous or len(voice.attempts) > 2:
            return ZHENG_VERIFIER, (co.StrikeOff(),)
        said = co.RecordFollowUp(voice=1, outcome=self.chance.choice(SAID))
        content = said.outcome in (GOOD, FollowUpOutcome.MOSTLY_SATISFIED)
        at_once = content and self.chance.random() < 0.6
        return ZHENG_VERIFIER, (said, co.StrikeOff()) if at_once else (said,)

    def _afterwards(self, issue: Issue) -> Act | dt.date | None:
        drawn = self.chance.random()
        if drawn < 0.04:
            return LI_CLERK, (co.Object(voice=1, words="又黑了。"),)
        if drawn < 0.08:
            return ZHOU_SECRETARY, (co.ReopenIssue(reason="又坏了。", voice=0),)
        if issue.look_back_on is None:
            return None
        if issue.look_back_on > self.today:
            return issue.look_back_on + dt.timedelta(days=self.chance.choice((0, 0, 4)))
        held = self.chance.random() < 0.8
        looked = co.RecordLookBack(
            held=held,
            method=CheckMethod.ON_SITE,
            finding="" if held else "又不亮了。",
            false_close=not held and self.chance.random() < 0.4,
        )
        return ZHENG_VERIFIER, (looked,)
