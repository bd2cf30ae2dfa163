"""Marks by which a row is known again, however often its file is read.

`fingerprint` covers everything in the row and how many identical rows stand before it in
the file: reading the same file twice adds nothing, and of two identical rows both count.
`matter` covers what a matter is, not what became of it: the same row in next month's copy
of the ledger, its result now filled in, has the same `matter`.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256

from taizhang.exchange.parsed import ImportedIssue

Place = tuple[str, int]
"""The sheet of a row and its line."""

_MATTER = ("old_number", "title", "words", "raised_at", "reporter", "phone")
_ALL = tuple(name for name in ImportedIssue.__dataclass_fields__ if name != "extras")


@dataclass
class Occurrences:
    """Count identical rows while a file is read."""

    _seen: dict[bytes, tuple[int, Place]] = field(default_factory=dict)

    def fingerprint(self, issue: ImportedIssue, place: Place) -> tuple[str, Place | None]:
        """Return the fingerprint, and the place of the first identical row, if any."""
        content = _digest([*_told(issue, _ALL), *_extras(issue)])
        count, first = self._seen.get(content[:16], (0, place))
        self._seen[content[:16]] = count + 1, first
        whole = sha256(content + count.to_bytes(4)).hexdigest()
        return whole, first if count else None


def matter(issue: ImportedIssue) -> str:
    """Return the mark of what the matter is."""
    return _digest(_told(issue, _MATTER)).hex()


def _told(issue: ImportedIssue, names: Iterable[str]) -> list[str]:
    return [_bare(getattr(issue, name)) for name in names]


def _extras(issue: ImportedIssue) -> Iterable[str]:
    return (f"{_bare(title)}={_bare(text)}" for title, text in issue.extras)


def _bare(value: object) -> str:
    """Return `value` without spaces, which a copy of a sheet loses or gains."""
    if isinstance(value, str):
        return "".join(value.split())
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _digest(parts: Iterable[str]) -> bytes:
    # The separator is a control character, and those are cleaned out of every text.
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).digest()
