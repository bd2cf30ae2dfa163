"""Is the book whole? Everything derived is worked out again and compared; nothing is mended.

Each finding is a sentence for the people of the office that names the entry or the issue.
First the issues, a range of them at a time (`fsck_issues`), by two processes where both can
see the same moment of the book; then the log over all of them (`fsck_log`).
"""

from collections.abc import Iterator
from contextlib import nullcontext

from django.db import connection
from django.db.models import Count, Max
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from taizhang.ledger import fsck_log, models, rows, search
from taizhang.ledger.fsck_issues import AT_ONCE, Examination
from taizhang.ledger.fsck_moment import shared_moment
from taizhang.ledger.fsck_second import Second

CASES = 'SELECT COUNT(DISTINCT "case") FROM ledger_entry'
IDS = "SELECT MIN(id), MAX(id) FROM ledger_standing"


def findings(*, processes: int = 1) -> Iterator[str]:
    """Yield a sentence for everything that is not as it should be; none: the book is whole.

    Looks at one moment of the book; whoever writes meanwhile is not kept waiting. Takes
    two `processes` at most, and one inside a transaction, which no other can look into.
    """
    alone = processes < 2 or connection.in_atomic_block or _in_memory()
    with nullcontext() if alone else Second() as second:
        with shared_moment(second):
            head = models.Head.objects.first()
            if head is not None:
                yield from _examined(head, second)
            elif models.Entry.objects.exists():
                yield _("账本里有账目，却没有首部：账本写到第几条、树根是多少，都丢了。")


def _examined(head: models.Head, second: Second | None) -> Iterator[str]:
    low, high = rows.every(IDS)[0]
    ranges = [] if low is None else list(range(low, high + 1, AT_ONCE))
    ours, theirs = (ranges[::2], ranges[1::2]) if second else (ranges, [])
    if second:
        second.begin(head.origin, theirs, get_language() or "")
    looked = Examination(head.origin)
    told = looked.log()
    for first in ours:
        looked.between(first)
        yield from looked.taken()
    if second and not second.handed_in(looked):
        # It was killed; what it was given is not left out.
        for first in theirs:
            looked.between(first)
    if rows.value(CASES) != looked.issues_count:
        looked.of_no_row()
    yield from looked.taken()
    yield from fsck_log.order(looked.hashes, head)
    yield from fsck_log.own(told)
    yield from _counted(looked)


def _counted(looked: Examination) -> Iterator[str]:
    """Yield that the ledger, or what stands beside it, holds more than the book."""
    issues = looked.issues_count
    if {models.Standing.whole.count(), search.count()} != {issues}:
        yield _(
            "账本里有 %(known)d 件事，台账或检索里的件数不同。请运行 rebuild 重建。"
        ) % {"known": issues}
    receipts, uses = models.Receipt.objects.count(), models.EvidenceUse.objects.count()
    if receipts > looked.receipts_count or uses > looked.uses_count:
        yield _("回执号或证据的登记比账本所载的多。请运行 rebuild 重建。")
    if models.Unanswered.objects.count() > looked.unanswered_count:
        yield _("回访台上要问的人比账本所载的多。请运行 rebuild 重建。")
    yield from _counters()


def _counters() -> Iterator[str]:
    """Yield years whose numbers have a gap, or could be given twice."""
    years = models.Standing.whole.values("year").annotate(
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


def _in_memory() -> bool:
    in_memory = getattr(connection, "is_in_memory_db", None)
    return in_memory is not None and bool(in_memory())
