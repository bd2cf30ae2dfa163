"""What may be asked of an issue. Form fields bear the names used here."""

import datetime as dt
from dataclasses import dataclass

from taizhang.core.council_commands import CouncilCommand as CouncilCommand
from taizhang.core.council_commands import PutToCouncil as PutToCouncil
from taizhang.core.council_commands import RecordResolution as RecordResolution
from taizhang.core.incident_commands import JoinIncident as JoinIncident
from taizhang.core.incident_commands import LeaveIncident as LeaveIncident
from taizhang.core.likeness import Spot
from taizhang.core.look_back_commands import RecordLookBack as RecordLookBack
from taizhang.core.objection_commands import Object as Object
from taizhang.core.objection_commands import RuleOnObjection as RuleOnObjection
from taizhang.core.offer_commands import ClaimIssue as ClaimIssue
from taizhang.core.offer_commands import OfferIssue as OfferIssue
from taizhang.core.offer_commands import WithdrawOffer as WithdrawOffer
from taizhang.core.recount_commands import RecountClock as RecountClock
from taizhang.core.second_look_commands import DrawSecondLook as DrawSecondLook
from taizhang.core.second_look_commands import RecordSecondLook as RecordSecondLook
from taizhang.core.second_look_commands import SecondLookCommand
from taizhang.core.supervision_commands import LiftSupervision as LiftSupervision
from taizhang.core.supervision_commands import SuperviseIssue as SuperviseIssue
from taizhang.core.term_commands import AskDeferral as AskDeferral
from taizhang.core.term_commands import AskExtension as AskExtension
from taizhang.core.term_commands import DecideDeferral as DecideDeferral
from taizhang.core.term_commands import DecideExtension as DecideExtension
from taizhang.core.term_commands import ResumeIssue as ResumeIssue
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
)


@dataclass(frozen=True, kw_only=True)
class RegisterIssue:
    """Put a matter on the ledger. `words` are the resident's own, `summary` the office's.

    `told_by`: who raised it for them (代报). `happened_at`: when it was raised, if that was
    before now. `receipt`: a number they hold already, off a stub or a held form. `way`: the
    office's own name of how it came in; "": the one that bears the name of `channel`.
    `their_number`, `their_due`: what whoever sent it calls it, and until when they want it.
    """

    summary: str
    words: str = ""
    channel: Channel
    nature: Nature
    category: str
    urgency: Urgency = Urgency.ORDINARY
    community: str = ""
    place: str = ""
    place_text: str = ""
    reporter: str = ""
    phone: str = ""
    told_by: str = ""
    found_by_staff: bool = False
    happened_at: dt.datetime | None = None
    receipt: str = ""
    way: str = ""
    their_number: str = ""
    their_due: dt.datetime | None = None


@dataclass(frozen=True, kw_only=True)
class CarryOver:
    """Bring in a row of an older ledger, in the import `batch`, from line `source`."""

    batch: str
    source: str
    old_number: str = ""
    summary: str
    words: str = ""
    result: str = ""
    channel: Channel
    nature: Nature
    category: str
    urgency: Urgency = Urgency.ORDINARY
    community: str = ""
    place: str = ""
    place_text: str = ""
    unit_text: str = ""
    reporter: str = ""
    phone: str = ""
    remarks: str = ""
    finished: bool = False
    finished_on: dt.date | None = None
    happened_at: dt.datetime | None = None


@dataclass(frozen=True, kw_only=True)
class ConfirmImported:
    """Make an imported open row live."""


