"""What may be asked of a matter that was struck off some time ago. To others: among `commands`."""

from dataclasses import dataclass

from taizhang.core.vocabulary import CheckMethod


@dataclass(frozen=True, kw_only=True)
class RecordLookBack:
    """Say what a look at a struck-off matter showed (回头看). `finding`: what was seen.

    `held`: it is as it was left. If not, it came back (反弹) or, with `false_close`, it
    never was solved (虚假销号).
    """

    held: bool
    method: CheckMethod
    finding: str = ""
    false_close: bool = False
