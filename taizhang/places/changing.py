"""Changing the places: each act is judged by `core.places`, dated, recorded and reversible.

The rules are asked inside the transaction that writes. `by` is a person's pseudonym.
"""

import datetime as dt
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from taizhang.core import places as rules
from taizhang.core.clocks import local_day
from taizhang.core.places import Dates, Kind, PlaceFact, PlaceRefused, Refusals
from taizhang.places.gazetteer import forget
from taizhang.places.models import (
    EarlierPlacement,
    OtherName,
    Place,
    PlaceChange,
    Succession,
)
from taizhang.places.recording import Recording

Rows = dict[str, Place]


@dataclass(frozen=True)
class Who:
    """Who changes something, and at which instant."""

    by: str
    at: dt.datetime

    @property
    def today(self) -> dt.date:
        """The day in the office's own time."""
        return local_day(self.at)


@dataclass(frozen=True)
class NewPlace:
    """A place that is to be added."""

    kind: Kind
    name: str
    name_en: str = ""
    official: str = ""
    began_on: dt.date | None = None
    ended_on: dt.date | None = None
    said: tuple[str, ...] = ()


def new_code() -> str:
    """Return a code that no place has had."""
    return f"p-{secrets.token_hex(5)}"


def add(above: str, new: NewPlace, who: Who) -> PlaceChange:
    """Put `new` into the place `above` ("": it is the subdistrict itself).

    Raises:
        PlaceRefused: as every function here, when a rule forbids it; nothing was written.
    """
    return add_all(above, [new], who)


def add_all(above: str, several: Sequence[NewPlace], who: Who) -> PlaceChange:
    """Put `several` places into the place `above`, all or none of them."""
    with transaction.atomic():
        rows = places_by_code()
        recording = Recording("added", who.by, who.at)
        made = [written(recording, rows, above, new, who.today) for new in several]
        told = "、".join(row.name for row in made)
        change = recording.keep(made[0].code if len(made) == 1 else above, told)
    forget()
    return change


def written(
    recording: Recording, rows: Rows, above: str, new: NewPlace, today: dt.date
) -> Place:
    """Write `new` as part of an act that does more, among the places `rows` by code."""
    parent = rows[above] if above else None
    row = Place(
        code=new_code(),
        name=new.name,
        name_en=new.name_en,
        kind=new.kind.value,
        parent=parent,
        official=new.official,
        began_on=new.began_on,
        ended_on=new.ended_on,
    )
    _allow(rules.adding(facts(rows), fact(row), today))
    recording.add(row)
    for name in new.said:
        recording.add(OtherName(place=row, name=name))
    rows[row.code] = row
    return row


def describe(
    code: str, name_en: str, official: str, began_on: dt.date | None, who: Who
) -> PlaceChange:
    """Put right what is written about a place besides its name."""
    with transaction.atomic():
        rows = places_by_code()
        row = rows[code]
        recording = Recording("described", who.by, who.at)
        recording.change(row, name_en=name_en, official=official, began_on=began_on)
        _allow(rules.describing(facts(rows), fact(row)))
        change = recording.keep(code, row.name)
    forget()
    return change


def rename(
    code: str, name: str, name_en: str, on: dt.date, who: Who, *, mistaken: bool = False
) -> PlaceChange:
    """Call a place `name` from the day `on`; a name that was `mistaken` is not kept."""
    with transaction.atomic():
        rows = places_by_code()
        row = rows[code]
        _allow(rules.renaming(facts(rows), row.pk, name, on, who.today))
        recording = Recording("renamed", who.by, who.at)
        told = f"{row.name} → {name}"
        if not mistaken:
            sort = OtherName.Sort.EARLIER
            earlier = {"name": row.name, "name_en": row.name_en, "sort": sort, "until": on}
            recording.add(OtherName(place=row, **earlier))
        recording.change(row, name=name, name_en=name_en)
        change = recording.keep(code, told)
    forget()
    return change


def call_also(code: str, name: str, who: Who) -> PlaceChange:
    """Note that people also say `name`."""
    with transaction.atomic():
        row = places_by_code()[code]
        known = {row.name, *row.other_names.values_list("name", flat=True)}
        _allow(_unsaid(name, known))
        recording = Recording("called-also", who.by, who.at)
        recording.add(OtherName(place=row, name=name))
        change = recording.keep(code, name)
    forget()
    return change


def call_no_more(code: str, key: int, who: Who) -> PlaceChange:
    """Take back that people also say something; an earlier name stays."""
    with transaction.atomic():
        said = OtherName.Sort.SAID
        row = OtherName.objects.get(pk=key, place__code=code, sort=said)
        name = row.name
        recording = Recording("called-no-more", who.by, who.at)
        recording.remove(row)
        change = recording.keep(code, name)
    forget()
    return change


