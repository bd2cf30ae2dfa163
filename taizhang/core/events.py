"""Everything that can have happened to an issue. A long list, because facts are many.

Field classes (see `fields`): unmarked is Committed. Default values are resting values,
which the codec leaves out. Kinds, once written, are for ever (`codec.KINDS`).
"""

import datetime as dt
from dataclasses import dataclass

from taizhang.core.clocks import Deadline
from taizhang.core.council_events import CouncilEvent
from taizhang.core.council_events import IssuePutToCouncil as IssuePutToCouncil
from taizhang.core.council_events import ResolutionRecorded as ResolutionRecorded
from taizhang.core.fields import Personal, Public
from taizhang.core.import_events import ImportConfirmed as ImportConfirmed
from taizhang.core.import_events import ImportWithdrawn as ImportWithdrawn
from taizhang.core.import_events import IssueCarriedOver as IssueCarriedOver
from taizhang.core.incident_events import IncidentEvent
from taizhang.core.incident_events import IncidentJoined as IncidentJoined
from taizhang.core.incident_events import IncidentLeft as IncidentLeft
from taizhang.core.likeness import Likeness, Spot
from taizhang.core.look_back_events import LookBackRecorded as LookBackRecorded
from taizhang.core.objection_events import ObjectionRaised as ObjectionRaised
from taizhang.core.offer_events import IssueClaimed as IssueClaimed
from taizhang.core.offer_events import IssueOffered as IssueOffered
from taizhang.core.offer_events import OfferEvent
from taizhang.core.offer_events import OfferWithdrawn as OfferWithdrawn
from taizhang.core.pair_events import IssueAbsorbed as IssueAbsorbed
from taizhang.core.pair_events import IssueDetached as IssueDetached
from taizhang.core.pair_events import IssueMerged as IssueMerged
from taizhang.core.pair_events import IssueSplit as IssueSplit
from taizhang.core.pair_events import PairEvent
from taizhang.core.recount_events import ClockRecounted as ClockRecounted
from taizhang.core.second_look_events import SecondLookDrawn as SecondLookDrawn
from taizhang.core.second_look_events import SecondLookEvent
from taizhang.core.second_look_events import SecondLookRecorded as SecondLookRecorded
from taizhang.core.standards import Standard
from taizhang.core.supervision_events import IssueSupervised as IssueSupervised
from taizhang.core.supervision_events import SupervisionEvent
from taizhang.core.supervision_events import SupervisionLifted as SupervisionLifted
from taizhang.core.term_events import DeferralAsked as DeferralAsked
from taizhang.core.term_events import DeferralDecided as DeferralDecided
from taizhang.core.term_events import ExtensionAsked as ExtensionAsked
from taizhang.core.term_events import ExtensionDecided as ExtensionDecided
from taizhang.core.term_events import IssueResumed as IssueResumed
from taizhang.core.term_events import TermEvent
from taizhang.core.vocabulary import (
    Channel,
    CheckMethod,
    Conclusion,
    DeclineReason,
    EvidenceKind,
    FollowUpOutcome,
    Nature,
    ReturnReason,
    Urgency,
    Waiver,
)


@dataclass(frozen=True, kw_only=True)
class IssueRegistered:
    """A matter stands on the ledger under its number. `voice` is 0 where staff found it.

    `by_resident`: nobody of the office wrote it down, so nobody was asked first yet.
    `way`: by which of the office's own ways it came; `first_contact`: who answers for what
    comes that way, "" for whoever wrote it down. `their_number`, `their_due`: of the order
    that it came with.
    `earlier_count`: issues of this category at this place in the twelve months before.
    """

    policy: Public[str]
    voice: Public[int] = 0
    anonymous: Public[bool] = False
    number: str
    channel: Channel
    nature: Nature
    category: str
    urgency: Urgency
    community: str = ""
    place: str = ""
    happened_at: dt.datetime
    by_resident: bool = False
    way: str = ""
    first_contact: str = ""
    their_number: str = ""
    their_due: dt.datetime | None = None
    standard: Standard
    accept_by: Deadline
    earlier_count: int = 0
    summary: Personal[str]
    words: Personal[str] = ""
    place_text: Personal[str] = ""
    reporter: Personal[str] = ""
    phone: Personal[str] = ""
    receipt: Personal[str] = ""


