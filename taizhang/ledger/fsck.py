"""Is the book whole? Everything derived is worked out again and compared; nothing is mended.

Each finding is a sentence that names the entry or the issue. First the log: leaves, their
order, their openings, the tree. Then the issues: what their entries say, and what pages show.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, cast

from taizhang.core import codec
from taizhang.core.evolve import fold
from taizhang.core.issue import Entry
from taizhang.core.tlog.canon import NotCanonical, parse
from taizhang.core.tlog.tree import Frontier, leaf_hash
from taizhang.keys import store
from taizhang.keys.sealing import Unreadable
from taizhang.ledger import models, numbers, search
from taizhang.ledger.export import frontier_of
from taizhang.ledger.sealing import committed_openings, personal_openings
from taizhang.ledger.standing import fields_of, row_of

CHUNK = 1000


def findings() -> Iterator[str]:
    """Yield a sentence for everything that is not as it should be; none: the book is whole."""
    head = models.Head.objects.first()
    if head is None:
        if models.Entry.objects.exists():
            yield "there are entries but no head: the log has lost its end"
        return
    yield from _log(head)
    yield from _issues(head.origin)
    yield from _counters()


def _log(head: models.Head) -> Iterator[str]:
    """Yield what is wrong with leaves, openings and tree, reading them in order once."""
    frontier, expected = Frontier(0, ()), 0
    nodes = _Nodes()
    for rows in _chunks(_opening_rows()):
        keys = store.opened({row.subject for row in rows if row.sealed})
        for row in rows:
            leaf = bytes(row.entry.leaf)
            if row.entry_id != expected:
                yield f"entry {expected}: missing; the next one there is {row.entry_id}"
            expected = row.entry_id + 1
            yield from _leaf(row, leaf, head.origin)
            yield from _opening(row, leaf, keys, head.origin)
            frontier, made = frontier.append(leaf_hash(leaf))
            yield from nodes.compare(made)
    without = models.Entry.objects.filter(opening__isnull=True)
    for seq in without.values_list("seq", flat=True):
        yield f"entry {seq}: has no opening"
    if frontier.size != head.size:
        yield f"head: says {head.size} entries, there are {frontier.size}"
    elif frontier.root() != frontier_of(head).root():
        yield "head: its root is not the root over the entries"


def _leaf(row: models.Opening, leaf: bytes, origin: str) -> Iterator[str]:
    """Yield what is wrong with the bytes of a leaf, or with the columns beside them."""
    try:
        said = parse(leaf)
    except NotCanonical as error:
        yield f"entry {row.entry_id}: not a leaf any more ({error})"
        return
    if not isinstance(said, dict):
        yield f"entry {row.entry_id}: not a leaf any more"
        return
    columns = {"seq": row.entry_id, "case": row.entry.case, "n": row.entry.n}
    for name, value in (columns | {"log": origin}).items():
        if said.get(name) != value:
            yield f"entry {row.entry_id}: its leaf says {name} {said.get(name)}, not {value}"


def _opening(
    row: models.Opening, leaf: bytes, keys: dict[str, bytes], origin: str
) -> Iterator[str]:
    """Yield what an opening does not open of the commitments of its leaf."""
    try:
        said = parse(leaf)
        promised = dict(cast("dict[str, Any]", said)["c"])
        opened = committed_openings(row) | personal_openings(row, keys, origin)
    except (NotCanonical, KeyError, TypeError, ValueError):
        yield f"entry {row.entry_id}: its opening cannot be read"
        return
    except Unreadable:
        yield f"entry {row.entry_id}: a sealed value was changed or moved"
        return
    for label, value in opened.items():
        if promised.pop(label, None) != codec.commitment(label, value):
            yield f"entry {row.entry_id}: {label} is not what the leaf commits to"
    erased = row.erased_by_id is not None
    if promised and not erased:
        lost = ", ".join(sorted(promised))
        yield f"entry {row.entry_id}: {lost} cannot be opened and was not erased"
    if row.sealed and row.subject not in keys:
        yield f"entry {row.entry_id}: its key is gone, but no entry says it was erased"


class _Nodes:
    """The stored nodes, fetched a chunk at a time beside the ones worked out."""

    def __init__(self) -> None:
        self._levels: dict[int, Iterator[tuple[int, bytes]]] = {}

    def compare(self, made: Iterable[Any]) -> Iterator[str]:
        """Yield the nodes of `made` that are not stored as they should be."""
        for node in made:
            if self._stored(node.level) != (node.index, node.hash):
                yield (
                    f"tree: the node at level {node.level}, place {node.index}"
                    " is not what its leaves give"
                )

    def _stored(self, level: int) -> tuple[int, bytes] | None:
        if level not in self._levels:
            rows = models.Node.objects.filter(level=level).order_by("index")
            values = rows.values_list("index", "hash").iterator(chunk_size=CHUNK)
            self._levels[level] = ((index, bytes(h)) for index, h in values)
        return next(self._levels[level], None)


def _issues(origin: str) -> Iterator[str]:
    """Yield what is wrong with issues, reading their entries issue by issue."""
    known = 0
    for case, rows in groupby(_rows_by_case(), key=lambda row: row.entry.case):
        known += 1
        yield from _issue(str(case), list(rows), origin)
    standing_count = models.Standing.objects.count()
    if standing_count != known:
        yield f"ledger: shows {standing_count} issues, the book has {known}; rebuild"


def _issue(case: str, rows: list[models.Opening], origin: str) -> Iterator[str]:
    shown = models.Standing.objects.filter(case=case).first()
    name = numbers.label(f"{shown.year}-{shown.serial}") if shown else case
    for expected, row in enumerate(rows, start=1):
        if row.entry.n != expected:
            yield f"issue {name}: entry {row.entry_id} is n {row.entry.n}, not {expected}"
            return
    try:
        keys = store.opened({row.subject for row in rows if row.sealed})
        entries = [_entry(row, keys, origin) for row in rows]
        fold(entries)
    except (NotCanonical, Unreadable, KeyError, TypeError, ValueError, AssertionError):
        yield f"issue {name}: its entries {rows[0].entry_id}… cannot be read"
        return
    if shown is None:
        yield f"issue {case}: is not shown on the ledger; rebuild"
        return
    yield from _derived(name, shown, entries, erased=rows[0].erased_by_id is not None)


def _derived(
    name: str, shown: models.Standing, entries: list[Entry], *, erased: bool
) -> Iterator[str]:
    """Yield where standing, search, receipts and uses differ from what entries say."""
    right = row_of(entries, erased=erased)
    wrong = [
        field
        for field in (*fields_of(fold(entries)), "summary", "note")
        if getattr(shown, field) != getattr(right, field)
    ]
    if wrong:
        yield f"issue {name}: the ledger shows another {', '.join(wrong)}; rebuild"
    if search.stored(shown.id) != search.comparable(search.document(entries)):
        yield f"issue {name}: cannot be found by all its words; rebuild"


def _counters() -> Iterator[str]:
    """Yield years whose numbers could be given twice."""
    for counter in models.Counter.objects.all():
        rows = models.Standing.objects.filter(year=counter.year).order_by("-serial")
        last = rows.values_list("serial", flat=True).first() or 0
        if last > counter.last:
            yield f"numbers: {counter.year} has {last}, its counter says {counter.last}"


def _entry(row: models.Opening, keys: dict[str, bytes], origin: str) -> Entry:
    personal = personal_openings(row, keys, origin)
    values = {label: opened.value for label, opened in committed_openings(row).items()}
    values |= {label: opened.value for label, opened in personal.items()}
    return codec.read(bytes(row.entry.leaf), values)


def _opening_rows() -> Iterator[models.Opening]:
    rows = models.Opening.objects.select_related("entry").order_by("entry_id")
    return rows.iterator(chunk_size=CHUNK)


def _rows_by_case() -> Iterator[models.Opening]:
    rows = models.Opening.objects.select_related("entry")
    found = rows.filter(entry__case__isnull=False).order_by("entry__case", "entry__n")
    return found.iterator(chunk_size=CHUNK)


def _chunks(rows: Iterator[models.Opening]) -> Iterator[list[models.Opening]]:
    chunk: list[models.Opening] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
