"""A puzzle for the sender's machine: cheap for one form, dear for thousands.

Signed with a secret of the office, good for two hours and for one form: sent again with that
form it still counts, because the form is carried out once; with another it counts no more.
The browser solves it in `web/puzzle.js`. Source: docs/sources.md#open-intake.
"""

import datetime as dt
import hashlib
import hmac
import secrets as chance
from typing import Final

from taizhang.gate.models import Spent
from taizhang.keys.secrets import secret

GOOD_FOR: Final = dt.timedelta(hours=2)
BITS_LEAST: Final = 12
BITS_MOST: Final = 18
ANSWER_MOST: Final = 20


def puzzle(at: dt.datetime, load: float) -> str:
    """Return a new puzzle, harder the nearer `load` is to 1. Writes nothing."""
    bits = BITS_LEAST + round(min(max(load, 0), 1) * (BITS_MOST - BITS_LEAST))
    said = f"{int((at + GOOD_FOR).timestamp())}.{bits}.{chance.token_hex(12)}"
    return f"{said}.{_signature(said)}"


def redeem(asked: str, answer: str, use: str, at: dt.datetime) -> bool:
    """Return whether `answer` solves the puzzle `asked`, for the form `use` and no other."""
    said, _, signature = asked.rpartition(".")
    if not hmac.compare_digest(signature.encode(), _signature(said).encode()):
        return False
    until, bits, _nonce = said.split(".")
    end = dt.datetime.fromtimestamp(int(until), dt.UTC)
    if at > end or not _solves(asked, answer, int(bits)):
        return False
    key = hashlib.sha256(asked.encode()).hexdigest()
    Spent.objects.bulk_create(
        [Spent(puzzle=key, use=use, until=end)], ignore_conflicts=True
    )
    return Spent.objects.filter(puzzle=key, use=use).exists()


def sweep(at: dt.datetime) -> int:
    """Forget the puzzles that nobody may use any more; return how many."""
    return Spent.objects.filter(until__lt=at).delete()[0]


def _solves(asked: str, answer: str, bits: int) -> bool:
    if not (answer.isascii() and answer.isdecimal() and len(answer) <= ANSWER_MOST):
        return False
    digest = hashlib.sha256(f"{asked}.{answer}".encode()).digest()
    return int.from_bytes(digest[:4], "big") >> (32 - bits) == 0


def _signature(said: str) -> str:
    return hmac.digest(secret("gate"), b"puzzle\0" + said.encode(), "sha256").hex()[:32]
