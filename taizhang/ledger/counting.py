"""How many rows lists have: many lists in one query, none counted further than it pays.

Open work is counted to the last row. What is over grows for ever: it is counted up to
`ENOUGH`, and exactly when somebody asks.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from django.db import connection

from taizhang.core.seeing import Sight
from taizhang.core.vocabulary import LampColour
from taizhang.ledger import queries
from taizhang.ledger.filtering import Filters, filtered, is_open_work
from taizhang.ledger.looking import sight
from taizhang.ledger.shown import Count

ENOUGH = 10_000
# No act was ever done at this instant: where it stands in a statement, another belongs.
SOMETIME = dt.datetime(1970, 1, 1, 0, 0, 0, 123457, dt.UTC)
LIT = (
    LampColour.RED,
    LampColour.AMBER,
    LampColour.GREEN,
    LampColour.WAITING,
    LampColour.NONE,
)


@dataclass(frozen=True)
class Overview:
    """How many rows a list has, how many by lamp, and how many some other lists have.

    The lamps' are counted as if neither lamp nor phase were chosen: each says how many
    there are to see when it is pressed.
    """

    total: Count
    lamps: dict[LampColour, Count]
    others: tuple[Count, ...]


def overview(
    filters: Filters, others: Sequence[Filters], at: dt.datetime, *, exact: bool = False
) -> Overview:
    """Return the counts of a list and of `others`. One query, or two where words are sought.

    With `exact`, the total is counted to the last row whatever that costs.
    """
    if filters.words:
        # What holds the words is looked up once and not once for each lamp.
        found = queries.counts(filters, at)
        lamps = {shade: Count(found.lamps[shade]) for shade in LIT}
        return Overview(Count(found.total), lamps, tallies(others, at))
    anyhow = replace(filters, lamp="", phase="")
    lit = [replace(anyhow, lamp=shade.value) for shade in LIT]
    counted = tallies([filters, *lit, *others], at, exact=[filters] if exact else [])
    return Overview(
        total=counted[0],
        lamps=dict(zip(LIT, counted[1:], strict=False)),
        others=counted[1 + len(LIT) :],
    )


def tallies(
    lists: Sequence[Filters], at: dt.datetime, *, exact: Sequence[Filters] = ()
) -> tuple[Count, ...]:
    """Return how many rows each of `lists` has; those of `exact` exactly. One query."""
    different = list(dict.fromkeys(lists))
    if not different:
        return ()
    whole = {each for each in different if each in exact or is_open_work(each)}
    counted = [_tally(each, at, each in whole) for each in different]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(sql for sql, _parameters in counted)}",
            [value for _sql, parameters in counted for value in parameters],
        )
        numbers = cursor.fetchone()
    known = {
        each: _count(number, each in whole)
        for each, number in zip(different, numbers, strict=True)
    }
    return tuple(known[each] for each in lists)


def _tally(filters: Filters, at: dt.datetime, whole: bool) -> tuple[str, list[Any]]:
    """Return SQL that counts a list at the instant `at`, with its parameters."""
    if filters.words:
        # Looked for once, and nobody's words are remembered.
        return _compiled(filters, at, whole)
    sql, parameters = _remembered(filters, whole, connection.vendor, sight())
    sometime = _instants(filters, SOMETIME)
    moments = dict(zip(sometime, _instants(filters, at), strict=True))
    return sql, [moments.get(value, value) for value in parameters]


@lru_cache(500)
def _remembered(
    filters: Filters, whole: bool, _vendor: str, _sight: Sight
) -> tuple[str, list[Any]]:
    """Return `_tally` for an instant that stands for any: to compile costs more than to count."""
    return _compiled(filters, SOMETIME, whole)


def _compiled(filters: Filters, at: dt.datetime, whole: bool) -> tuple[str, list[Any]]:
    found = filtered(filters, at).values("pk")
    sql, parameters = (found if whole else found[: ENOUGH + 1]).query.sql_with_params()
    return f"(SELECT COUNT(*) FROM ({sql}) AS found)", list(parameters)


def _instants(filters: Filters, at: dt.datetime) -> list[Any]:
    """Return the instants that a list is narrowed by at `at`, as parameters have them."""
    quiet_since = at - dt.timedelta(days=filters.quiet_days)
    return [connection.ops.adapt_datetimefield_value(each) for each in (at, quiet_since)]


def _count(number: int, whole: bool) -> Count:
    return Count(number) if whole or number <= ENOUGH else Count(ENOUGH, exact=False)
