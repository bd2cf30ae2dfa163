"""Whether the sheets of a notice are all accounted for."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Balance:
    """The sheets of one notice: handed out, come back, and what was on those."""

    printed: int
    handed_out: int
    returned: int
    agreed: int
    blank: int
    raised: int

    @property
    def missing(self) -> int:
        """How many came back and are not entered yet; below zero: entered too often."""
        return self.returned - self.agreed - self.blank - self.raised

    @property
    def balanced(self) -> bool:
        """Whether nothing came back that nobody entered, and no more than went out."""
        return not self.missing and self.returned <= self.handed_out <= self.printed
