"""What must be so before two people sign an opening: every slip is accounted for.

No clock, no table: whoever asks brings the counts, the seals and who is there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What became of a slip. Values are stored and never change."""

    WAITING = "waiting"
    REGISTERED = "registered"
    MERGED = "merged"
    PRAISE = "praise"
    BLANK = "blank"
    UNREADABLE = "unreadable"


DECIDED = tuple(each for each in Outcome if each is not Outcome.WAITING)


class Lack(StrEnum):
    """Why an opening cannot be signed, or a box not be opened."""

    NOT_COUNTED = "not_counted"
    UNBALANCED = "unbalanced"
    SEAL_MISSING = "seal_missing"
    SEAL_USED = "seal_used"
    SEAL_UNEXPLAINED = "seal_unexplained"
    ONE_PERSON = "one_person"
    NOBODY_WAS_THERE = "nobody_was_there"


@dataclass(frozen=True)
class Tally:
    """How many slips were counted (None: nobody has yet), and what became of them."""

    counted: int | None
    outcomes: Mapping[Outcome, int]

    @property
    def decided(self) -> int:
        """How many slips somebody has said of what they are."""
        return sum(self.of(each) for each in DECIDED)

    @property
    def left(self) -> int:
        """How many are still to be looked at; below 0: more than were counted."""
        return (self.counted or 0) - self.decided

    @property
    def balanced(self) -> bool:
        """Whether counted = registered + merged + praise + blank + unreadable."""
        return self.counted is not None and self.left == 0

    def of(self, outcome: Outcome) -> int:
        """Return of how many slips that became."""
        return self.outcomes.get(outcome, 0)


@dataclass(frozen=True)
class Hands:
    """Who signs, and who was there when the box was opened: pseudonyms."""

    signing: tuple[str, str]
    opening: tuple[str, str]


def lacks_to_open(
    seal: str, found: str, *, intact: bool, note: str, by: Hands
) -> list[Lack]:
    """Return why a box cannot be said to be opened so; empty: it can.

    `seal`: what was put on last time; `found`: what is on it now. Another number, or a
    broken seal, is no reason to leave the slips inside, but it must be explained.
    """
    found_lacking = []
    if not found:
        found_lacking.append(Lack.SEAL_MISSING)
    elif (found != seal or not intact) and not note:
        found_lacking.append(Lack.SEAL_UNEXPLAINED)
    if len(set(by.opening)) < 2:
        found_lacking.append(Lack.ONE_PERSON)
    return found_lacking


def lacks_to_sign(tally: Tally, seal: str, used: frozenset[str], by: Hands) -> list[Lack]:
    """Return why an opening cannot be signed; empty: it can.

    `seal`: the number that is put on now; `used`: those that were on a box before.
    """
    found_lacking = []
    if tally.counted is None:
        found_lacking.append(Lack.NOT_COUNTED)
    elif not tally.balanced:
        found_lacking.append(Lack.UNBALANCED)
    if not seal:
        found_lacking.append(Lack.SEAL_MISSING)
    elif seal in used:
        found_lacking.append(Lack.SEAL_USED)
    if len(set(by.signing)) < 2:
        found_lacking.append(Lack.ONE_PERSON)
    if not set(by.signing) & set(by.opening):
        found_lacking.append(Lack.NOBODY_WAS_THERE)
    return found_lacking
