"""What follows from entries and is kept beside them so that pages are quick.

Everything here can be made anew (`rebuild`) and is compared with the book by `fsck`.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from taizhang.core import events as ev
from taizhang.core.event_groups import ClosingEvent, RightingEvent
from taizhang.core.issue import Entry, Issue
from taizhang.core.vocabulary import Status
from taizhang.keys.sealing import Unreadable
from taizhang.ledger import models, numbers, rows, search
from taizhang.ledger.reading import OpenedIssue, opened_issue
from taizhang.ledger.standing import SAYS, fields_of, moved_at, note_of, row_of
from taizhang.ledger.unanswered import unanswered_of

# After these the texts of a standing follow from all its entries, not from the last.
LOOKS_BACK = (ev.StepUndone, ev.TextWithdrawn)
FIRST = (ev.IssueRegistered, ev.IssueCarriedOver)
ID_OF = 'SELECT id FROM ledger_standing WHERE "case" = %s'


def write_actors(actors: Mapping[str, str]) -> None:
    """Write who has been introduced, with which unit."""
    rows.insert(
        models.KnownActor,
        [{"pseudonym": name, "unit": unit} for name, unit in actors.items()],
        then="ON CONFLICT (pseudonym) DO UPDATE SET unit = excluded.unit",
    )


def write_policies(policies: Iterable[str]) -> None:
    """Write which policies have been published."""
    rows.insert(models.KnownPolicy, [{"policy": policy} for policy in policies])


def write_counters(counters: Mapping[int, int]) -> None:
    """Write the last number given in each year."""
    rows.insert(
        models.Counter,
        [{"year": year, "last": last} for year, last in counters.items()],
        then="ON CONFLICT (year) DO UPDATE SET last = excluded.last",
    )


def write_issues(
    issues: Mapping[str, Issue], touched: Mapping[str, Sequence[Entry]]
) -> None:
    """Write how the touched issues stand, after their `touched` entries were written."""
    begun = {case: new for case, new in touched.items() if isinstance(new[0].event, FIRST)}
    _write_begun(issues, begun)
    for case in touched.keys() - begun.keys():
        _write_changed(issues[case], touched[case])
    entries = [entry for new in touched.values() for entry in new]
    write_receipts(entries)
    write_uses(entries)


def write_receipts(entries: Iterable[Entry]) -> None:
    """Write the receipts that `entries` (with what is personal) gave out."""
    rows.insert(models.Receipt, receipts_of(entries))


def receipts_of(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """Return the receipts that `entries` (with what is personal) gave out, as rows."""
    return [
        {
            "hash": numbers.receipt_hash(entry.event.receipt),
            "case": entry.case,
            "voice": entry.event.voice,
        }
        for entry in entries
        if isinstance(entry.event, (*FIRST, ev.VoiceAdded)) and entry.event.receipt
    ]


def free_receipts(count: int) -> list[str]:
    """Return so many receipt numbers that nobody holds, or one or two fewer. One query."""
    drawn = {numbers.receipt_hash(receipt): receipt for receipt in numbers.receipts(count)}
    places = rows.places(len(drawn))
    held = set(
        rows.column(f"SELECT hash FROM ledger_receipt WHERE hash IN ({places})", *drawn)
    )
    free = [receipt for digest, receipt in drawn.items() if digest not in held]
    return free or free_receipts(count)


def write_uses(entries: Iterable[Entry]) -> None:
    """Write which files the issues of `entries` stand on."""
    rows.insert(models.EvidenceUse, uses_of(entries), then="ON CONFLICT DO NOTHING")


def uses_of(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """Return which files the issues of `entries` stand on, as rows."""
    return [
        {"sha256": entry.event.sha256, "case": entry.case}
        for entry in entries
        if isinstance(entry.event, ev.EvidenceAdded) and entry.event.sha256
    ]


def write_anew(opened: OpenedIssue) -> None:
    """Write standing and search document of an issue from all its entries.

    Raises:
        Unreadable: what is sealed in it has no key, so its texts cannot be known.
    """
    if opened.locked:
        seqs = ", ".join(map(str, sorted(opened.locked)))
        raise Unreadable(
            f"the keys of the entries {seqs} are missing, and no entry says they were "
            "erased: put the keys back from their backup, or erase the voice again"
        )
    entries = list(opened.entries)
    row = row_of(opened.issue, entries)
    row_id = rows.value(ID_OF, row["case"])
    if row_id is None:
        row_id = rows.insert(models.Standing, [row], then="RETURNING id")[0]
    else:
        rows.update(models.Standing, "case", row)
    search.write([(row_id, search.document(entries))])
    _write_unanswered(opened.issue)


def _write_begun(issues: Mapping[str, Issue], begun: Mapping[str, Sequence[Entry]]) -> None:
    standings = [row_of(issues[case], list(new)) for case, new in begun.items()]
    ids = rows.insert(models.Standing, standings, then="RETURNING id")
    documents = [search.document(list(new)) for new in begun.values()]
    search.insert(zip(ids, documents, strict=True))


def _write_changed(issue: Issue, added: Sequence[Entry]) -> None:
    """Write a standing that has more entries now. What they do not touch stays."""
    if any(isinstance(entry.event, LOOKS_BACK) for entry in added):
        write_anew(opened_issue(issue.case))
        return
    changed = fields_of(issue)
    summaries = [
        entry.event.summary
        for entry in added
        if isinstance(entry.event, ev.IssueCorrected) and entry.event.summary
    ]
    if summaries:
        changed["summary"] = summaries[-1]
    if moved := moved_at(added):
        changed["moved_at"] = moved
    if any(isinstance(entry.event, SAYS) for entry in added):
        changed["note"] = note_of(issue, list(added))
    rows.update(models.Standing, "case", changed)
    asks = (isinstance(entry.event, ClosingEvent | RightingEvent) for entry in added)
    if issue.status is Status.VERIFIED or any(asks):
        _write_unanswered(issue)
    if tokens := search.document(list(added)):
        search.add(issue.case, tokens)


def _write_unanswered(issue: Issue) -> None:
    """Write whose answer `issue` lacks, in the place of what was so before."""
    models.Unanswered.objects.filter(case=issue.case).delete()
    rows.insert(models.Unanswered, unanswered_of(issue))