@dataclass(frozen=True, kw_only=True)
class VoiceAdded:
    """Another resident raised the same matter."""

    voice: Public[int]
    anonymous: Public[bool] = False
    channel: Channel
    words: Personal[str] = ""
    reporter: Personal[str] = ""
    phone: Personal[str] = ""
    receipt: Personal[str] = ""


@dataclass(frozen=True, kw_only=True)
class WordsAdded:
    """A resident added something to what they had said."""

    voice: Public[int] = 0
    of: Public[str] = ""
    words: Personal[str] = ""


@dataclass(frozen=True, kw_only=True)
class SpokenFor:
    """Somebody else raised the matter for that resident (代报)."""

    voice: Public[int]
    told_by: Personal[str] = ""


@dataclass(frozen=True, kw_only=True)
class IssueAccepted:
    """The office takes the matter on; the handling clock begins."""

    handle_by: Deadline


@dataclass(frozen=True, kw_only=True)
class IssueDeclined:
    """The office does not take the matter on (不予受理), and says who can help instead."""

    reason: DeclineReason
    explanation: str


@dataclass(frozen=True, kw_only=True)
class IssueReferred:
    """The matter is another body's (转送)."""

    to: str
    explanation: str


@dataclass(frozen=True, kw_only=True)
class IssueDispatched:
    """A unit, and perhaps a person of it, is to handle the matter (派办)."""

    unit: Public[str]
    handler: Public[str] = ""
    supporting: Public[tuple[str, ...]] = ()
    note: str = ""
    final: bool = False


@dataclass(frozen=True, kw_only=True)
class TaskTakenUp:
    """The handler began (接单)."""


@dataclass(frozen=True, kw_only=True)
class DispatchReturned:
    """The unit says it is not its own (退回). `listed`: why a community need not take it."""

    reason: ReturnReason
    explanation: str
    suggested_unit: str = ""
    listed: str = ""


@dataclass(frozen=True, kw_only=True)
class ProgressRecorded:
    """What was done so far. `helping`: a supporting unit says so, not the one that leads."""

    text: str
    helping: bool = False


@dataclass(frozen=True, kw_only=True)
class ReminderSent:
    """Somebody reminded those whose turn it is (催办)."""

    text: str = ""


@dataclass(frozen=True, kw_only=True)
class ComplainedOfNamed:
    """Which unit the resident complains of (被反映单位); "" takes that back.

    Committed, not public: a leaf would tell the unit itself.
    """

    unit: str


@dataclass(frozen=True, kw_only=True)
class EvidenceAdded:
    """A photo, document or note. `sha256` is of the stored file, empty for a note.

    `taken_at` and `taken_where` are what the camera claims; the entry's own time is when it
    was received. `alike`: which pictures it looked like then.
    """

    shows: Public[EvidenceKind]
    sha256: str = ""
    text: str = ""
    taken_at: dt.datetime | None = None
    taken_where: Spot | None = None
    alike: tuple[Likeness, ...] = ()


@dataclass(frozen=True, kw_only=True)
class HandlingReported:
    """The handler claims the matter is done (办结); nothing is struck off by that."""

    conclusion: Public[Conclusion]
    result: str
    check_by: Deadline


@dataclass(frozen=True, kw_only=True)
class VerificationPassed:
    """Somebody else looked, and it is done. `alike`: as in the command."""

    method: Public[CheckMethod]
    waivers: Public[tuple[Waiver, ...]] = ()
    finding: str = ""
    alike: str = ""


