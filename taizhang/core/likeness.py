"""What a picture says of itself, and which others it looks like.

Both are claims: the ledger's own time is when it was received, and whether two pictures are
one is for a person to say. Nothing of this is ever public. Source: docs/sources.md#close-out.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Final

# Of a degree, some ten metres: which house it was, not which window.
PARTS: Final = 10_000


@dataclass(frozen=True)
class Spot:
    """Where a phone says it was, in ten-thousandths of a degree: some ten metres."""

    north: int
    east: int


def spot_at(north: int | None, east: int | None) -> Spot | None:
    """Return the spot there, None for none on this earth.

    Noughts are what a phone writes that knows of no satellites.
    """
    if north is None or east is None or (north, east) == (0, 0):
        return None
    on_earth = abs(north) <= 90 * PARTS and abs(east) <= 180 * PARTS
    return Spot(north, east) if on_earth else None


@dataclass(frozen=True)
class Claim:
    """What a picture says of itself: when it was taken, and where. None: nothing."""

    at: dt.datetime | None = None
    spot: Spot | None = None


@dataclass(frozen=True)
class Likeness:
    """A picture that looks like another one: the matter that stands on it, and its hash."""

    case: str
    sha256: str


NO_CLAIM = Claim()
