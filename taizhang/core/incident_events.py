"""What happens to a matter that belongs to a storm or an outage. To others: among `events`."""

import datetime as dt
from dataclasses import dataclass

from taizhang.core.clocks import Deadline


@dataclass(frozen=True, kw_only=True)
class IncidentJoined:
    """The matter is one of the incident `incident`, whose limit ends for it at `due_at`.

    `clock`: the running clock where that brings it forward; None: it stays as it was.
    """

    incident: str
    due_at: dt.datetime
    clock: Deadline | None = None


@dataclass(frozen=True, kw_only=True)
class IncidentLeft:
    """It is none of it after all: its own limits count again."""

    reason: str
    clock: Deadline | None = None


IncidentEvent = IncidentJoined | IncidentLeft
