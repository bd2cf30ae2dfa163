"""What an issue is called for readers of English, where somebody told us.

The summary that the office wrote is what the ledger holds, in Chinese. The demo office
tells the English of its stories; a real office has none, and shows what it wrote.
"""

from collections.abc import Mapping

from django.utils.translation import get_language

from taizhang.web import masking

_ENGLISH: dict[str, str] = {}


def tell(titles: Mapping[str, str]) -> None:
    """Remember the English of summaries, for this process."""
    _ENGLISH.update(titles)


def english_title(summary: str) -> str | None:
    """Return the English of `summary`, or None where nobody told it."""
    return _ENGLISH.get(summary)


def title(summary: str) -> str:
    """Return what the reader sees for `summary`: masked, in English where it is known."""
    reads_english = (get_language() or "").startswith("en")
    return masking.words((reads_english and english_title(summary)) or summary)
