"""Writing changes of places so that each can be read later, and taken back as a whole.

A change keeps of every row it touches how it was before and after. It can be taken back
while all of them are still as it left them and nothing refers to what it made.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db import models, transaction
from django.db.models import ProtectedError

from taizhang.core.places import PlaceRefusal, PlaceRefused
from taizhang.places.gazetteer import forget
from taizhang.places.models import (
    EarlierPlacement,
    OtherName,
    Place,
    PlaceChange,
    Point,
    Succession,
)

TABLES: Mapping[str, type[models.Model]] = {
    "place": Place,
    "name": OtherName,
    "placement": EarlierPlacement,
    "succession": Succession,
    "point": Point,
}
NAMES = {table: name for name, table in TABLES.items()}
UNDO_WITHIN = dt.timedelta(days=1)
Snapshot = dict[str, Any]
InUse = Callable[[Iterable[str]], bool]


class Recording:
    """One act on the places: writes its rows, and notes how they were."""

    def __init__(self, act: str, by: str, at: dt.datetime) -> None:
        self._act, self._by, self._at = act, by, at
        self._steps: list[tuple[str, int, Snapshot | None, Snapshot | None]] = []

    def add(self, row: models.Model) -> None:
        """Write `row`, which is new."""
        row.save(force_insert=True)
        self._steps.append((NAMES[type(row)], row.pk, None, _snapshot(row)))

    def change(self, row: models.Model, **values: object) -> None:
        """Write `values` into `row`."""
        before = _snapshot(row)
        for name, value in values.items():
            setattr(row, name, value)
        row.save()
        self._steps.append((NAMES[type(row)], row.pk, before, _snapshot(row)))

    def remove(self, row: models.Model) -> None:
        """Remove `row`, to which nothing refers."""
        key, before = row.pk, _snapshot(row)
        row.delete()
        self._steps.append((NAMES[type(row)], key, before, None))

    def keep(self, code: str, told: str) -> PlaceChange:
        """Write down what was done to the place `code`."""
        return PlaceChange.objects.create(
            at=self._at,
            by=self._by,
            act=self._act,
            code=code,
            told=told[:200],
            steps=self._steps,
        )


def undo(change: PlaceChange, in_use: InUse, now: dt.datetime) -> None:
    """Take `change` back. `in_use` tells whether the ledger knows any of the codes given.

    Raises:
        PlaceRefused: it is too late for that; nothing was written.
    """
    if change.undone_at or now - change.at > UNDO_WITHIN:
        raise PlaceRefused((PlaceRefusal.TOO_LATE,))
    made = [after for table, _key, before, after in change.steps if before is None]
    if in_use({row["code"] for row in made if "official" in row}):
        raise PlaceRefused((PlaceRefusal.SOMETHING_REFERS,))
    with transaction.atomic():
        for table, key, before, after in reversed(change.steps):
            _restore(TABLES[table], key, before, after)
        change.undone_at = now
        change.save(update_fields=["undone_at"])
    forget()


def _restore(
    table: type[models.Model], key: int, before: Snapshot | None, after: Snapshot | None
) -> None:
    """Put one row back to `before`, if it still is as `after` says."""
    rows = table._default_manager.filter(pk=key)
    found = rows.first()
    if (_snapshot(found) if found else None) != after:
        raise PlaceRefused((PlaceRefusal.CHANGED_SINCE,))
    if before is None:
        try:
            rows.delete()
        except ProtectedError as error:
            raise PlaceRefused((PlaceRefusal.SOMETHING_REFERS,)) from error
        return
    values = {
        field.attname: field.to_python(before[field.attname])
        for field in table._meta.concrete_fields
    }
    if found:
        rows.update(**values)
    else:
        table._default_manager.bulk_create([table(**values)])


def _snapshot(row: models.Model) -> Snapshot:
    found = ((f.attname, getattr(row, f.attname)) for f in row._meta.concrete_fields)
    return {
        name: value.isoformat() if isinstance(value, dt.date) else value
        for name, value in found
    }