@dataclass(frozen=True, kw_only=True)
class VerificationFailed:
    """Somebody else looked, and it is not done."""

    method: Public[CheckMethod]
    make_good: str
    handle_by: Deadline


@dataclass(frozen=True, kw_only=True)
class FollowUpRecorded:
    """A resident was asked, or could not be reached. `of`: case of an absorbed voice.

    `handle_by` is set where the answer sends the matter back to be done again.
    """

    voice: Public[int]
    of: Public[str] = ""
    outcome: Public[FollowUpOutcome]
    handle_by: Deadline | None = None
    answer: Personal[str] = ""


@dataclass(frozen=True, kw_only=True)
class OutcomePosted:
    """The outcome hangs in public, for whoever left no name."""

    where: str


@dataclass(frozen=True, kw_only=True)
class ObjectionRuled:
    """A leader ruled on a resident who does not accept the outcome.

    `upheld`: the resident is right and the matter goes back (`handle_by` is then set).
    """

    voice: Public[int] = 0
    of: Public[str] = ""
    upheld: Public[bool] = False
    reason: str
    handle_by: Deadline | None = None


@dataclass(frozen=True, kw_only=True)
class RootCauseRecorded:
    """What will keep it from coming back (治本措施), and when somebody looks again."""

    measure: str
    look_back_on: dt.date


@dataclass(frozen=True, kw_only=True)
class IssueStruckOff:
    """Struck off (销号). `rests`: seqs of the entries this stands on."""

    outcome: Public[Conclusion]
    rests: Public[tuple[int, ...]]
    waivers: Public[tuple[Waiver, ...]] = ()


@dataclass(frozen=True, kw_only=True)
class IssueReopened:
    """Back on the ledger under the same number (重新挂号). `voice`: who asked, 0: the office."""

    voice: Public[int] = 0
    reason: str
    handle_by: Deadline


@dataclass(frozen=True, kw_only=True)
class IssueCorrected:
    """What was written down wrongly is put right. None: as it was."""

    policy: Public[str] = ""
    reason: str
    nature: Nature | None = None
    category: str | None = None
    urgency: Urgency | None = None
    community: str | None = None
    place: str | None = None
    standard: Standard | None = None
    clock: Deadline | None = None
    earlier_count: int | None = None
    summary: Personal[str] = ""
    place_text: Personal[str] = ""


@dataclass(frozen=True, kw_only=True)
class VoidAsked:
    """Somebody says this entry was made in error (作废)."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class VoidDecided:
    """A second person decided on it."""

    granted: Public[bool] = False
    reason: str


@dataclass(frozen=True, kw_only=True)
class TextWithdrawn:
    """The text or file of the entry `target` (a seq) is no longer shown."""

    target: Public[int]
    reason: str


@dataclass(frozen=True, kw_only=True)
class StepUndone:
    """The last step was taken back: everything from `back_to` on counts as not done."""

    back_to: Public[int]


Event = (
    IssueRegistered
    | IssueCarriedOver
    | ImportConfirmed
    | ImportWithdrawn
    | VoiceAdded
    | WordsAdded
    | SpokenFor
    | IssueAccepted
    | IssueDeclined
    | IssueReferred
    | OfferEvent
    | IncidentEvent
    | ClockRecounted
    | IssueDispatched
    | TaskTakenUp
    | DispatchReturned
    | ProgressRecorded
    | TermEvent
    | SupervisionEvent
    | CouncilEvent
    | ReminderSent
    | ComplainedOfNamed
    | EvidenceAdded
    | HandlingReported
    | VerificationPassed
    | VerificationFailed
    | FollowUpRecorded
    | OutcomePosted
    | ObjectionRaised
    | ObjectionRuled
    | RootCauseRecorded
    | IssueStruckOff
    | IssueReopened
    | LookBackRecorded
    | SecondLookEvent
    | IssueCorrected
    | VoidAsked
    | VoidDecided
    | TextWithdrawn
    | PairEvent
    | StepUndone
)
