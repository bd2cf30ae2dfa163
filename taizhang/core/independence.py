"""Who may look at what others did, and by which rule where nobody outside is there.

Three steps, in this order. Somebody outside the unit who had no part in it checks. Where
nobody is, and the standard lets a colleague (`same_unit`), one who had no part in it does,
and the entry says that nobody outside was there. Else it waits, and whoever leads is told.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from taizhang.core.issue import Issue


@dataclass(frozen=True)
class Checker:
    """Somebody who is charged with checking: pseudonyms of the person and the unit."""

    id: str
    unit: str


class Rule(StrEnum):
    """By which rule a matter is checked."""

    OUTSIDER = "outsider"
    COLLEAGUE = "colleague"
    WAITS = "waits"


def rule(issue: Issue, checkers: Collection[Checker]) -> Rule:
    """Return by which rule `issue` is checked, with these people there."""
    free = [c for c in checkers if c.id not in issue.handlers]
    free = [c for c in free if not c.unit or c.unit != issue.complained_of]
    if any(c.unit not in worked_on_by(issue) for c in free):
        return Rule.OUTSIDER
    return Rule.COLLEAGUE if free and issue.standard.same_unit else Rule.WAITS


def worked_on_by(issue: Issue) -> frozenset[str]:
    """Return the units whose work the matter is."""
    return frozenset({issue.unit, *issue.supporting}) - {""}
