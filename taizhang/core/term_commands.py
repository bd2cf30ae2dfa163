"""What may be asked about the time a matter has. To others: among `commands`."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class AskExtension:
    """Ask for time until the end of the day `until` (延期), before the limit ends."""

    until: dt.date
    reason: str


@dataclass(frozen=True, kw_only=True)
class DecideExtension:
    """Decide on that, as somebody else. A refusal says why."""

    granted: bool
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class AskDeferral:
    """Ask that it be parked (挂账): it cannot be solved now. `review_on`: look at it again."""

    review_on: dt.date
    reason: str


@dataclass(frozen=True, kw_only=True)
class DecideDeferral:
    """Decide on that, as a leader. A refusal says why."""

    granted: bool
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class ResumeIssue:
    """Go on with what was parked (恢复办理)."""

    reason: str
