"""Slowing down guesses at receipt numbers, without shutting out who has one.

Six wrong tries a minute are free for everybody together; after that each further look costs
a puzzle, and where there is no script, a wait. Source: docs/sources.md#open-intake.
"""

import datetime as dt
from typing import Final

from taizhang.gate import buckets, puzzle
from taizhang.gate.buckets import Limit
from taizhang.gate.taking import Solution
from taizhang.ledger import numbers

WRONG: Final = Limit(6, 6 * 60)
# Whoever knows a number may not try ten thousand endings of a phone number at it.
ENDINGS: Final = Limit(5, 5)
_WRONG: Final = "wrong-receipts"


def wait(receipt: str, solution: Solution, at: dt.datetime) -> int:
    """Return how many seconds to wait before `receipt` is looked for; 0: none at all."""
    missing = buckets.wait(_WRONG, WRONG, at)
    if not missing:
        return 0
    use = numbers.receipt_hash(receipt)
    solved = solution.answer and puzzle.redeem(solution.asked, solution.answer, use, at)
    return 0 if solved else missing


def note_wrong(at: dt.datetime) -> None:
    """Count a number that nobody holds, or a key or ending that is not its own."""
    buckets.take(_WRONG, WRONG, at)


def may_try_ending(receipt: str, at: dt.datetime) -> bool:
    """Return whether one more ending may be tried at `receipt`; counts the try."""
    return buckets.take(buckets.named("ending", receipt), ENDINGS, at)


def harder(at: dt.datetime) -> str:
    """Return the puzzle that a page asks for once too many were wrong."""
    return puzzle.puzzle(at, load=1.0)
