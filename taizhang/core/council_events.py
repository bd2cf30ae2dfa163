"""What the residents' council (议事会) does about a matter. To others: among `events`."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class IssuePutToCouncil:
    """The council is to talk it over."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class ResolutionRecorded:
    """What the council resolved, or why it did not: fields as in `RecordResolution`.

    Counts and days alone: who came and who raised a hand for what stands in no entry.
    """

    resolved: bool = False
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


CouncilEvent = IssuePutToCouncil | ResolutionRecorded
