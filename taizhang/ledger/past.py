"""How issues stood at an earlier entry: what somebody saw who decides on an old copy."""

from collections.abc import Mapping
from dataclasses import dataclass

from taizhang.core import events as ev
from taizhang.core.evolve import fold
from taizhang.core.issue import Entry, Issue
from taizhang.ledger.reading import opened_issues
from taizhang.ledger.standing import standing_entries, summary_of

WORDS = "summary"
COLUMNS = ("category", "nature", "urgency", "community", "unit")


@dataclass(frozen=True)
class Past:
    """An issue then and now. `was`, `stands`: the columns of a sheet and the summary.

    `since`: the entries after then that still stand.
    """

    now: Issue
    was: Mapping[str, str]
    stands: Mapping[str, str]
    since: tuple[Entry, ...]

    def changed_by(self, column: str) -> Entry | None:
        """Return the last entry since then that changed `column`, or None."""
        found = [entry for entry in self.since if _touches(entry.event, column)]
        return found[-1] if found else None


def pasts(seen: Mapping[str, int]) -> dict[str, Past]:
    """Return each case of `seen` as it stood at its entry `n`, and as it stands now.

    Two queries, however many. An `n` that is not there yet is left out.

    Raises:
        NoSuchIssue: one of the cases is not there.
    """
    found = opened_issues(seen)
    return {
        case: _past(found[case].issue, found[case].entries, n)
        for case, n in seen.items()
        if 1 <= n <= found[case].issue.n
    }


def _past(issue: Issue, entries: tuple[Entry, ...], n: int) -> Past:
    earlier = [entry for entry in entries if entry.n <= n]
    stands = standing_entries(list(entries))
    return Past(
        issue,
        _columns(fold(earlier), earlier),
        _columns(issue, list(entries)),
        tuple(entry for entry in stands if entry.n > n),
    )


def _columns(issue: Issue, entries: list[Entry]) -> dict[str, str]:
    held = {name: str(getattr(issue, name)) for name in COLUMNS}
    return held | {WORDS: summary_of(entries)}


def _touches(event: ev.Event, column: str) -> bool:
    if isinstance(event, ev.IssueDispatched):
        return column == "unit"
    corrected = isinstance(event, ev.IssueCorrected)
    return corrected and bool(getattr(event, column, None))
