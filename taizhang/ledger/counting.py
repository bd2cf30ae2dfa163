"""How many rows lists have: many lists in one query, none counted further than it pays.

Open work is counted to the last row. What is over grows for ever: it is counted up to
`ENOUGH`, and exactly when somebody asks.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count as Tally
from django.db.models import F, Q, Value
from django.db.models.expressions import RawSQL
from django.db.models.lookups import In

from taizhang.core.seeing import Sight
from taizhang.core.vocabulary import LampColour
from taizhang.ledger import models
from taizhang.ledger.filtering import (
    Filters,
    filtered,
    holding,
    is_open_work,
    lamp_condition,
    open_work,
)
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
    LampColour.PAUSED,
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
    """Return the counts of a list and of `others`. One query.

    With `exact`, the total is counted to the last row whatever that costs.
    """
    if filters.words:
        # What holds the words is looked up once and not once for each lamp.
        wanted = [filters] if exact else []
        found, lamps = _tallied([filters, *others], at, wanted, lamps_of=filters)
        return Overview(found[0], dict(zip(LIT, lamps, strict=True)), found[1:])
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
    return _tallied(lists, at, exact)[0] if lists else ()


def _tallied(
    lists: Sequence[Filters],
    at: dt.datetime,
    exact: Sequence[Filters],
    lamps_of: Filters | None = None,
) -> tuple[tuple[Count, ...], tuple[Count, ...]]:
    """Return how many rows each of `lists` has, and `lamps_of` by lamp, in one query."""
    different = list(dict.fromkeys(lists))
    whole = {each for each in different if each in exact or _is_soon_counted(each)}
    counted = [_tally(each, at, each in whole) for each in different]
    statement = f"SELECT {', '.join(sql for sql, _parameters in counted)}"
    parameters = [value for _sql, values in counted for value in values]
    if lamps_of:
        sql, values = _by_lamp(lamps_of, at)
        # A list without open work has no row of lamps.
        statement += f", lit.* FROM (SELECT 1) AS one LEFT JOIN ({sql}) AS lit ON 1 = 1"
        parameters += values
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        numbers = cursor.fetchone()
    known = {
        each: _count(number, each in whole)
        for each, number in zip(different, numbers, strict=False)
    }
    lit = tuple(Count(number or 0) for number in numbers[len(different) :])
    return tuple(known[each] for each in lists), lit


def _by_lamp(filters: Filters, at: dt.datetime) -> tuple[str, list[Any]]:
    """Return SQL that counts the open work of a list by lamp, with its parameters."""
    anyhow = replace(filters, lamp="", phase="")
    found = filtered(anyhow, at, passing=True).filter(open_work()).order_by()
    together: Any = found.annotate(one=Value(1)).values("one")
    lamps = {
        shade.value: Tally("pk", filter=lamp_condition(shade.value, at)) for shade in LIT
    }
    counted = together.annotate(**lamps).values(*lamps)
    try:
        sql, parameters = counted.query.sql_with_params()
    except EmptyResultSet:
        return f"SELECT {', '.join('0' for _shade in LIT)}", []
    return sql, list(parameters)


def _tally(filters: Filters, at: dt.datetime, whole: bool) -> tuple[str, list[Any]]:
    """Return SQL that counts a list at the instant `at`, with its parameters."""
    if _is_all_that_holds(filters):
        return _held(filters.words, sight())
    if filters.words:
        # Looked for once, and nobody's words are remembered.
        return _compiled(filters, at, whole)
    sql, parameters = _remembered(filters, whole, connection.vendor, sight())
    sometime = _instants(filters, SOMETIME)
    moments = dict(zip(sometime, _instants(filters, at), strict=True))
    return sql, [moments.get(value, value) for value in parameters]


def _is_soon_counted(filters: Filters) -> bool:
    """Return whether a list is counted to its last row in little time."""
    return is_open_work(filters) or _is_all_that_holds(filters)


def _is_all_that_holds(filters: Filters) -> bool:
    """Return whether a list is all that holds some words, to somebody who sees everything."""
    sought = filters.words.strip()
    return bool(sought) and filters == Filters(words=filters.words) and sight().whole


def _held(words: str, seen: Sight) -> tuple[str, list[Any]]:
    """Return SQL that counts what holds `words` in the search alone, with its parameters.

    Not a row of the ledger is looked up, but for those that complain of one's own unit.
    """
    sql, parameters = holding(words)
    counted = f"(SELECT COUNT(DISTINCT id) FROM ({sql}) AS held)"
    if not seen.own_unit:
        return counted, parameters
    # Said twice, as the index has it.
    of_own = Q(complained_of=seen.own_unit, complained_of__gt=RawSQL("''", ()))
    hidden = models.Standing.whole.filter(of_own, In(F("pk"), RawSQL(sql, parameters)))
    less, values = hidden.values("pk").query.sql_with_params()
    return (
        f"({counted} - (SELECT COUNT(*) FROM ({less}) AS hidden))",
        [*parameters, *values],
    )


@lru_cache(500)
def _remembered(
    filters: Filters, whole: bool, _vendor: str, _sight: Sight
) -> tuple[str, list[Any]]:
    """Return `_tally` for an instant that stands for any: to compile costs more than to count."""
    return _compiled(filters, SOMETIME, whole)


def _compiled(filters: Filters, at: dt.datetime, whole: bool) -> tuple[str, list[Any]]:
    found = filtered(filters, at).values("pk")
    some = found if whole else found[: ENOUGH + 1]
    try:
        sql, parameters = some.query.sql_with_params()
    except EmptyResultSet:
        # To somebody who sees nothing there is nothing to count.
        return "0", []
    return f"(SELECT COUNT(*) FROM ({sql}) AS found)", list(parameters)


def _instants(filters: Filters, at: dt.datetime) -> list[Any]:
    """Return the instants that a list is narrowed by at `at`, as parameters have them."""
    quiet_since = at - dt.timedelta(days=filters.quiet_days)
    return [connection.ops.adapt_datetimefield_value(each) for each in (at, quiet_since)]


def _count(number: int, whole: bool) -> Count:
    return Count(number) if whole or number <= ENOUGH else Count(ENOUGH, exact=False)
