"""Everything derived, made anew from the entries. The book itself is only read."""

import json
from collections import defaultdict
from collections.abc import Iterator

from django.db import transaction

from taizhang.ledger import derived, models, search
from taizhang.ledger.logbook import Told
from taizhang.ledger.reading import opened_issue


def rebuild() -> Iterator[int]:
    """Make standings, search, receipts, uses and counters anew; yield how many are done.

    One transaction: whoever reads meanwhile sees the old ones, and a failure leaves them.

    Raises:
        Unreadable: keys are missing; without them the summaries would be lost for good.
    """
    with transaction.atomic():
        head = models.Head.objects.select_for_update().first()
        if head is None:
            return
        for table in (
            models.Standing,
            models.Receipt,
            models.EvidenceUse,
            models.Unanswered,
            models.KnownActor,
            models.KnownPolicy,
        ):
            table._base_manager.all().delete()
        search.clear()
        _rebuild_log()
        cases = models.Entry.objects.filter(n=1).order_by("seq")
        for done, case in enumerate(cases.values_list("case", flat=True), start=1):
            assert case is not None
            _rebuild_issue(case)
            yield done
        _rebuild_counters()


def _rebuild_issue(case: str) -> None:
    opened = opened_issue(case)
    derived.write_anew(opened)
    derived.write_receipts(opened.entries)
    derived.write_uses(opened.entries)


def _rebuild_log() -> None:
    """Note again whom the log introduced and what it published."""
    told = Told()
    rows = models.Entry.objects.filter(case__isnull=True).order_by("seq")
    for leaf in rows.values_list("leaf", flat=True):
        told.take(json.loads(bytes(leaf)))
    derived.write_actors(told.actors)
    derived.write_policies(told.policies)


def _rebuild_counters() -> None:
    counters: dict[int, int] = defaultdict(int)
    for year, serial in models.Standing.whole.values_list("year", "serial"):
        counters[year] = max(counters[year], serial)
    known = dict(models.Counter.objects.values_list("year", "last"))
    derived.write_counters({y: max(n, known.get(y, 0)) for y, n in counters.items()})
