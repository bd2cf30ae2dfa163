"""What happens to the time a matter may take: longer (延期), parked (挂账). To others: `events`."""

import datetime as dt
from dataclasses import dataclass

from taizhang.core.clocks import Deadline
from taizhang.core.fields import Public


@dataclass(frozen=True, kw_only=True)
class ExtensionAsked:
    """Whoever handles it asks to have until the end of the day `until`."""

    until: dt.date
    reason: str


@dataclass(frozen=True, kw_only=True)
class ExtensionDecided:
    """Somebody else decided on that. `clock`: how it runs now; None: as it did."""

    granted: Public[bool] = False
    reason: str = ""
    clock: Deadline | None = None


@dataclass(frozen=True, kw_only=True)
class DeferralAsked:
    """Somebody asks that it be parked: it cannot be solved now. Looked at again on a day."""

    review_on: dt.date
    reason: str


@dataclass(frozen=True, kw_only=True)
class DeferralDecided:
    """A leader decided on that. `review_by`: the clock that runs while ours stands still."""

    granted: Public[bool] = False
    reason: str = ""
    review_by: Deadline | None = None


@dataclass(frozen=True, kw_only=True)
class IssueResumed:
    """It goes on with the time that was left of its `clock`."""

    reason: str
    clock: Deadline | None


TermEvent = (
    ExtensionAsked | ExtensionDecided | DeferralAsked | DeferralDecided | IssueResumed
)
