"""What may be asked about the residents' council (议事会). To others: among `commands`."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class PutToCouncil:
    """Put the matter on the list of what the council talks over. `reason`: why."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class RecordResolution:
    """Say what the council resolved about a matter that was put to it.

    `resolved`: there is a resolution; then `text` says it, and `unit` carries it out by
    `due_on`. If not (不形成决议), `text` says why. Of the `entitled` members, `present` were
    there, of `quorum` needed. Votes are 0 throughout where nobody counted (协商一致).
    `meeting`: its number; `met_on`: its day. `households`, `people`: who is better off by
    it, where the office counts them.
    """

    resolved: bool
    text: str
    unit: str = ""
    due_on: dt.date | None = None
    votes_for: int = 0
    votes_against: int = 0
    votes_abstained: int = 0
    present: int
    entitled: int
    quorum: int
    meeting: str
    met_on: dt.date
    households: int = 0
    people: int = 0


CouncilCommand = PutToCouncil | RecordResolution
