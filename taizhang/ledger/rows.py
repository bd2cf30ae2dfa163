"""Rows written and looked up by plain SQL: what every act does, while others wait for the head.

The ORM compiles each statement anew, which costs several times the statement itself.
Values still go through the models' own fields: what is stored is what the ORM would store.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection, models

AT_ONCE = 100


def insert(rows: Sequence[models.Model], *, then: str = "") -> list[int]:
    """Insert `rows`, all of one table; return what a RETURNING in `then` gives back.

    `then` is what follows the values: ON CONFLICT …, RETURNING ….
    """
    returned: list[int] = []
    for start in range(0, len(rows), AT_ONCE):
        returned += _insert(rows[start : start + AT_ONCE], then)
    return returned


def update(table: type[models.Model], key: str, values: Mapping[str, Any]) -> None:
    """Write `values` by field name into the row whose field `key` they name."""
    fields = {name: table._meta.get_field(name) for name in values}
    quote = connection.ops.quote_name
    changes = ", ".join(f"{quote(name)} = %s" for name in values if name != key)
    prepared = [_prepared(fields[name], values[name]) for name in values if name != key]
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {quote(table._meta.db_table)} SET {changes} WHERE {quote(key)} = %s",
            [*prepared, _prepared(fields[key], values[key])],
        )


def column(statement: str, *parameters: Any) -> list[Any]:
    """Return the first column of all rows that `statement` finds."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return [row[0] for row in cursor.fetchall()]


def value(statement: str, *parameters: Any) -> Any:
    """Return the first column of the first row that `statement` finds, or None."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        row = cursor.fetchone()
    return row[0] if row else None


def prepared(table: type[models.Model], name: str, worth: Any) -> Any:
    """Return `worth` as the database keeps it in the field `name` of `table`."""
    return _prepared(table._meta.get_field(name), worth)


def _insert(rows: Sequence[models.Model], then: str) -> list[int]:
    meta = rows[0]._meta
    fields = [f for f in meta.concrete_fields if not isinstance(f, models.AutoField)]
    quote = connection.ops.quote_name
    names = ", ".join(quote(str(field.column)) for field in fields)
    places = f"({', '.join(['%s'] * len(fields))})"
    statement = f"INSERT INTO {quote(meta.db_table)} ({names}) VALUES "
    with connection.cursor() as cursor:
        cursor.execute(
            f"{statement}{', '.join([places] * len(rows))} {then}",
            [_prepared(f, getattr(row, f.attname)) for row in rows for f in fields],
        )
        return [row[0] for row in cursor.fetchall()] if "RETURNING" in then else []


def _prepared(field: Any, worth: Any) -> Any:
    return field.get_db_prep_save(worth, connection)
