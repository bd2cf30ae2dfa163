"""What an office says of its standards itself: choices over the defaults, within bounds.

A choice that is not made is the default's. A category's choices go before those of all
matters of its sort. Sources of the bounds: docs/sources.md#time-limits, #close-out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from hashlib import sha256
from itertools import pairwise
from typing import Any, NamedTuple

from taizhang.core import codec
from taizhang.core.clocks import Limit, LimitUnit
from taizhang.core.copying import replace
from taizhang.core.standards import (
    SWITCHED_ON,
    TOLD,
    Preset,
    Standard,
    Switch,
    home_service,
    standard_for,
)
from taizhang.core.tlog.canon import canonical
from taizhang.core.vocabulary import PROOF, CheckMethod, EvidenceKind, Urgency


class Sort(StrEnum):
    """Of what sort a matter is: by that the defaults differ."""

    PHYSICAL = "physical"
    SPOKEN = "spoken"
    HOME_SERVICE = "home_service"


class StandardRefusal(StrEnum):
    """Why an office cannot have a standard so."""

    LIMIT_BOUNDS = "limit_bounds"
    AMBER_BOUNDS = "amber_bounds"
    URGENT_LATER = "urgent_later"
    EVIDENCE_NONE = "evidence_none"
    COLLEAGUE_MAY_NOT = "colleague_may_not"
    NUMBER_BOUNDS = "number_bounds"
    LOOK_BACK_ORDER = "look_back_order"
    NOTHING_CHANGED = "nothing_changed"
    BEGUN_BEFORE = "begun_before"
    TOO_FAR_AHEAD = "too_far_ahead"


class Fault(NamedTuple):
    """What is wrong, and with which choice ("": with all of it)."""

    refusal: StandardRefusal
    field: str = ""


@dataclass(frozen=True)
class Choices:
    """What an office wants otherwise than the default has it; None: as the default."""

    acceptance: Limit | None = None
    handling: Limit | None = None
    verification: Limit | None = None
    rework: Limit | None = None
    evidence: tuple[EvidenceKind, ...] | None = None
    method: CheckMethod | None = None
    same_unit: bool | None = None
    attempts: int | None = None
    days_between: int | None = None
    posting_days: int | None = None
    root_cause_from: int | None = None
    look_backs: tuple[int, ...] | None = None
    extension_days: int | None = None
    extensions: int | None = None
    parking_days: int | None = None


NO_CHOICES = Choices()
CHOSEN = tuple(each.name for each in fields(Choices))
LOOKING_BACK = frozenset({"root_cause_from", "look_backs"})
LIMITS = ("acceptance", "handling", "verification", "rework")
# The longest in calendar days. To handle: no longer than the petition rules themselves
# give, which this ledger stays short of; to take on: within the fifteen days in which a
# petition has to be registered; the rest is ours.
MOST_DAYS = {"acceptance": 15, "handling": 60, "verification": 15, "rework": 15}
NUMBERS = {
    "attempts": range(1, 11),
    "days_between": range(15),
    "posting_days": range(1, 61),
    "root_cause_from": (0, *range(2, 21)),
    "extension_days": range(1, 31),
    "extensions": range(6),
    "parking_days": range(7, 367),
}
# Terms that standards did not always have, and what was so when they had none.
SINCE_ADDED = {
    name: getattr(standard_for(Preset.LIGHT, Urgency.ORDINARY, physical=False), name)
    for name in ("days_between", "extension_days", "extensions", "parking_days")
}
LOOK_BACKS_MOST, LOOK_BACK_DAYS = 6, range(1, 731)
# Five working days are seven days, and a working day has eight hours: in units of a fifth
# of an hour all are whole.
WEIGHT = {
    LimitUnit.HOUR: 5,
    LimitUnit.WORKING_HOUR: 21,
    LimitUnit.CALENDAR_DAY: 120,
    LimitUnit.WORKING_DAY: 168,
}


@dataclass(frozen=True)
class OwnStandards:
    """The standards in force: the defaults of the preset, and what the office `said`.

    `said` is kept by `what` (a sort, or `category-` and its code) and urgency: see `key`.
    """

    preset: Preset
    looks_back: bool
    said: Mapping[str, Choices]

    def standard(self, sort: Sort, urgency: Urgency, category: str = "") -> Standard:
        """Return the standard of matters of that sort and category."""
        found = self.default(sort, urgency)
        for what in (sort.value, of_category(category)):
            if choices := self.said.get(key(what, urgency)):
                found = chosen(found, choices, sort, urgency, looks_back=self.looks_back)
        return found

    def default(self, sort: Sort, urgency: Urgency) -> Standard:
        """Return the standard as it is where the office says nothing."""
        if sort is Sort.HOME_SERVICE:
            return home_service(self.preset, urgency)
        seen = sort is Sort.PHYSICAL
        again = self.looks_back
        return standard_for(self.preset, urgency, physical=seen, look_back=again)

    def saying(self, what: str, urgency: Urgency, choices: Choices) -> "OwnStandards":
        """Return them as they are once the office said this, too."""
        return replace(self, said={**self.said, key(what, urgency): choices})


def of_category(code: str) -> str:
    """Return what stands for the category `code` where its choices are kept."""
    return f"category-{code}"


def key(what: str, urgency: Urgency) -> str:
    """Return under what the choices for `what` are kept."""
    return f"{what}/{urgency.value}"


def chosen(
    base: Standard, choices: Choices, sort: Sort, urgency: Urgency, *, looks_back: bool
) -> Standard:
    """Return `base` with `choices`; `base` itself, by its name, where they change nothing.

    What the office switched off it cannot choose; a colleague checks only where `base`
    lets one.
    """
    said = {name: value for name in CHOSEN if (value := getattr(choices, name)) is not None}
    if not looks_back:
        said = {name: value for name, value in said.items() if name not in LOOKING_BACK}
    if not base.same_unit:
        said.pop("same_unit", None)
    own = replace(base, **said)
    return base if own == base else replace(own, policy=_name(own, sort, urgency))


def _name(standard: Standard, sort: Sort, urgency: Urgency) -> str:
    """Return the name of an office's own standard, made of its terms: never of two.

    It does not tell the category. A term that is new here and says what was so before is left
    out of what the name is made of, so that names that were given stay what they are.
    """
    held = {name: getattr(standard, name) for name in CHOSEN}
    terms = {n: codec.plain(v) for n, v in held.items() if SINCE_ADDED.get(n, ...) != v}
    digest = sha256(canonical(terms)).hexdigest()[:20]
    return f"office-{sort.value.replace('_', '-')}-{urgency.value}-1-{digest}"


def weight(limit: Limit) -> int:
    """Return about how long a limit is, to be compared with others."""
    return limit.count * WEIGHT[limit.unit]


def faults(own: OwnStandards, what: str, sort: Sort, urgency: Urgency) -> tuple[Fault, ...]:
    """Return why the office cannot have the standards `own`, where `what` was just changed."""
    choices = own.said.get(key(what, urgency), NO_CHOICES)
    found = [*_limits(choices), *_numbers(choices)]
    shown = choices.evidence
    if shown is not None and not (shown and set(shown) <= set(PROOF)):
        found.append(Fault(StandardRefusal.EVIDENCE_NONE, "evidence"))
    if choices.same_unit and not own.default(sort, urgency).same_unit:
        found.append(Fault(StandardRefusal.COLLEAGUE_MAY_NOT, "same_unit"))
    if not _ascending(choices.look_backs or ()):
        found.append(Fault(StandardRefusal.LOOK_BACK_ORDER, "look_backs"))
    return tuple(found) or tuple(_out_of_order(own, what, sort))


def _limits(choices: Choices) -> Iterator[Fault]:
    for name in LIMITS:
        limit = getattr(choices, name)
        if limit is None:
            continue
        if not 0 < weight(limit) <= MOST_DAYS[name] * WEIGHT[LimitUnit.CALENDAR_DAY]:
            yield Fault(StandardRefusal.LIMIT_BOUNDS, name)
        elif not 0 <= limit.amber < limit.count:
            yield Fault(StandardRefusal.AMBER_BOUNDS, name)


def _numbers(choices: Choices) -> Iterator[Fault]:
    for name, allowed in NUMBERS.items():
        number = getattr(choices, name)
        if number is not None and number not in allowed:
            yield Fault(StandardRefusal.NUMBER_BOUNDS, name)


def _ascending(days: tuple[int, ...]) -> bool:
    fit = len(days) <= LOOK_BACKS_MOST and all(day in LOOK_BACK_DAYS for day in days)
    return fit and all(earlier < later for earlier, later in pairwise(days))


def _out_of_order(own: OwnStandards, what: str, sort: Sort) -> Iterator[Fault]:
    """Yield the limits by which what is called more urgent would take longer."""
    category = "" if what == sort.value else what.removeprefix(of_category(""))
    by_urgency = [own.standard(sort, each, category) for each in Urgency]
    for name in ("acceptance", "handling"):
        weights = [weight(getattr(each, name)) for each in by_urgency]
        if weights != sorted(weights):
            yield Fault(StandardRefusal.URGENT_LATER, name)


def told(standard: Standard) -> dict[str, Any]:
    """Return what a leaf says of `standard`; what rests is left out."""
    said = {name: codec.plain(getattr(standard, name)) for name in TOLD}
    return {name: value for name, value in said.items() if value not in (0, "", False, [])}


def every_default() -> Iterator[tuple[Sort, Urgency, Standard]]:
    """Yield each standard that an office can have without saying anything."""
    for preset in Preset:
        for looks_back in (False, True):
            own = OwnStandards(preset, looks_back, {})
            for sort in Sort:
                yield from ((sort, each, own.default(sort, each)) for each in Urgency)


def usual(preset: Preset) -> OwnStandards:
    """Return the standards with which an office of this preset begins."""
    return OwnStandards(preset, Switch.LOOK_BACK in SWITCHED_ON[preset], {})


def choices_plain(choices: Choices) -> dict[str, Any]:
    """Return the choices that are made, as JSON holds them."""
    held: dict[str, Any] = codec.plain(choices)
    return {name: value for name, value in held.items() if value is not None}


def choices_from(plain: object) -> Choices:
    """Return the choices that JSON holds."""
    made: Choices = codec.value_from(Choices, plain)
    return made
