"""What may be asked when the working days changed. To others: among `commands`."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class RecountClock:
    """Count the running clock anew: the calendar of working days is another one now."""
