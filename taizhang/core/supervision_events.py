"""What leaders do so that a matter moves (督办). To others: among `events`."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class IssueSupervised:
    """A leader follows it up: what is demanded, and by when an answer.

    `leader`: who answers for it above the handler (包保领导); "" for nobody named.
    `listed`: hung up for all of the office to see (挂牌).
    """

    demand: str
    answer_by: dt.date
    leader: str = ""
    listed: bool = False


@dataclass(frozen=True, kw_only=True)
class SupervisionLifted:
    """It goes its usual way again."""

    reason: str


SupervisionEvent = IssueSupervised | SupervisionLifted
