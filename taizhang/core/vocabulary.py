"""The words of the field: every closed list that the rules, the book and the pages share.

Values are stored in the book and never change; what people read stands in `web/wording.py`.
"""

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """Where an issue stands (环节). Overdue, supervised and the like are never a status."""

    REGISTERED = "registered"
    ACCEPTED = "accepted"
    DISPATCHED = "dispatched"
    IN_PROGRESS = "in_progress"
    HANDLED = "handled"
    VERIFIED = "verified"
    STRUCK_OFF = "struck_off"
    DEFERRED = "deferred"
    DECLINED = "declined"
    REFERRED = "referred"
    MERGED = "merged"
    VOID = "void"
    CARRIED_OVER = "carried_over"


# What is not over: counted as open work, and open to whoever raises the same matter.
OPEN = frozenset(
    {
        Status.REGISTERED,
        Status.ACCEPTED,
        Status.DISPATCHED,
        Status.IN_PROGRESS,
        Status.HANDLED,
        Status.VERIFIED,
        Status.DEFERRED,
    }
)
# What a unit has to do, or is doing.
IN_HAND = frozenset({Status.DISPATCHED, Status.IN_PROGRESS})


class Duty(StrEnum):
    """What a person may be charged with. Roles of an office are sets of these."""

    REGISTER = "register"
    ACCEPT = "accept"
    DISPATCH = "dispatch"
    HANDLE = "handle"
    CLAIM = "claim"
    VERIFY = "verify"
    FOLLOW_UP = "follow_up"
    STRIKE_OFF = "strike_off"
    RULE = "rule"
    APPROVE = "approve"
    CORRECT = "correct"
    IMPORT = "import"
    ADMINISTER = "administer"
    SECURE = "secure"
    AUDIT = "audit"


class Nature(StrEnum):
    """What kind of matter it is (诉求性质)."""

    COMPLAINT = "complaint"
    REQUEST = "request"
    REPORT = "report"
    QUESTION = "question"
    SUGGESTION = "suggestion"
    PRAISE = "praise"
    HAZARD = "hazard"


class Channel(StrEnum):
    """The way a matter came in (来源渠道)."""

    COUNTER = "counter"
    PHONE = "phone"
    SUGGESTION_BOX = "suggestion_box"
    SPOT_VISIT = "spot_visit"
    AREA_VISIT = "area_visit"
    COVERAGE_VISIT = "coverage_visit"
    WRITTEN_NOTICE = "written_notice"
    ONLINE_FORM = "online_form"
    HOTLINE = "hotline"
    COUNCIL = "council"
    LETTER = "letter"
    INSPECTION = "inspection"
    LEADER_VISIT = "leader_visit"


class Asked(StrEnum):
    """What an office may ask of everything that comes in a certain way."""

    REPORTER = "reporter"
    PHONE = "phone"
    PLACE = "place"
    WORDS = "words"
    THEIR_NUMBER = "their_number"
    THEIR_DUE = "their_due"


class Urgency(StrEnum):
    """Sets the limit. Lateness is another thing and is computed."""

    URGENT = "urgent"
    ORDINARY = "ordinary"
    COMPLEX = "complex"


class EvidenceKind(StrEnum):
    """What a piece of evidence shows."""

    BEFORE_PHOTO = "before_photo"
    AFTER_PHOTO = "after_photo"
    DOCUMENT = "document"
    NOTE = "note"
    CHECK_PHOTO = "check_photo"


# What a standard can ask for: what a check found cannot be there before the check.
PROOF = tuple(kind for kind in EvidenceKind if kind is not EvidenceKind.CHECK_PHOTO)
# What does not come of the work: how it was, what was said, what somebody else then saw.
FROM_OUTSIDE = frozenset(
    {EvidenceKind.BEFORE_PHOTO, EvidenceKind.NOTE, EvidenceKind.CHECK_PHOTO}
)


class CheckMethod(StrEnum):
    """How somebody else looked: at the papers, or at the place."""

    DESK = "desk"
    ON_SITE = "on_site"


class Conclusion(StrEnum):
    """How a matter ended. The three are always counted apart."""

    SOLVED = "solved"
    EXPLAINED_ACCEPTED = "explained_accepted"
    EXPLAINED_NOT_ACCEPTED = "explained_not_accepted"


class FollowUpOutcome(StrEnum):
    """What the resident said when asked (回访)."""

    SATISFIED = "satisfied"
    MOSTLY_SATISFIED = "mostly_satisfied"
    EXPLAINED_ACCEPTED = "explained_accepted"
    NOT_SOLVED = "not_solved"
    UNREACHABLE = "unreachable"


class DeclineReason(StrEnum):
    """Why a matter is not taken on (不予受理). Somebody else's matter is referred instead."""

    COURT_OR_ARBITRATION = "court_or_arbitration"
    ALREADY_ANSWERED = "already_answered"
    NOT_CLEAR_ENOUGH = "not_clear_enough"
    PRIVATE_DISPUTE = "private_dispute"
    AGAINST_THE_LAW = "against_the_law"


class ReturnReason(StrEnum):
    """Why a unit gives a matter back (退回)."""

    NOT_OURS = "not_ours"
    WRONG_PLACE = "wrong_place"
    NEEDS_ANOTHER_LEAD = "needs_another_lead"
    NOT_CLEAR_ENOUGH = "not_clear_enough"
    OUTSIDE_COMMUNITY_LIST = "outside_community_list"


class Waiver(StrEnum):
    """What was let pass, and is told in the leaf for all to see.

    That the check was made within the unit; that nobody outside it was there to make it; that a
    picture looks like evidence of something else, and the check says why it counts all the same.
    """

    SAME_UNIT = "same_unit"
    NOBODY_OUTSIDE = "nobody_outside"
    LIKENESS = "likeness"


class SecondLook(StrEnum):
    """What came of a second look at a strike-off (抽看)."""

    HELD = "held"
    FAILED = "failed"
    UNREACHED = "unreached"


class WhoLooked(StrEnum):
    """For what somebody was asked to look once more."""

    RESIDENT = "resident"
    COUNCIL = "council"


class AsTold(StrEnum):
    """Whether the place looks as it was shown."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class LampColour(StrEnum):
    """The lamp of an issue: computed from its clock, never set by hand."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    WAITING = "waiting"
    PAUSED = "paused"
    DONE = "done"
    NONE = "none"


# What residents may do without anybody of the office: raise a matter, and say how it is.
OF_RESIDENTS = frozenset({Duty.REGISTER, Duty.FOLLOW_UP})


@dataclass(frozen=True)
class Actor:
    """Who gives a command: pseudonyms of the person and the unit, and the duties held.

    `covers`: the people who are away and whom they stand in for (B 岗). Pages go by what
    they were told; the book reads it anew before it decides.
    """

    id: str
    unit: str
    duties: frozenset[Duty]
    covers: tuple["Actor", ...] = ()

    @property
    def resident(self) -> bool:
        """Whether residents write themselves: of no unit, with no duty but theirs."""
        return not self.unit and self.duties == OF_RESIDENTS

    @property
    def holds(self) -> frozenset[Duty]:
        """Their own duties, and those of the people they stand in for."""
        return self.duties.union(*(away.duties for away in self.covers))

    @property
    def units(self) -> frozenset[str]:
        """Their own unit, and those of the people they stand in for."""
        return frozenset({self.unit, *(away.unit for away in self.covers)}) - {""}
