"""What was mended on a month after it was closed: what, when, by whom, before and after."""

import datetime as dt

from taizhang.core import events as ev
from taizhang.core.clocks import OFFICE_ZONE
from taizhang.core.issue import Entry
from taizhang.ledger import numbers
from taizhang.ledger.queries import IssueFile, Row
from taizhang.ledger.reading import OpenedIssue, opened_issues
from taizhang.ledger.shown import Happening
from taizhang.ledger.standing import standing_entries
from taizhang.printing.calendar_months import Month
from taizhang.printing.freezing import rows_of
from taizhang.printing.frozen import FrozenMonth
from taizhang.printing.shown import Correction
from taizhang.web.addresses import issue_url
from taizhang.web.happenings import naming_for, told

# Going on with a matter is no correction; what makes the closed sheet say something that
# no longer holds is one.
MENDING = (
    ev.IssueCorrected,
    ev.TextWithdrawn,
    ev.ImportWithdrawn,
    ev.IssueReopened,
    ev.IssueMerged,
    ev.IssueSplit,
)


def corrections(
    month: FrozenMonth, named: Month, at: dt.datetime
) -> tuple[Correction, ...]:
    """Return what was mended on the rows of a closed month since, in the book's order.

    One query; three more, and two for new names, where anything went on at all.
    """
    seen = {each.row.case: each.row.n for each in month.rows}
    went_on = {
        row.case: row for row in rows_of(named, at) if row.n > seen.get(row.case, row.n)
    }
    if not went_on:
        return ()
    found = [
        (entry.seq, correction)
        for case, issue in opened_issues(went_on).items()
        for entry, correction in _of_one(went_on[case], issue, seen[case], at)
    ]
    return tuple(correction for _seq, correction in sorted(found, key=lambda each: each[0]))


def _of_one(
    row: Row, issue: OpenedIssue, since: int, at: dt.datetime
) -> list[tuple[Entry, Correction]]:
    file = IssueFile(
        row=row,
        issue=issue.issue,
        entries=issue.entries,
        stands=frozenset(entry.seq for entry in standing_entries(list(issue.entries))),
        erased=issue.erased,
        findings=(),
    )
    shown = {
        each.anchor: each for each in told(file, since=since, known=naming_for(file, at))
    }
    mended = [e for e in file.entries if e.n > since and e.seq in file.stands and _mends(e)]
    return [(entry, _shown(row, entry, shown[f"e{entry.n}"])) for entry in mended]


def _mends(entry: Entry) -> bool:
    event = entry.event
    if isinstance(event, ev.VoidDecided):
        return event.granted
    return isinstance(event, MENDING)


def _shown(row: Row, entry: Entry, happening: Happening) -> Correction:
    return Correction(
        label=numbers.label(row.number),
        url=f"{issue_url(row.number)}#{happening.anchor}",
        at=f"{entry.at.astimezone(OFFICE_ZONE):%Y-%m-%d %H:%M}",
        who=happening.who,
        said=happening.said,
        reason=happening.quote,
        changes=happening.changes,
    )
