"""By which marks a row is known again: which are on the ledger already."""

from collections.abc import Iterable

from taizhang.exchange.models import ImportedRow
from taizhang.exchange.parsed import ParsedRow


def already_there(
    fingerprints: Iterable[str], matters: Iterable[str]
) -> tuple[set[str], dict[str, tuple[str, str]]]:
    """Return which rows are on the ledger, and the (batch, case) of matters that are.

    Two queries.
    """
    rows = ImportedRow.objects.all()
    known = rows.filter(fingerprint__in=list(fingerprints)).values_list(flat=True)
    same = rows.filter(matter__in=list(matters)).values_list("matter", "batch_id", "case")
    return set(known), {matter: (batch, case) for matter, batch, case in same}


def matter_of(row: ParsedRow) -> str:
    """Return the mark by which a later copy of `row` is known; without a day there is none."""
    return row.matter if row.issue.raised_at else ""
