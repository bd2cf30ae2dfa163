"""What may be asked about claiming (认领). To others: among `commands`."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class OfferIssue:
    """Let partners who bear any of `tags` claim it (挂出认领). `note` is shown to them."""

    tags: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class WithdrawOffer:
    """Take it off the board again (收回)."""


@dataclass(frozen=True, kw_only=True)
class ClaimIssue:
    """Take a matter that is offered, for one's own unit (认领)."""
