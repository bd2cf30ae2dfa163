"""Whom to look in on: households and spots, and which of them are on today's way."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db.models import Max, Q, QuerySet
from django.utils.timezone import localdate

from taizhang.core.visiting import REACHED, Look, in_order
from taizhang.fieldwork.models import Stop
from taizhang.fieldwork.patches import Codes
from taizhang.keys.envelopes import Envelope
from taizhang.places.gazetteer import Gazetteer

EVERY_DAYS_MOST: Final = 365


@dataclass(frozen=True)
class StopShown:
    """Where to look in. `label`: what the office calls it; `ask`: what to ask there."""

    key: str
    sort: str
    place: str
    where: str
    grid: str
    label: str
    ask: str
    look: Look

    @property
    def household(self) -> bool:
        """Whether people live there."""
        return self.sort == Stop.Sort.HOUSEHOLD


@dataclass(frozen=True)
class Told:
    """What somebody writes down of where to look in."""

    sort: str
    place: str
    every_days: int
    label: str
    ask: str = ""


def stops(patch: Codes) -> tuple[StopShown, ...]:
    """Return where to look in within a patch, place by place. One query."""
    rows = standing(patch).order_by("place", "pk")
    return tuple(_shown(row, Gazetteer()) for row in rows)


def standing(patch: Codes) -> QuerySet[Stop]:
    """Return the rows of where to look in, with the days on which somebody was there."""
    rows = Stop.objects.filter(until=None)
    if patch is not None:
        rows = rows.filter(place__in=patch)
    # Told by words and not by a set: a query is compared by its text.
    words = sorted(REACHED)
    return rows.annotate(
        reached=Max("visits__happened_at", filter=Q(visits__outcome__in=words)),
        tried=Max("visits__happened_at"),
    )


def on_the_way(found: Iterable[StopShown], today: dt.date) -> tuple[StopShown, ...]:
    """Return those of `found` that are on today's way, whoever waits longest first."""
    there = list(found)
    return tuple(there[at] for at in in_order([each.look for each in there], today))


def stop(key: str, patch: Codes) -> StopShown | None:
    """Return where to look in under `key`, None where it is not in the patch. One query."""
    try:
        wanted = uuid.UUID(key)
    except ValueError:
        return None
    row = standing(patch).filter(key=wanted).first()
    return _shown(row, Gazetteer()) if row else None


def add(key: uuid.UUID, told: Told, by: str) -> None:
    """Write down where to look in from today on. Doing it twice under a key writes one."""
    sealed = _envelope(key).sealed_json({"label": told.label, "ask": told.ask})
    row = Stop(
        key=key,
        sort=told.sort,
        place=told.place,
        every_days=told.every_days,
        sealed=sealed,
        since=localdate(),
        added_by=by,
    )
    Stop.objects.bulk_create([row], ignore_conflicts=True)


def end(key: str, patch: Codes) -> bool:
    """Have nobody look in there any more, and forget what it was called."""
    if stop(key, patch) is None:
        return False
    emptied = _envelope(uuid.UUID(key)).sealed_json({"label": "", "ask": ""})
    gone = Stop.objects.filter(key=key, until=None)
    return bool(gone.update(until=localdate(), sealed=emptied))


def _shown(row: Stop, places: Gazetteer) -> StopShown:
    told = _envelope(row.key).opened_json(row.sealed)
    reached, tried = getattr(row, "reached", None), getattr(row, "tried", None)
    look = Look(
        since=row.since,
        every_days=row.every_days,
        reached_on=localdate(reached) if reached else None,
        tried_on=localdate(tried) if tried else None,
    )
    return StopShown(
        key=str(row.key),
        sort=row.sort,
        place=row.place,
        where=places.name_of(row.place),
        grid=places.grid_of(row.place),
        label=told["label"],
        ask=told["ask"],
        look=look,
    )


def _envelope(key: uuid.UUID) -> Envelope:
    return Envelope("visits", f"stop|{key}")
