"""Why something about an opening was not done."""

from enum import StrEnum

from taizhang.emptying.balance import Lack


class NotDone(Exception):
    """Nothing was written. `why` says all that stands in the way."""

    def __init__(self, *why: "Lack | Flaw") -> None:
        super().__init__(", ".join(why))
        self.why = why


class Flaw(StrEnum):
    """What stands in the way besides what `balance` judges."""

    UNDER_WAY = "under_way"
    SIGNED = "signed"
    DECIDED = "decided"
    TOO_FEW = "too_few"
    TOO_MANY = "too_many"
    COUNT_UNEXPLAINED = "count_unexplained"
    TOO_MANY_PHOTOS = "too_many_photos"
    STUB_UNKNOWN = "stub_unknown"
    STUB_USED = "stub_used"
