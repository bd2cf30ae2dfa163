"""Rows of the ledger that somebody chose: some by name, or all that conditions leave.

A page draws boxes named `chosen`, each with what `mark` gives, and offers one named
`everything` with what `everything_under` gives. Any feature that acts on rows reads the
same posted form by `Selection.sent`.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from django.http import QueryDict

from taizhang.keys.envelopes import Envelope, as_text, from_text
from taizhang.keys.sealing import Unreadable
from taizhang.ledger import queries
from taizhang.ledger.queries import Row
from taizhang.web.asked import Asked

CHOSEN, EVERYTHING = "chosen", "everything"
CONDITIONS = Envelope("search", "selection|conditions")
# Nobody means to act on more at once; whoever does narrows the list first.
MOST = 10_000


def mark(case: str, n: int) -> str:
    """Return what a box sends that chooses the issue `case` as it stood at entry `n`."""
    return f"{case}:{n}"


def everything_under(asked: Asked, count: int) -> str:
    """Return what a box sends that chooses all rows which the conditions `asked` leave.

    `count` is how many its reader was shown. What was looked for may name a resident, so
    the whole is sealed.
    """
    return as_text(CONDITIONS.sealed_json([dict(asked.said), count]))


@dataclass(frozen=True)
class Selection:
    """What was chosen. `seen` holds, for each case chosen by name, the `n` that was shown.

    `conditions` is None unless everything under them was chosen; `count` is what its
    reader was told, not what there is now.
    """

    seen: Mapping[str, int] = field(default_factory=dict)
    conditions: Mapping[str, str] | None = None
    count: int = 0

    @classmethod
    def sent(cls, posted: QueryDict) -> "Selection":
        """Return what a posted form chose. What makes no sense chooses nothing."""
        if token := posted.get(EVERYTHING, ""):
            if opened := _opened(token):
                return cls(conditions=opened[0], count=opened[1])
        marks = [_parts(each) for each in posted.getlist(CHOSEN)]
        seen = {case: n for case, n in marks if case}
        return cls(seen, None, len(seen))

    def __bool__(self) -> bool:
        """Return whether anything was chosen."""
        return self.count > 0

    @property
    def everything(self) -> bool:
        """Whether all that conditions leave was chosen."""
        return self.conditions is not None

    @cached_property
    def asked(self) -> Asked:
        """The conditions under which everything was chosen."""
        return Asked.sent(self.conditions or {})

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """The (name, value) pairs by which another form carries this choice on."""
        if self.everything:
            return [(EVERYTHING, everything_under(self.asked, self.count))]
        return [(CHOSEN, mark(case, n)) for case, n in self.seen.items()]

    def rows(self, at: dt.datetime, most: int = MOST) -> tuple[Row, ...]:
        """Return the rows, in the ledger's order, at most one more than `most`. One query.

        An issue that is not there is left out.
        """
        if self.everything:
            found = queries.stream(self.asked.filters, at, sort=self.asked.order)
            return tuple(islice(found, most + 1))
        known = queries.rows_of(list(self.seen))
        return tuple(known[case] for case in self.seen if case in known)


def _opened(token: str) -> tuple[dict[str, str], int] | None:
    try:
        said, count = CONDITIONS.opened_json(from_text(token))
    except Unreadable:
        return None
    return said, count


def _parts(text: str) -> tuple[str, int]:
    case, _colon, n = text.partition(":")
    # Longer numbers than any issue has entries would be no number to the database.
    fits = n.isdecimal() and len(n) < 9
    return (case, int(n)) if case and len(case) <= 16 and fits else ("", 0)
