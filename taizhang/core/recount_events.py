"""What happens to a running clock when the working days change. To others: among `events`."""

from dataclasses import dataclass

from taizhang.core.clocks import Deadline


@dataclass(frozen=True, kw_only=True)
class ClockRecounted:
    """The running clock, counted anew by another calendar. The one before stands in the book."""

    clock: Deadline
