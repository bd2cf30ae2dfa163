"""What may be asked about a storm or an outage. To others: among `commands`."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class JoinIncident:
    """Count the matter to an incident that is going on (突发事件), with its urgent limit."""

    incident: str


@dataclass(frozen=True, kw_only=True)
class LeaveIncident:
    """Say that it is none of it after all."""

    reason: str
