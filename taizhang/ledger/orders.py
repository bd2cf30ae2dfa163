"""Orders that came from outside under numbers of their own, and what became of them."""

import datetime as dt
from collections.abc import Iterable

from taizhang.core.issue import Entry
from taizhang.core.vocabulary import Channel, Status
from taizhang.ledger import models
from taizhang.ledger.queries import Row, as_row
from taizhang.ledger.reading import entries_of
from taizhang.ledger.standing import OVER, standing_entries

PAGE = 50


def held(channel: Channel, numbers: Iterable[str]) -> dict[str, str]:
    """Return under which ledger number each of `numbers` stands already. One query.

    For whoever asks: that a number is taken is told to everybody, as registering it would.
    """
    wanted = [number for number in numbers if number]
    found = models.Standing.whole.filter(
        their_number__in=wanted, their_number__gt="", channel=channel.value
    ).exclude(status=Status.VOID)
    rows = found.values_list("their_number", "year", "serial")
    return {number: f"{year}-{serial}" for number, year, serial in rows}


def orders(channel: Channel, *, over: bool, before: int = 0) -> tuple[tuple[Row, ...], int]:
    """Return a page of orders, and where the next one begins (0: nowhere). One query.

    Those under way by their limit's end, those that are over the latest first.
    """
    found = models.Standing.objects.filter(their_number__gt="", channel=channel.value)
    found = found.exclude(status=Status.VOID)
    found = found.filter(phase=OVER) if over else found.exclude(phase=OVER)
    order = ("-registered_at", "-id") if over else ("order_at", "id")
    rows = list(found.order_by(*order)[before : before + PAGE + 1])
    after = before + PAGE if len(rows) > PAGE else 0
    return tuple(map(as_row, rows[:PAGE])), after


def finished(
    channel: Channel, since: dt.datetime, until: dt.datetime, most: int
) -> tuple[Row, ...]:
    """Return the orders that were moved last in that time and are over. One query."""
    found = models.Standing.objects.filter(
        their_number__gt="",
        channel=channel.value,
        phase=OVER,
        moved_at__gte=since,
        moved_at__lt=until,
    ).exclude(status=Status.VOID)
    return tuple(map(as_row, found.order_by("moved_at", "id")[:most]))


def courses(cases: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
    """Return what stands of each of `cases`, without anything personal. One query."""
    found = entries_of(set(cases))
    return {case: tuple(standing_entries(entries)) for case, entries in found.items()}
