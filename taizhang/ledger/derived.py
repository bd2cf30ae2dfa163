"""What follows from entries and is kept beside them so that pages are quick.

Everything here can be made anew (`rebuild`) and is compared with the book by `fsck`.
"""

from collections.abc import Iterable, Mapping, Sequence

from taizhang.core import events as ev
from taizhang.core.issue import Entry, Issue
from taizhang.ledger import models, numbers, search
from taizhang.ledger.reading import opened_issue
from taizhang.ledger.standing import SAYS, fields_of, note_of, row_of

# After these the texts of a standing follow from all its entries, not from the last.
LOOKS_BACK = (ev.StepUndone, ev.TextWithdrawn)
FIRST = (ev.IssueRegistered, ev.IssueCarriedOver)


def write_actors(actors: Mapping[str, str]) -> None:
    """Write who has been introduced, with which unit."""
    models.KnownActor.objects.bulk_create(
        [models.KnownActor(pseudonym=name, unit=unit) for name, unit in actors.items()],
        update_conflicts=True,
        unique_fields=["pseudonym"],
        update_fields=["unit"],
    )


def write_policies(policies: Iterable[str]) -> None:
    """Write which policies have been published."""
    rows = [models.KnownPolicy(policy=policy) for policy in policies]
    models.KnownPolicy.objects.bulk_create(rows, ignore_conflicts=True)


def write_counters(counters: Mapping[int, int]) -> None:
    """Write the last number given in each year."""
    models.Counter.objects.bulk_create(
        [models.Counter(year=year, last=last) for year, last in counters.items()],
        update_conflicts=True,
        unique_fields=["year"],
        update_fields=["last"],
    )


def write_issues(
    issues: Mapping[str, Issue], touched: Mapping[str, Sequence[Entry]], origin: str
) -> None:
    """Write how the touched issues stand, after their `touched` entries were written."""
    begun = {case for case, new in touched.items() if isinstance(new[0].event, FIRST)}
    _write_begun({case: touched[case] for case in begun})
    for case in touched.keys() - begun:
        _write_changed(issues[case], touched[case], origin)
    entries = [entry for new in touched.values() for entry in new]
    write_receipts(entries)
    write_uses(entries)


def write_receipts(entries: Iterable[Entry]) -> None:
    """Write the receipts that `entries` (with what is personal) gave out."""
    receipts = [
        models.Receipt(
            hash=numbers.receipt_hash(entry.event.receipt),
            case=entry.case,
            voice=entry.event.voice,
        )
        for entry in entries
        if isinstance(entry.event, (*FIRST, ev.VoiceAdded)) and entry.event.receipt
    ]
    models.Receipt.objects.bulk_create(receipts)


def write_uses(entries: Iterable[Entry]) -> None:
    """Write which files the issues of `entries` stand on."""
    uses = [
        models.EvidenceUse(sha256=entry.event.sha256, case=entry.case)
        for entry in entries
        if isinstance(entry.event, ev.EvidenceAdded) and entry.event.sha256
    ]
    models.EvidenceUse.objects.bulk_create(uses, ignore_conflicts=True)


def write_anew(case: str, origin: str) -> None:
    """Write standing and search document of `case` from all its entries."""
    opened = opened_issue(case, origin)
    entries = list(opened.entries)
    row = row_of(entries)
    standing, _created = models.Standing.objects.update_or_create(
        case=case,
        defaults={**fields_of(opened.issue), "summary": row.summary, "note": row.note},
    )
    search.write([(standing.id, search.document(entries))])


def _write_begun(begun: Mapping[str, Sequence[Entry]]) -> None:
    rows = [row_of(list(entries)) for entries in begun.values()]
    written = models.Standing.objects.bulk_create(rows)
    search.insert((row.id, search.document(list(begun[row.case]))) for row in written)


def _write_changed(issue: Issue, added: Sequence[Entry], origin: str) -> None:
    """Write a standing that has more entries now. What they do not touch stays."""
    if any(isinstance(entry.event, LOOKS_BACK) for entry in added):
        write_anew(issue.case, origin)
        return
    changed = fields_of(issue)
    summaries = [
        entry.event.summary
        for entry in added
        if isinstance(entry.event, ev.IssueCorrected) and entry.event.summary
    ]
    if summaries:
        changed["summary"] = summaries[-1]
    if any(isinstance(entry.event, SAYS) for entry in added):
        changed["note"] = note_of(issue, list(added))
    models.Standing.objects.filter(case=issue.case).update(**changed)
    if tokens := search.document(list(added)):
        search.add(issue.case, tokens)
