"""What a resident objects to. To others: among `events`."""

from dataclasses import dataclass

from taizhang.core.fields import Personal, Public


@dataclass(frozen=True, kw_only=True)
class ObjectionRaised:
    """A resident is not content with how the matter was, or is to be, struck off (异议)."""

    voice: Public[int]
    of: Public[str] = ""
    words: Personal[str] = ""
