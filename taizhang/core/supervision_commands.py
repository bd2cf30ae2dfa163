"""What may be asked so that a matter moves (督办). To others: among `commands`."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class SuperviseIssue:
    """Follow it up as a leader: `demand` an answer by the end of a day.

    `leader`: who answers for it above the handler; "" for nobody named. `listed`: hung up
    for all of the office to see (挂牌督办). Given again it takes the former's place.
    """

    demand: str
    answer_by: dt.date
    leader: str = ""
    listed: bool = False


@dataclass(frozen=True, kw_only=True)
class LiftSupervision:
    """Let it go its usual way again."""

    reason: str
