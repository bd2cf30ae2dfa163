"""The issue as its entries leave it (see `evolve`), and the entries themselves.

A *round* is one attempt at solving; it begins anew when the matter comes back.
"""

import datetime as dt
from dataclasses import dataclass, field

from taizhang.core.clocks import Deadline
from taizhang.core.copying import replace
from taizhang.core.events import Event
from taizhang.core.likeness import Likeness
from taizhang.core.standards import Standard
from taizhang.core.vocabulary import (
    Channel,
    CheckMethod,
    Conclusion,
    EvidenceKind,
    FollowUpOutcome,
    Nature,
    Status,
    Urgency,
    Waiver,
)


@dataclass(frozen=True)
class Entry:
    """One event with where, when and by whom. `step`: n of the first entry of the act.

    `in_place_of`: somebody who was away, and for whom `actor` stood in; "" for nobody.
    """

    seq: int
    case: str
    n: int
    step: int
    actor: str
    day: dt.date
    at: dt.datetime
    event: Event
    in_place_of: str = ""

    @property
    def workers(self) -> frozenset[str]:
        """Whose work it was: the actor's, and that of the person they stood in for."""
        return frozenset({self.actor, self.in_place_of}) - {""}


@dataclass(frozen=True)
class Answer:
    """What a resident said when asked, and who asked."""

    seq: int
    outcome: FollowUpOutcome
    by: str


@dataclass(frozen=True)
class Voice:
    """One resident who raised the matter. Ordinal 0: nobody, staff found it.

    `case` is "" for the issue's own voices; `via` names the merged issue it came with.
    `attempts`: (seq, day) of calls that reached nobody in this round; `called_by`: who
    called in it at all; `ruling`: seq of a leader's ruling that the matter stays as it is.
    """

    ordinal: int
    anonymous: bool
    case: str = ""
    via: str = ""
    answer: Answer | None = None
    ruling: int | None = None
    attempts: tuple[tuple[int, dt.date], ...] = ()
    called_by: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Evidence:
    """One piece of evidence, the round in which it was received, and what it looked like."""

    seq: int
    shows: EvidenceKind
    sha256: str
    round: int
    alike: tuple[Likeness, ...] = ()


@dataclass(frozen=True)
class Report:
    """The handler's claim that it is done."""

    seq: int
    conclusion: Conclusion
    result: str


@dataclass(frozen=True)
class Check:
    """Somebody else's look that found it done."""

    seq: int
    by: str
    method: CheckMethod
    waivers: tuple[Waiver, ...]


@dataclass(frozen=True)
class RootCause:
    """The lasting measure."""

    seq: int
    measure: str
    look_back_on: dt.date


@dataclass(frozen=True)
class Objection:
    """What a resident objects to and nobody has answered: seq of the entry, and whose it is."""

    seq: int
    voice: int
    of: str = ""


@dataclass(frozen=True)
class Asked:
    """More time, or being parked, is asked for until `day`, and nobody decided yet."""

    seq: int
    by: str
    day: dt.date


@dataclass(frozen=True)
class Deferral:
    """It is parked `since` then: what it `was`, and its `clock`, which stands still."""

    seq: int
    since: dt.datetime
    was: Status
    clock: Deadline | None


@dataclass(frozen=True)
class Supervision:
    """A leader demands an answer by the end of a day; `leader` answers for it from above."""

    seq: int
    by: str
    answer_by: dt.date
    leader: str
    listed: bool
    answered: bool = False


@dataclass(frozen=True)
class Lots:
    """How lots fell (抽看). Seqs: the strike-off that stands, that was `last` drawn, is `open`.

    0: none. `open`: drawn, and not yet answered. The counts never fall.
    """

    struck: int = 0
    last: int = 0
    open: int = 0
    drawn_count: int = 0
    held_count: int = 0
    failed_count: int = 0
    unreached_count: int = 0


@dataclass(frozen=True)
class BeforeCouncil:
    """The residents' council is to talk it over: the entry that says so, whose, and its day."""

    seq: int
    by: str
    since: dt.date


@dataclass(frozen=True)
class Resolution:
    """What the council last said: at which meeting; `resolved`: `unit` does it by `due_on`."""

    seq: int
    meeting: str
    met_on: dt.date
    resolved: bool
    unit: str
    due_on: dt.date | None = None


@dataclass(frozen=True)
class Step:
    """The last act: where it began, whose it is, and whether it may be taken back."""

    first: int
    actor: str
    at: dt.datetime
    undoable: bool


