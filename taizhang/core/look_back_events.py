"""What a look at a struck-off matter showed (回头看). To others: among `events`."""

from dataclasses import dataclass

from taizhang.core.fields import Public
from taizhang.core.vocabulary import CheckMethod, Waiver


@dataclass(frozen=True, kw_only=True)
class LookBackRecorded:
    """Somebody looked again, and it `held` (没有反弹) or did not; then it is reopened at once.

    `false_close`: it had never been solved (虚假销号). Said once, it is said for ever.
    """

    held: Public[bool] = False
    false_close: Public[bool] = False
    method: Public[CheckMethod]
    waivers: Public[tuple[Waiver, ...]] = ()
    finding: str = ""
