"""What a decision needs to know from outside the issue, read in the same transaction."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from taizhang.core.clocks import Calendar, Deadline, Limit, deadline, no_later
from taizhang.core.independence import Checker
from taizhang.core.issue import Issue
from taizhang.core.likeness import NO_CLAIM, Claim, Likeness
from taizhang.core.refusals import Checklist
from taizhang.core.standards import Standard
from taizhang.core.vocabulary import Actor, Duty
from taizhang.core.ways import Way


@dataclass(frozen=True)
class Circumstances:
    """Frozen facts of the moment. Those that are used are written into the event.

    `standard`: of the category and urgency that the command leads to; None where the
    office has no such category. `number` and `receipt`: free ones, should they be needed.
    `receipt_held`: somebody holds the receipt that the command names.
    `earlier_count`: issues of that category at that place in the twelve months before.
    `used_elsewhere`: hashes of files among the command's that other issues stand on.
    `tags`: what the unit of whoever gives the command agreed to help with. `listed`: why
    that unit, a community, need not take such a matter; "" where it must. `way`: what the
    office says of the way it comes in; None: nothing. `their_number_held`: a matter with that
    number, which came the same way, is on the ledger. `incident`: the limit of the one that is
    joined; None: it is not going on.
    `claims` and `alike`: what the command's pictures say of themselves and which they look
    like, by their hashes. `checkers`: who is there to check; None: nobody asked.
    """

    calendar: Calendar
    standard: Standard | None = None
    number: str = ""
    receipt: str = ""
    receipt_held: bool = False
    earlier_count: int = 0
    used_elsewhere: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    listed: str = ""
    way: Way | None = None
    their_number_held: bool = False
    incident: Limit | None = None
    claims: Mapping[str, Claim] = field(default_factory=dict)
    alike: Mapping[str, tuple[Likeness, ...]] = field(default_factory=dict)
    checkers: tuple[Checker, ...] | None = None

    def claim(self, sha256: str) -> Claim:
        """Return what the picture with that hash says of itself."""
        return self.claims.get(sha256, NO_CLAIM)


@dataclass(frozen=True)
class Hearing:
    """One command being decided: by whom, when, with what known, and what is missing.

    `place`: the person who is away and in whose place it is given. What either of the two
    may not do, or not see to the end, nobody does in the other's place.
    """

    by: Actor
    at: dt.datetime
    facts: Circumstances
    place: Actor | None = None
    asks: Checklist = field(default_factory=Checklist)

    @property
    def duties(self) -> frozenset[Duty]:
        """What may be done: one's own, or that of the person who is away."""
        return self.by.duties | (self.place.duties if self.place else frozenset())

    @property
    def units(self) -> frozenset[str]:
        """Whose work it is."""
        return frozenset({self.by.unit, self.place.unit if self.place else ""}) - {""}

    def clock(self, issue: Issue, limit: Limit) -> Deadline:
        """Return the clock that begins to run now; what others want earlier, it ends earlier."""
        ours = deadline(self.at, limit, self.facts.calendar)
        return no_later(ours, issue.ends_by, self.facts.calendar)

    @property
    def people(self) -> frozenset[str]:
        """Who must have had no part in what is judged."""
        return frozenset({self.by.id, self.place.id if self.place else self.by.id})
