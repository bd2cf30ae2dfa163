"""Drawing lots among strike-offs (抽看): which of a week's are looked at once more.

The seed is the root of the book's tree over everything up to the end of Sunday, so whoever
has the leaves can draw again: docs/leaf.md §5. Why this and no other seed: docs/adr/0029.
"""

import datetime as dt
import hmac
from collections.abc import Iterable, Mapping
from typing import Any

STRUCK_OFF, REOPENED = "issue-struck-off", "issue-reopened"
WEEK = dt.timedelta(days=7)


def monday_of(day: dt.date) -> dt.date:
    """Return the Monday on or before `day`, on which the week before it is drawn from."""
    return day - dt.timedelta(days=day.weekday())


def strike_offs(leaves: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """Return by case which strike-off (a seq) of these leaves, in order, stands at their end."""
    standing: dict[str, int] = {}
    for leaf in leaves:
        if leaf["kind"] == STRUCK_OFF:
            standing[leaf["case"]] = leaf["seq"]
        elif leaf["kind"] == REOPENED:
            standing.pop(leaf["case"], None)
    return standing


def how_many(count: int, share: int) -> int:
    """Return how many of `count` are drawn, `share` in a hundred: rounded up, so never none."""
    return -(-count * share // 100)


def drawn(root: bytes, seqs: Iterable[int], share: int) -> tuple[int, ...]:
    """Return which of the strike-offs `seqs` are drawn, `share` in a hundred, first drawn first.

    Each has a lot that follows from the seed and its own seq; the lowest lots are drawn.
    """
    order = sorted(seqs, key=lambda seq: lot(root, str(seq)))
    return tuple(order[: how_many(len(order), share)])


def lot(root: bytes, name: str) -> bytes:
    """Return the lot of what is called `name`: HMAC-SHA256 with the seed as its key."""
    return hmac.digest(root, name.encode(), "sha256")