@dataclass(frozen=True)
class Issue:
    """One matter. Holds nothing personal: rules stand on what erasing leaves.

    `turned_at` is the `n` of the last entry that somebody deciding must have seen.
    `handlers` is everybody who ever worked on it. `texts` are seqs that can be withdrawn.
    `offered`: the tags under which partners may claim it now, `offer_note` what the office
    wrote for them; `claimed_by`: the unit that
    took it of its own accord, while it has it. `their_number`, `their_due`: of the order that
    it came with. `incident`, `incident_due`: the one it is part of, and its limit for it.
    `objections`: those that are open, `objections_count` all that there ever were; nor is it
    ever forgotten how often it was struck off, and whether it was once reported done `late`.
    `look_back_on`: when somebody looks again at what is struck off; `look_backs_count`: how
    often somebody did; `relapses_count`, `false_closes`: how often it had come back, or had
    never been solved. The three never fall, nor do the `failed_checks`.
    `first_due_at`: when it was due before it was extended, `extended_count` times in this
    round; `deferral`: that it is parked now, `deferred_count`: how often it was.
    `before_council`: the council is to talk it over; `resolution`: what it last said.
    """

    case: str
    n: int
    status: Status
    number: str
    channel: Channel
    nature: Nature
    category: str
    urgency: Urgency
    community: str
    place: str
    policy: str
    standard: Standard
    first_contact: str
    registered_at: dt.datetime
    happened_at: dt.datetime
    registered_on: dt.date
    earlier_count: int = 0
    way: str = ""
    their_number: str = ""
    their_due: dt.datetime | None = None
    incident: str = ""
    incident_due: dt.datetime | None = None
    imported: bool = False
    to_confirm: bool = False
    batch: str = ""
    old_number: str = ""
    finished_on: dt.date | None = None
    clock: Deadline | None = None
    extension_asked: Asked | None = None
    extended_count: int = 0
    first_due_at: dt.datetime | None = None
    deferral_asked: Asked | None = None
    deferral: Deferral | None = None
    deferred_count: int = 0
    supervision: Supervision | None = None
    supervised_count: int = 0
    before_council: BeforeCouncil | None = None
    resolution: Resolution | None = None
    resolutions_count: int = 0
    voices: tuple[Voice, ...] = ()
    unit: str = ""
    handler: str = ""
    supporting: tuple[str, ...] = ()
    final_dispatch: bool = False
    offered: tuple[str, ...] = ()
    offer_note: str = ""
    claimed_by: str = ""
    handlers: frozenset[str] = frozenset()
    returns_count: int = 0
    reminders_count: int = 0
    complained_of: str = ""
    round: int = 1
    rework_count: int = 0
    failed_checks: int = 0
    reopened_count: int = 0
    evidence: tuple[Evidence, ...] = ()
    report: Report | None = None
    check: Check | None = None
    posted: tuple[int, dt.date] | None = None
    root_cause: RootCause | None = None
    outcome: Conclusion | None = None
    struck_off_on: dt.date | None = None
    last_struck_off_on: dt.date | None = None
    struck_off_count: int = 0
    late: bool = False
    objections: tuple[Objection, ...] = ()
    objections_count: int = 0
    look_back_on: dt.date | None = None
    look_backs_count: int = 0
    relapses_count: int = 0
    false_closes: int = 0
    lots: Lots = Lots()
    void_asked_by: str = ""
    merged_into: str = ""
    merged_from: Status | None = None
    texts: frozenset[int] = frozenset()
    withdrawn: frozenset[int] = frozenset()
    turned_at: int = 0
    step: Step | None = None
    before: "Issue | None" = field(default=None, repr=False, compare=False)

    def voice(self, ordinal: int, of: str = "") -> Voice | None:
        """Return the voice `ordinal` (of the absorbed case `of`), or None."""
        for voice in self.voices:
            if (voice.ordinal, voice.case) == (ordinal, of):
                return voice
        return None

    def is_late(self, at: dt.datetime) -> bool:
        """Return whether the running clock is over at the instant `at`."""
        return self.clock is not None and at > self.clock.due_at

    @property
    def ends_by(self) -> dt.datetime | None:
        """Until when others want it, whatever our own limits; None: nobody does.

        An order was answered with the first strike-off: what comes back later is ours.
        """
        ordered = None if self.reopened_count else self.their_due
        return min(filter(None, (ordered, self.incident_due)), default=None)

    @property
    def next_voice(self) -> int:
        """The ordinal of the next voice of the issue's own."""
        return 1 + max((v.ordinal for v in self.voices if not v.case), default=0)

    @property
    def evidence_standing(self) -> tuple[Evidence, ...]:
        """The evidence that counts now: not withdrawn; of this round, but for what was before."""
        return tuple(
            piece
            for piece in self.evidence
            if piece.seq not in self.withdrawn
            and (piece.round == self.round or piece.shows is EvidenceKind.BEFORE_PHOTO)
        )


def new_round(issue: Issue) -> Issue:
    """Return `issue` at the start of another attempt: nothing of the last one counts."""
    return replace(
        unchecked(issue),
        round=issue.round + 1,
        report=None,
        outcome=None,
        struck_off_on=None,
        objections=(),
        extended_count=0,
        first_due_at=None,
    )


def struck_off(issue: Issue, outcome: Conclusion, day: dt.date) -> Issue:
    """Return `issue` as it is struck off on `day`; how often it was is never forgotten."""
    return replace(
        issue,
        status=Status.STRUCK_OFF,
        outcome=outcome,
        clock=None,
        struck_off_on=day,
        last_struck_off_on=day,
        struck_off_count=issue.struck_off_count + 1,
    )


def unchecked(issue: Issue) -> Issue:
    """Return `issue` without its check, and without what was asked on the strength of it."""
    voices = tuple(
        replace(voice, answer=None, ruling=None, attempts=(), called_by=frozenset())
        for voice in issue.voices
    )
    return replace(issue, voices=voices, check=None, posted=None)
