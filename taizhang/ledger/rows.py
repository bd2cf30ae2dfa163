"""Rows written and looked up by plain SQL: what every act does, while others wait for the head.

The ORM compiles each statement anew, which costs several times the statement itself.
Values are adapted as the models' fields would: what is stored is what the ORM would store.
"""

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from django.db import connection, models

AT_ONCE = 100


def insert(
    table: type[models.Model], rows: Sequence[Mapping[str, Any]], *, then: str = ""
) -> list[int]:
    """Insert `rows`, which all name the same columns; return what RETURNING gives back.

    `then` is what follows the values: ON CONFLICT …, RETURNING ….
    """
    returned: list[int] = []
    for start in range(0, len(rows), AT_ONCE):
        returned += _insert(table, rows[start : start + AT_ONCE], then)
    return returned


def update(table: type[models.Model], key: str, values: Mapping[str, Any]) -> None:
    """Write `values` by column into the row whose column `key` they name."""
    plan = _plan(table, tuple(values))
    prepared = plan.prepared(values)
    del prepared[plan.columns.index(key)]
    changes = ", ".join(f"{_quoted(name)} = %s" for name in values if name != key)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {plan.table} SET {changes} WHERE {_quoted(key)} = %s",
            [*prepared, values[key]],
        )


def column(statement: str, *parameters: Any) -> list[Any]:
    """Return the first column of all rows that `statement` finds."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return [row[0] for row in cursor.fetchall()]


def value(statement: str, *parameters: Any) -> Any:
    """Return the first column of the first row that `statement` finds, or None."""
    row = first(statement, *parameters)
    return row[0] if row else None


def first(statement: str, *parameters: Any) -> tuple[Any, ...] | None:
    """Return the first row that `statement` finds, as the database gives it, or None."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        row: tuple[Any, ...] | None = cursor.fetchone()
    return row


def every(statement: str, *parameters: Any) -> list[tuple[Any, ...]]:
    """Return all rows that `statement` finds, as the database gives them."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall())


def prepared(table: type[models.Model], name: str, worth: Any) -> Any:
    """Return `worth` as the database keeps it in the column `name` of `table`."""
    return _plan(table, (name,)).prepared({name: worth})[0]


def columns_of(table: type[models.Model]) -> tuple[str, ...]:
    """Return the columns of `table`, in their order."""
    return tuple(str(field.column) for field in table._meta.concrete_fields)


def differing(
    table: type[models.Model], kept: Mapping[str, Any], right: Mapping[str, Any]
) -> list[str]:
    """Return the columns in which `kept`, as the database gives it, is not as `right` says."""
    readers = _readers(table, tuple(kept))
    return [
        name
        for (name, there), read in zip(kept.items(), readers, strict=True)
        if (read(there) if read and there is not None else there) != right[name]
    ]


def places(count: int) -> str:
    """Return so many places for parameters, as stand between IN's brackets."""
    return ", ".join(["%s"] * count)


class _Plan(NamedTuple):
    """How rows with these columns are written; worked out once."""

    table: str
    columns: tuple[str, ...]
    into: str
    row: str
    adapted: tuple[tuple[int, Callable[[Any, Any], Any]], ...]

    def prepared(self, values: Mapping[str, Any]) -> list[Any]:
        """Return `values` in the order of the columns, as the database takes them."""
        row = [values[name] for name in self.columns]
        ops = connection.ops
        for place, adapt in self.adapted:
            if row[place] is not None:
                row[place] = adapt(ops, row[place])
        return row


def _insert(
    table: type[models.Model], rows: Sequence[Mapping[str, Any]], then: str
) -> list[int]:
    plan = _plan(table, tuple(rows[0]))
    given: list[Any] = []
    for row in rows:
        given += plan.prepared(row)
    with connection.cursor() as cursor:
        cursor.execute(f"{plan.into}{', '.join([plan.row] * len(rows))} {then}", given)
        return [row[0] for row in cursor.fetchall()] if "RETURNING" in then else []


@cache
def _plan(table: type[models.Model], columns: tuple[str, ...]) -> _Plan:
    name = _quoted(table._meta.db_table)
    by_column = {field.column: field for field in table._meta.concrete_fields}
    found = [(place, _adapter(by_column[c])) for place, c in enumerate(columns)]
    return _Plan(
        name,
        columns,
        f"INSERT INTO {name} ({', '.join(map(_quoted, columns))}) VALUES ",
        f"({places(len(columns))})",
        tuple((place, adapt) for place, adapt in found if adapt),
    )


def _adapter(field: Any) -> Callable[[Any, Any], Any] | None:
    """Return what makes a value fit for `field`; None where it is fit as it is."""
    match field:
        case models.DateTimeField():
            return lambda ops, worth: ops.adapt_datetimefield_value(worth)
        case models.DateField():
            return lambda ops, worth: ops.adapt_datefield_value(worth)
        case models.JSONField():
            return lambda ops, worth: ops.adapt_json_value(worth, None)
        case _:
            return None


@cache
def _readers(
    table: type[models.Model], columns: tuple[str, ...]
) -> tuple[Callable[[Any], Any] | None, ...]:
    """Return what makes a value out of what the database gives; None: it is one."""
    by_column = {field.column: field for field in table._meta.concrete_fields}
    kinds: dict[type[Any], Callable[[Any], Any]] = {
        models.JSONField: json.loads,
        models.DateTimeField: _instant,
    }
    return tuple(kinds.get(type(by_column[name])) for name in columns)


def _instant(kept: dt.datetime) -> dt.datetime:
    # SQLite keeps instants in UTC and does not say so.
    return kept if kept.tzinfo else kept.replace(tzinfo=dt.UTC)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
