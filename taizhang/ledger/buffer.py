"""What a transaction has decided and not yet written."""

import datetime as dt
from collections import ChainMap
from dataclasses import dataclass, field

from taizhang.core import codec
from taizhang.core.issue import Entry, Issue


@dataclass(frozen=True)
class Kept:
    """A leaf to be written, with the entry it was made of; None for the log's own."""

    seq: int
    written: codec.Written
    entry: Entry | None = None
    subject: str = ""


@dataclass
class Buffer:
    """What a transaction, or one act in it, has decided so far.

    `day`: the book's. `introduced`: actors with their units; `published`: policies.
    """

    day: dt.date
    leaves: list[Kept] = field(default_factory=list)
    issues: ChainMap[str, Issue] = field(default_factory=ChainMap)
    touched: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    counters: ChainMap[int, int] = field(default_factory=ChainMap)
    introduced: ChainMap[str, str] = field(default_factory=ChainMap)
    published: set[str] = field(default_factory=set)

    def above(self) -> "Buffer":
        """Return a buffer for one act, which sees what is here and changes nothing of it.

        Costs the same however much is here.
        """
        return Buffer(
            self.day,
            issues=self.issues.new_child(),
            counters=self.counters.new_child(),
            introduced=self.introduced.new_child(),
        )

    def take(self, act: "Buffer") -> None:
        """Take in what an act decided in the buffer that `above` gave it."""
        self.day = act.day
        self.leaves += act.leaves
        self.issues.update(act.issues.maps[0])
        for case, added in act.touched.items():
            self.touched[case] = (*self.touched.get(case, ()), *added)
        self.counters.update(act.counters.maps[0])
        self.introduced.update(act.introduced.maps[0])
        self.published |= act.published
