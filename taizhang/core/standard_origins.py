"""Where each term of a default standard comes from: docs/sources.md, for pages and readers."""

from enum import StrEnum

from taizhang.core.own_standards import LIMITS, Sort
from taizhang.core.vocabulary import Urgency


class Origin(StrEnum):
    """How sure we are of where a number comes from; see the head of docs/sources.md."""

    PUBLISHED = "published"
    PRACTICE = "practice"
    OURS = "ours"


PUBLISHED = frozenset({"evidence", "method", "extension_days"})
SECTIONS = {
    "same_unit": "separation",
    "extension_days": "extensions",
    "extensions": "extensions",
    "parking_days": "deferral",
}


def origin_of(term: str, sort: Sort, urgency: Urgency) -> Origin:
    """Return where the default of a term comes from."""
    if term == "acceptance":
        return Origin.PUBLISHED if urgency is Urgency.URGENT else Origin.PRACTICE
    if term == "handling":
        return Origin.OURS if sort is Sort.HOME_SERVICE else Origin.PUBLISHED
    return Origin.PUBLISHED if term in PUBLISHED else Origin.OURS


def source_of(term: str) -> str:
    """Return where it is told in full."""
    if term in LIMITS:
        return "docs/sources.md#time-limits"
    return f"docs/sources.md#{SECTIONS.get(term, 'close-out')}"