def move(code: str, under: str, on: dt.date, who: Who) -> PlaceChange:
    """Lay a place under another from the day `on`."""
    with transaction.atomic():
        rows = places_by_code()
        row, above = rows[code], rows[under]
        _allow(rules.moving(facts(rows), row.pk, above.pk, on, who.today))
        recording = Recording("moved", who.by, who.at)
        told = f"{row.parent.name if row.parent else ''} → {above.name}"
        _lay(recording, row, above, on)
        change = recording.keep(code, told)
    forget()
    return change


def end(code: str, on: dt.date, who: Who) -> PlaceChange:
    """End a place: from the day `on` it is no more."""
    with transaction.atomic():
        rows = places_by_code()
        row = rows[code]
        _allow(rules.ending(facts(rows), row.pk, on, who.today))
        recording = Recording("ended", who.by, who.at)
        recording.change(row, ended_on=on)
        change = recording.keep(code, row.name)
    forget()
    return change


def split(
    code: str, names: Sequence[str], homes: Mapping[str, int], on: dt.date, who: Who
) -> PlaceChange:
    """Split a place into parts called `names`; `homes`: which of them each place in it joins.

    Where nothing lies in it, matters of before show under which names it goes on.
    """
    with transaction.atomic():
        rows = places_by_code()
        row = rows[code]
        where = {rows[part].pk: home for part, home in homes.items()}
        dates = Dates(on, who.today)
        _allow(rules.splitting(facts(rows), row.pk, names, where, dates))
        recording = Recording("split", who.by, who.at)
        recording.change(row, ended_on=on)
        later = [_following(recording, [row], name, on) for name in names]
        for part, home in homes.items():
            _lay(recording, rows[part], later[home], on)
        change = recording.keep(code, f"{row.name} → {'、'.join(names)}")
    forget()
    return change


def merge(codes: Sequence[str], name: str, on: dt.date, who: Who) -> PlaceChange:
    """Merge places into a new one called `name`; what lies in them lies in it from then on."""
    with transaction.atomic():
        rows = places_by_code()
        merged = [rows[code] for code in dict.fromkeys(codes)]
        keys = {row.pk for row in merged}
        _allow(rules.merging(facts(rows), keys, name, Dates(on, who.today)))
        recording = Recording("merged", who.by, who.at)
        for row in merged:
            recording.change(row, ended_on=on)
        later = _following(recording, merged, name, on)
        for part in [r for r in rows.values() if r.parent_id in keys]:
            if part.ended_on is None:
                _lay(recording, part, later, on)
        names = "、".join(row.name for row in merged)
        change = recording.keep(merged[0].code, f"{names} → {name}")
    forget()
    return change


def facts(rows: Rows) -> dict[int, PlaceFact]:
    """Return the places as the rules see them, by key."""
    return {row.pk: fact(row) for row in rows.values()}


def fact(row: Place) -> PlaceFact:
    """Return one place as the rules see it; a new one has the key 0."""
    return PlaceFact(
        key=row.pk or 0,
        kind=Kind(row.kind),
        name=row.name,
        above=row.parent_id,
        official=row.official,
        began_on=row.began_on,
        ended_on=row.ended_on,
    )


def places_by_code() -> Rows:
    """Return every place by its code, for a change: nobody else makes one meanwhile."""
    # Whoever else changes a place waits here, so that no two rules see half of each other.
    rows = Place.objects.select_for_update(of=("self",)).select_related("parent")
    return {row.code: row for row in rows.order_by("pk")}


def _following(
    recording: Recording, earlier: Sequence[Place], name: str, on: dt.date
) -> Place:
    """Write the place as which others go on from the day `on`."""
    same = next((row for row in earlier if row.name == name), None)
    row = Place(
        code=new_code(),
        name=name,
        name_en=same.name_en if same else "",
        kind=earlier[0].kind,
        parent=earlier[0].parent,
        began_on=on,
        order=earlier[0].order,
    )
    recording.add(row)
    kind = Succession.Kind.SPLIT if len(earlier) == 1 else Succession.Kind.MERGED
    for before in earlier:
        recording.add(Succession(earlier=before, later=row, on=on, kind=kind))
    return row


def _lay(recording: Recording, row: Place, above: Place, on: dt.date) -> None:
    if row.parent is not None:
        recording.add(EarlierPlacement(place=row, above=row.parent, until=on))
    recording.change(row, parent=above)


def _unsaid(name: str, known: set[str]) -> Refusals:
    if not name:
        return (rules.PlaceRefusal.NAME_MISSING,)
    return (rules.PlaceRefusal.NAME_SAME,) if name in known else ()


def _allow(refusals: Refusals) -> None:
    if refusals:
        raise PlaceRefused(refusals)
