"""Cells as clean text: what cannot be seen is removed, what was damaged is counted."""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

from taizhang.files.workbooks import Cell

# Tab and line feed are kept. The others print nothing, break exports (NUL, C0, C1), turn
# the reading direction round (bidi overrides) or are no characters at all. The zero-width
# joiner stays: emoji are built with it.
_UNSEEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e"
    "\u2066-\u2069\ufeff\ufdd0-\ufdef\ufffe\uffff"
)
_INVISIBLE = re.compile(f"[{_UNSEEN}]")
_UNCLEAN = re.compile(f"[{_UNSEEN}\x85\u2028\u2029\ud800-\udfff\ufffd]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NEWLINE = re.compile("\r\n?|\x85|\u2028|\u2029")
_SPACE_LIKE = " \t\r\n\u3000\xa0\x00\u200b\ufeff"
_NOTHING = frozenset(
    "无 没有 暂无 不详 未知 空 - -- — —— / \\ 、 n/a na none null nil nan".split()
)
_NOTHING_CHARS_MAX = 12
REPLACEMENT = "\ufffd"


@dataclass(frozen=True)
class Cleaned:
    """A text, how many invisible characters were taken out, how many broken ones remain."""

    text: str
    removed_count: int = 0
    broken_count: int = 0


def cleaned(text: str) -> Cleaned:
    """Return `text` without what cannot be seen; lone surrogates become U+FFFD."""
    if not _UNCLEAN.search(text):
        return Cleaned(text.strip())
    text = _NEWLINE.sub("\n", text)
    text, removed_count = _INVISIBLE.subn("", text)
    text = _SURROGATE.sub(REPLACEMENT, text)
    return Cleaned(text.strip(), removed_count, text.count(REPLACEMENT))


def written(cell: Cell) -> str:
    """Return `cell` as a clerk would write it: 1.0 is “1”, a day without its 00:00."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.datetime):
        whole_day = cell.time() == dt.time()
        return cell.strftime("%Y-%m-%d" if whole_day else "%Y-%m-%d %H:%M:%S")
    return str(cell)


def empty(cell: Cell) -> bool:
    """Return whether nothing is written in `cell`."""
    return isinstance(cell, str) and (not cell or not cell.strip(_SPACE_LIKE))


def plain(text: str) -> str:
    """Return `text` for comparing: full-width forms folded, no spaces, lower case."""
    return "".join(unicodedata.normalize("NFKC", text).split()).lower()


def one_line(text: str) -> str:
    """Return `text` with every run of spaces and line ends as one space."""
    return " ".join(text.split())


def says_nothing(text: str) -> bool:
    """Return whether `text` is a way of writing that there is nothing (无, —, N/A)."""
    return len(text) <= _NOTHING_CHARS_MAX and plain(text) in _NOTHING
