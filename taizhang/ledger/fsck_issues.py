"""The issues under examination: what their entries say, and what pages show of them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import groupby, islice
from typing import NamedTuple

from django.db.models import Count, Max
from django.utils.translation import gettext as _

from taizhang.core.evolve import fold
from taizhang.core.issue import Entry
from taizhang.keys import store
from taizhang.keys.sealing import Unreadable
from taizhang.ledger import derived, models, numbers, search
from taizhang.ledger.fsck_log import UNREADABLE
from taizhang.ledger.reading import opened_entry
from taizhang.ledger.standing import row_of

CHUNK = 1000
ISSUES_AT_ONCE = 200
COLUMNS = tuple(
    field.attname for field in models.Standing._meta.concrete_fields if field.name != "id"
)


class _Case(NamedTuple):
    case: str
    rows: list[models.Opening]


def findings(origin: str) -> Iterator[str]:
    """Yield what is wrong with issues, reading their entries issue by issue."""
    known = 0
    cases = _cases()
    while some := list(islice(cases, ISSUES_AT_ONCE)):
        known += len(some)
        shown = _Shown([case for case, _rows in some])
        subjects = {row.subject for _case, rows in some for row in rows if row.sealed}
        keys = store.opened(subjects)
        for case in some:
            yield from _issue(case, shown, keys, origin)
    yield from _counted(known)
    yield from _counters()


class _Shown:
    """What is kept of some issues beside the book. Four queries."""

    def __init__(self, cases: list[str]) -> None:
        rows = models.Standing.objects.filter(case__in=cases)
        self.standings = {row.case: row for row in rows}
        self.documents = search.stored(row.pk for row in self.standings.values())
        self.receipts: dict[str, set[tuple[str, int]]] = defaultdict(set)
        for receipt in models.Receipt.objects.filter(case__in=cases):
            self.receipts[receipt.case].add((receipt.hash, receipt.voice))
        self.uses: dict[str, set[str]] = defaultdict(set)
        for use in models.EvidenceUse.objects.filter(case__in=cases):
            self.uses[use.case].add(use.sha256)


def _issue(
    one: _Case, shown: _Shown, keys: Mapping[str, bytes], origin: str
) -> Iterator[str]:
    standing = shown.standings.get(one.case)
    number = f"{standing.year}-{standing.serial}" if standing else ""
    name = numbers.label(number) if number else one.case
    for expected, row in enumerate(one.rows, start=1):
        if row.entry.n != expected:
            yield _(
                "%(name)s：第 %(seq)d 条应是它的第 %(right)d 步，却写着第 %(n)d 步。"
            ) % {
                "name": name,
                "seq": row.pk,
                "right": expected,
                "n": row.entry.n,
            }
            return
    try:
        entries = [opened_entry(row, keys, origin) for row in one.rows]
        issue = fold(entries)
    except (Unreadable, *UNREADABLE):
        yield _("%(name)s：第 %(seq)d 条起的账目连不成一件事。") % {
            "name": name,
            "seq": one.rows[0].pk,
        }
        return
    if standing is None:
        yield _("%(name)s：台账上没有这件事。请运行 rebuild 重建。") % {"name": name}
        return
    yield from _standing(name, standing, row_of(issue, entries))
    yield from _beside(name, standing, shown, entries)


def _standing(
    name: str, standing: models.Standing, right: models.Standing
) -> Iterator[str]:
    """Yield where a row of the ledger is not the right one."""
    wrong = [
        field for field in COLUMNS if getattr(standing, field) != getattr(right, field)
    ]
    if wrong:
        yield _("%(name)s：台账上的 %(fields)s 与账本不符。请运行 rebuild 重建。") % {
            "name": name,
            "fields": ", ".join(wrong),
        }


def _beside(
    name: str, standing: models.Standing, shown: _Shown, entries: list[Entry]
) -> Iterator[str]:
    """Yield where search, receipts and uses are not what the entries say."""
    said = search.comparable(search.document(entries))
    if shown.documents.get(standing.pk, "") != said:
        yield _("%(name)s：检索与账本不符，有的字词查不到它。请运行 rebuild 重建。") % {
            "name": name
        }
    receipts = {(row.hash, row.voice) for row in derived.receipts_of(entries)}
    uses = {row.sha256 for row in derived.uses_of(entries)}
    if shown.receipts[standing.case] != receipts or shown.uses[standing.case] != uses:
        yield _("%(name)s：回执号或证据的登记与账本不符。请运行 rebuild 重建。") % {
            "name": name
        }


def _counted(known: int) -> Iterator[str]:
    """Yield that the ledger, or its search, holds more than the book."""
    counts = {models.Standing.objects.count(), search.count()}
    if counts != {known}:
        yield _(
            "账本里有 %(known)d 件事，台账或检索里的件数不同。请运行 rebuild 重建。"
        ) % {"known": known}


def _counters() -> Iterator[str]:
    """Yield years whose numbers have a gap, or could be given twice."""
    years = models.Standing.objects.values("year").annotate(
        last=Max("serial"), count=Count("id")
    )
    given = {row["year"]: row for row in years}
    counters = dict(models.Counter.objects.values_list("year", "last"))
    for year in sorted(given.keys() | counters.keys()):
        row = given.get(year, {"last": 0, "count": 0})
        if not row["last"] == row["count"] == counters.get(year, 0):
            yield _(
                "%(year)d 年的编号接不上：已编到 %(counter)d 号，台账上有 %(count)d 件，"
                "最后一件是 %(last)d 号。"
            ) % {"year": year, "counter": counters.get(year, 0), **row}


def _cases() -> Iterator[_Case]:
    rows = models.Opening.objects.select_related("entry")
    found = rows.filter(entry__case__isnull=False).order_by("entry__case", "entry__n")
    stream = found.iterator(chunk_size=CHUNK)
    for case, several in groupby(stream, key=lambda row: row.entry.case):
        yield _Case(str(case), list(several))