@dataclass(frozen=True, kw_only=True)
class WithdrawImport:
    """Take an imported row back, untouched as it is."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class AddVoice:
    """Note that another resident raises the same matter. Fields as in `RegisterIssue`."""

    words: str = ""
    reporter: str = ""
    phone: str = ""
    told_by: str = ""
    channel: Channel = Channel.COUNTER
    receipt: str = ""


@dataclass(frozen=True, kw_only=True)
class AddWords:
    """Note what a resident adds to what they said. `of`: case of an absorbed voice."""

    voice: int
    of: str = ""
    words: str


@dataclass(frozen=True, kw_only=True)
class AcceptIssue:
    """Take the matter on (受理)."""


@dataclass(frozen=True, kw_only=True)
class DeclineIssue:
    """Do not take it on (不予受理)."""

    reason: DeclineReason
    explanation: str


@dataclass(frozen=True, kw_only=True)
class ReferIssue:
    """Send it to the body whose matter it is (转送)."""

    to: str
    explanation: str


@dataclass(frozen=True, kw_only=True)
class DispatchIssue:
    """Give it to a unit, and if wanted to a person there (派办)."""

    unit: str
    handler: str = ""
    supporting: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class HandOver:
    """Give what is in the hands of somebody who leaves to another person (移交)."""

    unit: str
    handler: str


@dataclass(frozen=True, kw_only=True)
class TakeUp:
    """Begin handling (接单)."""


@dataclass(frozen=True, kw_only=True)
class ReturnDispatch:
    """Say that it is not ours (退回)."""

    reason: ReturnReason
    explanation: str
    suggested_unit: str = ""


@dataclass(frozen=True, kw_only=True)
class RecordProgress:
    """Say what was done so far."""

    text: str


@dataclass(frozen=True, kw_only=True)
class AddEvidence:
    """Add a stored file (`sha256`) or a note (`text`).

    `taken_at`, `taken_where`: what whoever brings it says, where the picture itself is silent.
    """

    shows: EvidenceKind
    sha256: str = ""
    text: str = ""
    taken_at: dt.datetime | None = None
    taken_where: Spot | None = None


@dataclass(frozen=True, kw_only=True)
class ReportHandled:
    """Say that it is done (办结); others will look."""

    conclusion: Conclusion
    result: str


@dataclass(frozen=True, kw_only=True)
class SettleOnTheSpot:
    """Say that a matter was settled while whoever raised it was there (当场办结).

    Given by whoever wrote it down and took it into their own hands. `shown`: stored photos
    of how it is now. Somebody else looks at it as at any other.
    """

    conclusion: Conclusion
    result: str
    shown: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RecordVerification:
    """Say what a look at it showed (核验). `finding`: what is still to be made good.

    `alike`: why a picture counts though it looks like evidence of something else.
    """

    passed: bool
    method: CheckMethod
    finding: str = ""
    alike: str = ""


@dataclass(frozen=True, kw_only=True)
class RecordFollowUp:
    """Write down what a resident said when asked (回访). `of`: case of an absorbed voice."""

    voice: int
    of: str = ""
    outcome: FollowUpOutcome
    answer: str = ""


@dataclass(frozen=True, kw_only=True)
class PostOutcome:
    """Hang the outcome up in public, and say `where`."""

    where: str


@dataclass(frozen=True, kw_only=True)
class RecordRootCause:
    """Say what will keep it from coming back, and when somebody looks again."""

    measure: str
    look_back_on: dt.date


@dataclass(frozen=True, kw_only=True)
class Remind:
    """Remind those whose turn it is (催办); `text` says why, if it needs saying."""

    text: str = ""


@dataclass(frozen=True, kw_only=True)
class NameComplainedOf:
    """Say which unit the resident complains of (被反映单位), or with "" that it is none."""

    unit: str


@dataclass(frozen=True, kw_only=True)
class StrikeOff:
    """Strike the number off (销号)."""


@dataclass(frozen=True, kw_only=True)
class ReopenIssue:
    """Put the same number back on the ledger (重新挂号). `voice`: who asked, 0: the office."""

    reason: str
    voice: int = 0


@dataclass(frozen=True, kw_only=True)
class CorrectIssue:
    """Put right what was written down wrongly; None or empty: as it is."""

    reason: str
    nature: Nature | None = None
    category: str | None = None
    urgency: Urgency | None = None
    community: str | None = None
    place: str | None = None
    summary: str = ""
    place_text: str = ""


@dataclass(frozen=True, kw_only=True)
class AskVoid:
    """Say that the entry was made in error (作废)."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class DecideVoid:
    """Decide on that, as a second person."""

    granted: bool
    reason: str


@dataclass(frozen=True, kw_only=True)
class WithdrawText:
    """No longer show the text or file of the entry `target` (a seq)."""

    target: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class UndoStep:
    """Take back one's own last step, within thirty seconds."""


@dataclass(frozen=True, kw_only=True)
class MergeIssue:
    """Go on with this issue under the number of another (并案)."""


@dataclass(frozen=True, kw_only=True)
class SplitIssue:
    """Take a merged issue out again."""

    reason: str


Command = (
    RegisterIssue
    | CarryOver
    | ConfirmImported
    | WithdrawImport
    | AddVoice
    | AddWords
    | AcceptIssue
    | DeclineIssue
    | ReferIssue
    | OfferIssue
    | WithdrawOffer
    | ClaimIssue
    | JoinIncident
    | LeaveIncident
    | RecountClock
    | DispatchIssue
    | HandOver
    | TakeUp
    | ReturnDispatch
    | RecordProgress
    | AskExtension
    | DecideExtension
    | AskDeferral
    | DecideDeferral
    | ResumeIssue
    | SuperviseIssue
    | LiftSupervision
    | CouncilCommand
    | AddEvidence
    | ReportHandled
    | SettleOnTheSpot
    | RecordVerification
    | RecordFollowUp
    | PostOutcome
    | Object
    | RuleOnObjection
    | RecordRootCause
    | Remind
    | NameComplainedOf
    | StrikeOff
    | ReopenIssue
    | RecordLookBack
    | SecondLookCommand
    | CorrectIssue
    | AskVoid
    | DecideVoid
    | WithdrawText
    | UndoStep
)
PairCommand = MergeIssue | SplitIssue
