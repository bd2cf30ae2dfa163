"""Stories for the tests of the rules: given what happened, when somebody acts, then what?

States are reached by commands only, so no test stands on an impossible issue. Time begins
on Monday 9 November 2026 at nine and moves by a minute an act, or as a step says.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest

from taizhang.core import commands as co
from taizhang.core.clocks import OFFICE_ZONE, Calendar, local_day
from taizhang.core.decide import decide_pair
from taizhang.core.events import Event
from taizhang.core.evolve import begin, evolve, fold
from taizhang.core.facts import Circumstances, Hearing
from taizhang.core.issue import Entry, Issue
from taizhang.core.refusals import Refusal, Refused
from taizhang.core.standards import Preset, Standard, standard_for
from taizhang.core.standing_in import decided
from taizhang.core.vocabulary import (
    Actor,
    Channel,
    CheckMethod,
    Conclusion,
    DeclineReason,
    EvidenceKind,
    FollowUpOutcome,
    Nature,
    Urgency,
)
from tests.cast import (
    LI_CLERK,
    LIU_HANDLER,
    MIAO_LEADER,
    PROPERTY,
    ZHENG_VERIFIER,
    ZHOU_SECRETARY,
)

MONDAY = dt.datetime(2026, 11, 9, 9, 0, tzinfo=OFFICE_ZONE)
MINUTE = dt.timedelta(minutes=1)
# National Day 2026: seven days off, paid for with the Sunday before and the Saturday after.
CALENDAR = Calendar(
    version="test-2026",
    days_off=frozenset(dt.date(2026, 10, day) for day in range(1, 8)),
    days_on=frozenset({dt.date(2026, 9, 20), dt.date(2026, 10, 10)}),
    known_until=dt.date(2026, 12, 31),
)
FULL = standard_for(Preset.FULL, Urgency.ORDINARY, physical=True)
SPOKEN = standard_for(Preset.FULL, Urgency.ORDINARY, physical=False)
LIGHT = standard_for(Preset.LIGHT, Urgency.ORDINARY, physical=True)
FACTS = Circumstances(
    calendar=CALENDAR, standard=FULL, number="〔2026〕1286", receipt="731204856192"
)


def acted(
    issue: Issue | None,
    commands: Sequence[co.Command],
    hearing: Hearing,
    seq: int,
    case: str = "c-1",
) -> tuple[Issue, tuple[Entry, ...]]:
    """Return `issue` after an act of several commands, and the entries it made."""
    entries: list[Entry] = []
    step = issue.n + 1 if issue else 1
    for command in commands:
        came = decided(issue, command, hearing)
        for event in came.came:
            n = issue.n + 1 if issue else 1
            entry = Entry(
                seq=seq + len(entries),
                case=case,
                n=n,
                step=step,
                actor=hearing.by.id,
                day=local_day(hearing.at),
                at=hearing.at,
                event=event,
                in_place_of=came.of,
            )
            issue = evolve(issue, entry) if issue else begin(entry)
            entries.append(entry)
    assert issue is not None
    return issue, tuple(entries)


@dataclass(frozen=True)
class Does:
    """A step of a story: somebody acts, `after` some time, under `facts` of the moment."""

    by: Actor
    commands: tuple[co.Command, ...]
    after: dt.timedelta = MINUTE
    facts: Circumstances | None = None


@dataclass(frozen=True)
class MergesInto:
    """A step of a story: it goes on under the number of another one."""

    target: "Story"
    by: Actor = LI_CLERK


Step = Does | MergesInto
Steps = tuple[Step, ...]


def does(by: Actor, *commands: co.Command, **more: int) -> Steps:
    """Return the step in which `by` gives `commands`, after `days=`, `hours=` and so on."""
    after = dt.timedelta(**more) if more else MINUTE
    return (Does(by, commands, after),)


def knowing(facts: Circumstances, steps: Steps) -> Steps:
    """Return `steps` under other circumstances than usual."""
    return tuple(replace(s, facts=facts) if isinstance(s, Does) else s for s in steps)


def under(standard: Standard, steps: Steps) -> Steps:
    """Return `steps` in an office where `standard` is in force."""
    return knowing(replace(FACTS, standard=standard), steps)


@dataclass(frozen=True)
class Story:
    """One matter and what happened to it so far."""

    case: str = "c-1"
    entries: tuple[Entry, ...] = ()
    at: dt.datetime = MONDAY
    facts: Circumstances = FACTS
    first_seq: int = 100

    @property
    def issue(self) -> Issue:
        """The issue as its entries leave it."""
        return fold(self.entries)

    @property
    def seq(self) -> int:
        """The seq of the next entry."""
        return self.first_seq + len(self.entries)

    @property
    def last(self) -> Any:
        """The last event, of whatever kind."""
        return self.entries[-1].event

    def seqs(self, kind: type[Event]) -> tuple[int, ...]:
        """Return the seqs of the entries of one kind of event."""
        return tuple(e.seq for e in self.entries if isinstance(e.event, kind))

    def then(self, *steps: Steps) -> "Story":
        """Return the story with more steps."""
        story = self
        for step in (step for several in steps for step in several):
            story = story._taking(step)
        return story

    def later(self, **more: int) -> "Story":
        """Return the story some time later."""
        return replace(self, at=self.at + dt.timedelta(**more))

    def where(self, **facts: object) -> "Story":
        """Return the story under other circumstances."""
        return replace(self, facts=replace(self.facts, **facts))

    def when(self, *commands: co.Command, by: Actor) -> "When":
        """Return what comes of `by` giving `commands` a minute later."""
        return When(self, commands, by)

    def _taking(self, step: Step) -> "Story":
        if isinstance(step, MergesInto):
            return merged(self, step.target, by=step.by)[0]
        at = self.at + step.after
        issue = self.issue if self.entries else None
        hearing = Hearing(step.by, at, step.facts or self.facts)
        _, entries = acted(issue, step.commands, hearing, self.seq, self.case)
        return replace(self, at=at, entries=(*self.entries, *entries))


@dataclass(frozen=True)
class When:
    """An act about to be judged."""

    story: Story
    commands: tuple[co.Command, ...]
    by: Actor

    def expects(self, *wanted: Event | type[Event]) -> Story:
        """Check that exactly these events (or kinds of event) come; return the story."""
        after = self.story.then(does(self.by, *self.commands))
        came = [entry.event for entry in after.entries[len(self.story.entries) :]]
        shown = [
            type(event) if isinstance(want, type) else event
            for event, want in zip(came, wanted, strict=False)
        ]
        assert [type(event) for event in came] == [
            want if isinstance(want, type) else type(want) for want in wanted
        ]
        assert shown == list(wanted)
        return after

    def refused(self, *refusals: Refusal) -> Story:
        """Check that exactly these refusals come, all at once; return the story as it was."""
        with pytest.raises(Refused) as refused:
            self.story.then(does(self.by, *self.commands))
        assert refused.value.refusals == refusals
        return self.story


def given(*steps: Steps, case: str = "c-1", first_seq: int = 100) -> Story:
    """Return the story in which these steps happened."""
    return Story(case=case, first_seq=first_seq).then(*steps)


def pair_events(
    issue: Story, target: Story, command: co.PairCommand, by: Actor
) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """Return the events in both of a command on two issues."""
    hearing = Hearing(by, max(issue.at, target.at) + MINUTE, issue.facts)
    return decide_pair(issue.issue, target.issue, command, hearing)


def paired(
    issue: Story, target: Story, command: co.PairCommand, by: Actor = LI_CLERK
) -> tuple[Story, Story]:
    """Return both stories after a command on the two of them."""
    at = max(issue.at, target.at) + MINUTE
    events = pair_events(issue, target, command, by)
    mine, theirs = (
        _with(story, got, by, at)
        for story, got in zip((issue, target), events, strict=True)
    )
    return mine, theirs


def merged(issue: Story, target: Story, by: Actor = LI_CLERK) -> tuple[Story, Story]:
    """Return both stories after `issue` went on under the number of `target`."""
    return paired(issue, target, co.MergeIssue(), by)


def _with(story: Story, events: tuple[Event, ...], by: Actor, at: dt.datetime) -> Story:
    (event,) = events
    n = story.issue.n + 1
    entry = Entry(story.seq, story.case, n, n, by.id, local_day(at), at, event)
    return replace(story, at=at, entries=(*story.entries, entry))


# ---- What people do, by name ----

REGISTER = co.RegisterIssue(
    summary="3号楼二单元楼道灯不亮",
    words="晚上回家黑得很，老人摔过一次。",
    channel=Channel.COUNTER,
    nature=Nature.REQUEST,
    category="lighting",
    community="beihu",
    place="jinxiu-3",
    reporter="王秀英",
    phone="13900000000",
)
NAMELESS = replace(REGISTER, reporter="", phone="")
FOUND = replace(NAMELESS, found_by_staff=True, words="")
CARRY_OVER = co.CarryOver(
    batch="b-1",
    source="台账!7",
    old_number="2019-33",
    summary="河道边堆放垃圾",
    channel=Channel.INSPECTION,
    nature=Nature.HAZARD,
    category="river",
)
DECLINE = co.DeclineIssue(
    reason=DeclineReason.COURT_OR_ARBITRATION, explanation="法院正在审理，请等判决。"
)
REFER = co.ReferIssue(to="区供电公司", explanation="电表归供电公司管。")
DISPATCH = co.DispatchIssue(unit=PROPERTY, handler=LIU_HANDLER.id)
BEFORE = co.AddEvidence(shows=EvidenceKind.BEFORE_PHOTO, sha256="b" * 64)
AFTER = co.AddEvidence(shows=EvidenceKind.AFTER_PHOTO, sha256="a" * 64)
# What was sent back or reopened is not made good by the same picture.
AFTER_ANEW = co.AddEvidence(shows=EvidenceKind.AFTER_PHOTO, sha256="c" * 64)
NOTE = co.AddEvidence(shows=EvidenceKind.NOTE, text="电话里已说明原因。")
SOLVED = co.ReportHandled(conclusion=Conclusion.SOLVED, result="灯泡和开关都换了。")
NOT_ACCEPTED = co.ReportHandled(
    conclusion=Conclusion.EXPLAINED_NOT_ACCEPTED, result="楼龄不够，不能加装电梯。"
)
PASS = co.RecordVerification(passed=True, method=CheckMethod.ON_SITE)
FAIL = co.RecordVerification(
    passed=False, method=CheckMethod.ON_SITE, finding="二楼的灯仍不亮。"
)
SATISFIED = co.RecordFollowUp(voice=1, outcome=FollowUpOutcome.SATISFIED, answer="亮了。")
NOT_SOLVED = co.RecordFollowUp(voice=1, outcome=FollowUpOutcome.NOT_SOLVED)
UNREACHABLE = co.RecordFollowUp(voice=1, outcome=FollowUpOutcome.UNREACHABLE)
RULE = co.RuleOnObjection(voice=1, upheld=False, reason="依规定不能加装，已当面说明。")
OBJECT = co.Object(voice=1, words="说是好了，二楼还黑着。")
POST = co.PostOutcome(where="北湖社区公示栏")
STRIKE_OFF = co.StrikeOff()
REOPEN = co.ReopenIssue(reason="灯又坏了。", voice=1)
ASK_VOID = co.AskVoid(reason="同一件登记了两次。")
GRANT_VOID = co.DecideVoid(granted=True, reason="情况属实。")

# ---- How far a matter came ----

REGISTERED = does(LI_CLERK, REGISTER)
ACCEPTED = (*REGISTERED, *does(LI_CLERK, co.AcceptIssue()))
DISPATCHED = (*ACCEPTED, *does(LI_CLERK, DISPATCH))
IN_PROGRESS = (*DISPATCHED, *does(LIU_HANDLER, co.TakeUp()))
SHOWN = (*IN_PROGRESS, *does(LIU_HANDLER, BEFORE, AFTER))
HANDLED = (*SHOWN, *does(LIU_HANDLER, SOLVED))
VERIFIED = (*HANDLED, *does(ZHENG_VERIFIER, PASS))
ANSWERED = (*VERIFIED, *does(ZHENG_VERIFIER, SATISFIED))
STRUCK_OFF = (*ANSWERED, *does(ZHENG_VERIFIER, STRIKE_OFF))
OVERRULED = (*SHOWN, *does(LIU_HANDLER, NOT_ACCEPTED), *does(ZHENG_VERIFIER, PASS))
OBJECTED = (*OVERRULED, *does(ZHENG_VERIFIER, NOT_SOLVED))
OPPOSED = (*ANSWERED, *does(LI_CLERK, OBJECT))
RULED = (*OBJECTED, *does(MIAO_LEADER, RULE))
DECLINED = (*REGISTERED, *does(LI_CLERK, DECLINE))
REFERRED = (*REGISTERED, *does(LI_CLERK, REFER))
VOID = (*REGISTERED, *does(LI_CLERK, ASK_VOID), *does(ZHOU_SECRETARY, GRANT_VOID))
TO_CONFIRM = does(LI_CLERK, CARRY_OVER)
CARRIED_OVER = does(LI_CLERK, replace(CARRY_OVER, finished=True, result="已清运。"))
OTHER = given(REGISTERED, case="c-2", first_seq=500)
MERGED: Steps = (*REGISTERED, MergesInto(OTHER))
