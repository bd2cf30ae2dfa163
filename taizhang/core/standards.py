"""Close-out standards (销号标准): what a matter must show before it is struck off.

An issue is judged by the standard of its own day, which is written into its entries;
these are the defaults a new office starts with. Sources: docs/sources.md#time-limits,
#close-out.
"""

from dataclasses import dataclass
from enum import StrEnum

from taizhang.core.clocks import Limit, LimitUnit
from taizhang.core.vocabulary import CheckMethod, EvidenceKind, Urgency


class Preset(StrEnum):
    """How strict an office starts: five people who know each other, or a full house."""

    LIGHT = "light"
    FULL = "full"


class Switch(StrEnum):
    """What an office can switch on or off by itself, whatever its preset began with.

    Of what is off nobody sees a word, a page or a field.
    """

    COUNCIL = "council"
    LOOK_BACK = "look_back"
    SUPERVISION = "supervision"
    THREE_ADMINISTRATORS = "three_administrators"
    PUBLIC_BOARD = "public_board"


SWITCHED_ON = {
    Preset.LIGHT: frozenset({Switch.PUBLIC_BOARD}),
    Preset.FULL: frozenset(Switch),
}


@dataclass(frozen=True)
class Standard:
    """What one kind of matter must show, and how long each stage may take.

    `attempts`: calls on different days before a silent resident counts as unreachable;
    `days_between`: how many whole days lie between two that count.
    `posting_days`: how long the outcome of an anonymous matter stands in public.
    `root_cause_from`: the how-manieth time at one place needs a lasting measure; 0: never.
    `look_backs`: how many calendar days after a strike-off somebody looks again (回头看).
    `extension_days`: by how many working days a limit is extended (延期) at most, at once;
    `extensions`: how often in a round; 0: never. `parking_days`: within how many calendar days
    somebody looks again at what is parked (挂账).
    """

    policy: str
    acceptance: Limit
    handling: Limit
    verification: Limit
    rework: Limit
    evidence: tuple[EvidenceKind, ...]
    method: CheckMethod
    same_unit: bool
    attempts: int
    posting_days: int
    root_cause_from: int
    look_backs: tuple[int, ...] = ()
    days_between: int = 0
    extension_days: int = 10
    extensions: int = 2
    parking_days: int = 183


# What everybody is told of a standard, as soon as a matter is judged by it (docs/leaf.md).
TOLD = (
    "policy",
    "evidence",
    "method",
    "same_unit",
    "attempts",
    "days_between",
    "posting_days",
    "root_cause_from",
)
ACCEPTANCE = {
    Urgency.URGENT: Limit(2, LimitUnit.HOUR, 1),
    Urgency.ORDINARY: Limit(1, LimitUnit.WORKING_DAY, 0),
    Urgency.COMPLEX: Limit(1, LimitUnit.WORKING_DAY, 0),
}
HANDLING = {
    Urgency.URGENT: Limit(1, LimitUnit.WORKING_DAY, 0),
    Urgency.ORDINARY: Limit(7, LimitUnit.WORKING_DAY, 2),
    Urgency.COMPLEX: Limit(15, LimitUnit.WORKING_DAY, 2),
}
HOME_SERVICE = {
    Urgency.URGENT: Limit(1, LimitUnit.WORKING_DAY, 0),
    Urgency.ORDINARY: Limit(3, LimitUnit.WORKING_DAY, 1),
    Urgency.COMPLEX: Limit(7, LimitUnit.WORKING_DAY, 2),
}
VERIFICATION = Limit(3, LimitUnit.WORKING_DAY, 1)
REWORK = Limit(1, LimitUnit.WORKING_DAY, 0)
LOOK_BACKS = (30, 90)


def standard_for(
    preset: Preset, urgency: Urgency, *, physical: bool, look_back: bool | None = None
) -> Standard:
    """Return the default standard of a matter.

    `physical`: something can be seen at a place, so that photos are asked for; other
    matters are shown by a document or a note of what was said. `look_back`: what came back
    often needs a lasting measure, and what is to be seen is seen again after the strike-off;
    None: as the preset has it.
    """
    full = preset is Preset.FULL
    usual = Switch.LOOK_BACK in SWITCHED_ON[preset]
    looks_back = usual if look_back is None else look_back
    kind = "physical" if physical else "spoken"
    look_backs = LOOK_BACKS if looks_back and physical else ()
    # What a name says, it says for ever: the first version knew no days to look again.
    version, besides = 2 if look_backs else 1, _besides(usual, looks_back)
    return Standard(
        policy=f"{preset.value}-{kind}-{urgency.value}-{version}{besides}",
        acceptance=ACCEPTANCE[urgency],
        handling=HANDLING[urgency],
        verification=VERIFICATION,
        rework=REWORK,
        evidence=_evidence(full=full, physical=physical),
        method=CheckMethod.ON_SITE if full and physical else CheckMethod.DESK,
        same_unit=not full,
        attempts=3 if full else 2,
        posting_days=3 if full else 1,
        root_cause_from=3 if looks_back else 0,
        look_backs=look_backs,
    )


def home_service(preset: Preset, urgency: Urgency) -> Standard:
    """Return the standard of an errand done for somebody at their home (上门代办).

    Shown by the receipt that the resident signed; that somebody needs it often is no fault
    whose cause could be removed.
    """
    full = preset is Preset.FULL
    return Standard(
        policy=f"{preset.value}-home-service-{urgency.value}-1",
        acceptance=ACCEPTANCE[urgency],
        handling=HOME_SERVICE[urgency],
        verification=VERIFICATION,
        rework=REWORK,
        evidence=(EvidenceKind.DOCUMENT,),
        method=CheckMethod.DESK,
        same_unit=not full,
        attempts=3 if full else 2,
        posting_days=3 if full else 1,
        root_cause_from=0,
    )


def _besides(usual: bool, looks_back: bool) -> str:
    """Return what the name of a policy says where an office asks for other than usual."""
    if usual == looks_back:
        return ""
    return "-look-back" if looks_back else "-no-look-back"


def _evidence(*, full: bool, physical: bool) -> tuple[EvidenceKind, ...]:
    if not physical:
        return (EvidenceKind.NOTE,)
    if full:
        return (EvidenceKind.BEFORE_PHOTO, EvidenceKind.AFTER_PHOTO)
    return (EvidenceKind.AFTER_PHOTO,)
