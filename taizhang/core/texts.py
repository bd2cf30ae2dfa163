"""What people type: tidied where that changes nothing, refused where it cannot be kept."""

import re
import unicodedata

from taizhang.core.refusals import Checklist, Refusal

SUMMARY_MAX = 200
TEXT_MAX = 2_000
WORDS_MAX = 12_000
BRIEF_MAX = 60
NUMBER_MAX = 60
# Phone and identity numbers, however they are spaced: seven digits or more.
_NUMBERS = re.compile(r"\d(?:[\s\-－]?\d){6,}[XxＸｘ]?")
_SENTENCE_ENDS = re.compile(r"[\n。！？!?；;]")


def tidy(text: str) -> str:
    """Return `text` in NFC, with plain line ends and no white space around it."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", unified).strip()


def readable(text: str) -> bool:
    """Return whether `text` can be kept: no control characters, no half of a pair."""
    return not any(
        unicodedata.category(mark) in {"Cc", "Cs"} and mark not in "\n\t" for mark in text
    )


def check_text(text: str, asks: Checklist, *, most: int = TEXT_MAX) -> str:
    """Return `text` tidied, having noted in `asks` what keeps it from being written."""
    tidied = tidy(text)
    asks.require(readable(tidied), Refusal.TEXT_UNREADABLE)
    asks.require(len(tidied) <= most, Refusal.TEXT_TOO_LONG)
    return tidied


def check_needed(
    text: str, missing: Refusal, asks: Checklist, *, most: int = TEXT_MAX
) -> str:
    """Return `text` tidied; it may not be empty, or `missing` is noted in `asks`."""
    tidied = check_text(text, asks, most=most)
    asks.require(bool(tidied), missing)
    return tidied


def long_number(text: str) -> bool:
    """Return whether `text` holds what may be a phone or identity number."""
    return _NUMBERS.search(text) is not None


def brief(words: str) -> str:
    """Return how a matter is called that a resident wrote down: the first thing they say.

    It stands plain in lists, so long numbers are left out. Source: docs/sources.md#privacy.
    """
    plain = _NUMBERS.sub("…", tidy(words))
    sentences = (piece.strip() for piece in _SENTENCE_ENDS.split(plain))
    first = next(filter(None, sentences), "")
    return first if len(first) <= BRIEF_MAX else f"{first[: BRIEF_MAX - 1]}…"
