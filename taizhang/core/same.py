"""How much two tellings sound like the same matter: by the pairs of characters they share.

Rare pairs say more than common ones. Nobody is told that two matters *are* the same: what
is likely is shown to a person, who decides (measured in docs/performance.md).
"""

import datetime as dt
import math
from collections.abc import Collection, Mapping
from typing import Final

# What was over longer ago is another matter, though it be the same fault.
LATELY: Final = dt.timedelta(days=365)
# Its first words tell a matter; what comes after them is its story.
WORDS_COMPARED: Final = 60
# How often a pair of characters is counted; one that is found so often says next to nothing.
TIMES_MAX: Final = 200
# Shown from here on: so much of what was asked for is held, or both are about one thing.
_HELD: Final = 0.5
_ALIKE: Final = 0.25
# A pair of characters of any text weighs about as much.
_USUAL: Final = 4.0


def weight(times: int) -> float:
    """Return how much a pair says that stands in so many matters, `TIMES_MAX` at most."""
    return math.log(1 + TIMES_MAX / max(times, 1))


def likeness(asked: Mapping[str, float], held: Collection[str]) -> float:
    """Return how alike a text is that has the pairs `held`; from 1.0 on, likely the same.

    `asked`: the pairs of what is looked for, with the weight of each.
    """
    whole = sum(asked.values())
    if not whole or not held:
        return 0.0
    shared = sum(weight for pair, weight in asked.items() if pair in held)
    both = math.sqrt(whole * _USUAL * len(held))
    return max(shared / whole / _HELD, shared / both / _ALIKE)


def is_lately(ends: Collection[dt.date], today: dt.date) -> bool:
    """Return whether any of the days on which a matter began or ended is of late."""
    return any(day >= today - LATELY for day in ends)
