"""That lots fell on a strike-off, and what came of it (抽看). To others: among `events`."""

from dataclasses import dataclass

from taizhang.core.fields import Personal, Public
from taizhang.core.vocabulary import AsTold, SecondLook, WhoLooked


@dataclass(frozen=True, kw_only=True)
class SecondLookDrawn:
    """Lots fell on the strike-off that this `rests` on, of `share` in a hundred of its week.

    `size` and `root` (base64): of the tree that was the seed.
    """

    size: Public[int]
    root: Public[str]
    share: Public[int]
    rests: Public[tuple[int, ...]]


@dataclass(frozen=True, kw_only=True)
class SecondLookRecorded:
    """What somebody from outside the office answered who looked at it once more.

    `missing`: in their own words, what is still to be done.
    """

    answer: Public[SecondLook]
    looked: Public[WhoLooked]
    as_told: AsTold = AsTold.UNSURE
    missing: Personal[str] = ""


SecondLookEvent = SecondLookDrawn | SecondLookRecorded
