"""What happens to a matter that partner units may claim (认领). To others: among `events`."""

from dataclasses import dataclass

from taizhang.core.fields import Public


@dataclass(frozen=True, kw_only=True)
class IssueOffered:
    """The matter hangs on the board for partners who bear any of `tags`."""

    tags: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class OfferWithdrawn:
    """It hangs there no longer. Being given to a unit takes it down as well."""


@dataclass(frozen=True, kw_only=True)
class IssueClaimed:
    """The unit `unit` took it of its own accord, and keeps the credit while it has it."""

    unit: Public[str]


OfferEvent = IssueOffered | OfferWithdrawn | IssueClaimed
