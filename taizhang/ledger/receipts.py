"""Who holds a receipt number: the only way from a number to a matter without a name."""

from dataclasses import dataclass

from taizhang.ledger import models, numbers


@dataclass(frozen=True)
class Holder:
    """The case that a receipt belongs to, and which of its voices holds it."""

    case: str
    voice: int


def holder_of(receipt: str) -> Holder | None:
    """Return who holds the receipt number `receipt`, None where nobody does. One query."""
    digest = numbers.receipt_hash(receipt)
    found = models.Receipt.objects.filter(hash=digest).values_list("case", "voice").first()
    return Holder(*found) if found else None
