"""Whose eyes the ledger is read with: every query for a row of it goes through here.

Who looks is said once, around a request, a job or a command; the rows that they may not see
are then not there, for lists and counts, searches, files and exports alike. Where nobody
said who looks, there is nothing to read: a query that was forgotten fails at once.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from django.db.models import Q

from taizhang.core.seeing import Sight
from taizhang.ledger.standing import between_commas

_looking: ContextVar[Callable[[], Sight] | None] = ContextVar("looking", default=None)


class NobodyLooks(Exception):
    """Rows were asked for without saying for whom."""


@contextmanager
def looking(sight: Sight | Callable[[], Sight]) -> Iterator[None]:
    """Read the ledger as somebody with `sight` while the block runs.

    It may be given as a function, which is asked when the first row is.
    """
    ask = cache(sight) if callable(sight) else lambda: sight
    token = _looking.set(ask)
    try:
        yield
    finally:
        _looking.reset(token)


def sight() -> Sight:
    """Return what whoever looks now may see.

    Raises:
        NobodyLooks: nobody said who does.
    """
    ask = _looking.get()
    if ask is None:
        raise NobodyLooks("say who looks: taizhang.ledger.looking.looking")
    return ask()


def condition(seen: Sight) -> Q:
    """Return the condition that leaves the rows `core.seeing.sees` says yes to."""
    wanted = Q() if seen.whole else _theirs(seen)
    return wanted & ~Q(complained_of=seen.own_unit) if seen.own_unit else wanted


def on_the_board(unit: str, tags: frozenset[str]) -> Q:
    """Return the condition that leaves the rows `core.seeing.sees_offer` says yes to."""
    wanted = Q(pk__in=[])
    for code in sorted(tags) if unit else ():
        wanted |= Q(offered__contains=between_commas([code]))
    return wanted & ~Q(offered="") & ~Q(complained_of=unit)


def _theirs(seen: Sight) -> Q:
    wanted = Q()
    for column, codes in (
        ("community", seen.communities),
        ("place", seen.places),
        ("unit", seen.units),
        ("handler", {seen.person} - {""}),
        ("first_contact", {seen.person} - {""}),
    ):
        if codes:
            wanted |= Q(**{f"{column}__in": sorted(codes)})
    for code in sorted(seen.units):
        wanted |= Q(supporting__contains=between_commas([code]))
    for other in seen.others:
        wanted |= condition(other)
    # Not by an empty list: of that Django makes no SQL at all, and counts are put together
    # from the SQL of many lists.
    return wanted or Q(pk__isnull=True)
