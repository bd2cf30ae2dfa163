"""What printed pages ask of the book beyond what lists show. Two questions, no more.

Who raised a matter stands in its first entry, sealed; a list does not open it, a sheet
for the binder does. And whoever holds the file of an issue on paper can find each entry
again among the exported leaves, by its place and its hash.
"""

import json
from collections.abc import Iterable

from taizhang.core.issue import Entry
from taizhang.core.tlog.tree import leaf_hash
from taizhang.keys import store
from taizhang.ledger import models
from taizhang.ledger.reading import opened_entry, stored_in
from taizhang.ledger.sealing import subject_of


def beginnings(cases: Iterable[str]) -> dict[str, Entry]:
    """Return the entry with which each of `cases` begins, opened as far as it is not erased.

    One query, and one in the database of keys for each 500 cases.
    """
    openings = models.Opening.objects.select_related("entry")
    rows = list(openings.filter(entry__case__in=list(cases), entry__n=1))
    keys = store.opened(row.subject for row in rows if row.sealed)
    # Every leaf names its log; what was sealed for another one does not open here.
    origin = json.loads(bytes(rows[0].entry.leaf))["log"] if rows else ""
    return {str(row.entry.case): opened_entry(stored_in(row), keys, origin) for row in rows}


def whose(entry: Entry) -> str:
    """Return the subject whose key seals what is personal in the first entry of an issue."""
    return subject_of(entry, getattr(entry.event, "voice", 0))


def hashes(case: str) -> dict[int, str]:
    """Return the hash of each leaf of `case` in hex, by seq: SHA-256 of 0x00 and the leaf.

    One query.
    """
    rows = models.Entry.objects.filter(case=case).values_list("seq", "leaf")
    return {seq: leaf_hash(bytes(leaf)).hex() for seq, leaf in rows}
