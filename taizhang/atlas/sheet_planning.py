"""What a sheet of places would do: which are new, which are there, which cannot be.

Judged by the same rules as the pages, against the places as they stand and against what
the rows before would already have added.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import transaction

from taizhang.atlas.sheet_reading import Entry
from taizhang.atlas.wording import REFUSALS
from taizhang.core import places as rules
from taizhang.core.places import Kind, PlaceFact
from taizhang.places.changing import Who, fact, new_code, places_by_code
from taizhang.places.directory import office
from taizhang.places.gazetteer import forget
from taizhang.places.models import OtherName, Place, PlaceChange
from taizhang.places.recording import Recording
from taizhang.places.spelling import own_part, plain

Key = tuple[int | None, str, str]


@dataclass(frozen=True)
class Planned:
    """A place that would be added; `key` is below nought, as `above` may be."""

    key: int
    above: int | None
    entry: Entry
    kind: Kind
    name: str


@dataclass(frozen=True)
class Odd:
    """A row that cannot come in, and why."""

    line: int
    place: str
    why: str


@dataclass
class Plan:
    """What the sheet would do. `also`: names to be noted, by the key of their place."""

    new: list[Planned] = field(default_factory=list)
    also: list[tuple[int, str]] = field(default_factory=list)
    there: int = 0
    odd: list[Odd] = field(default_factory=list)


class Planner:
    """Walks through the entries, and remembers what the earlier ones would have added."""

    def __init__(self, rows: Mapping[str, Place], names: Iterable[OtherName]) -> None:
        self._facts = {row.pk: fact(row) for row in rows.values()}
        self._index = {
            self._known_as(each.above, each.kind.value, each.name): each.key
            # Those that are there come last, and are found before ended ones.
            for each in sorted(self._facts.values(), key=lambda each: each.ended_on is None)
        }
        self._under: dict[int | None, dict[int, PlaceFact]] = {}
        for each in self._facts.values():
            self._under.setdefault(each.above, {})[each.key] = each
        self._said = {(name.place_id, plain(name.name)) for name in names}
        self.plan = Plan()

    def root(self) -> int:
        """Return the key of the subdistrict; where nobody entered it, it is planned too."""
        kind = Kind.SUBDISTRICT
        for each in self._facts.values():
            if each.kind is kind:
                return each.key
        entry: Entry = {"line": 0, "path": [[kind.value, office().name]]}
        return self._add(None, entry, kind, office().name, dt.date.min) or 0

    def take(self, entry: Entry, root: int, today: dt.date) -> None:
        """Plan one entry, or say why it cannot be."""
        if entry["problem"]:
            self._odd(entry, entry["problem"])
            return
        above = root
        last = len(entry["path"]) - 1
        for depth, (kind, name) in enumerate(entry["path"]):
            found = self._index.get(self._known_as(above, kind, name))
            if found is None:
                path = entry["path"][: depth + 1]
                own = (
                    entry if depth == last else BARE | {"line": entry["line"], "path": path}
                )
                found = self._add(above, own, Kind(kind), name, today)
            elif depth == last:
                self.plan.there += 1
            if found is None:
                return
            above = found
        self._note(above, entry["said"])

    def _add(
        self, above: int | None, entry: Entry, kind: Kind, name: str, today: dt.date
    ) -> int | None:
        key = -1 - len(self.plan.new)
        new = PlaceFact(
            key,
            kind,
            name,
            above,
            entry.get("official", ""),
            _date(entry.get("began_on")),
            _date(entry.get("ended_on")),
        )
        if refusals := rules.adding(self._near(above, new.official), new, today):
            self._odd(entry | {"path": [[kind, name]]}, str(REFUSALS[refusals[0]]))
            return None
        self._facts[key] = new
        self._index[self._known_as(above, kind.value, name)] = key
        self._under.setdefault(above, {})[key] = new
        self.plan.new.append(Planned(key, above, entry, kind, name))
        return key

    def _known_as(self, above: int | None, kind: str, name: str) -> Key:
        around = self._facts[above].name if above is not None else ""
        return above, kind, own_part(name, around)

    def _near(self, above: int | None, official: str) -> rules.Tree:
        """Return the places that the rules look at: neighbours, and who has the code."""
        near = dict(self._under.get(above, {}))
        if above is not None:
            near[above] = self._facts[above]
        if official:
            near |= {k: each for k, each in self._facts.items() if each.official}
        return near

    def _note(self, key: int, names: Iterable[str]) -> None:
        for name in names:
            if (key, plain(name)) not in self._said:
                self._said.add((key, plain(name)))
                self.plan.also.append((key, name))

    def _odd(self, entry: Entry, why: str) -> None:
        place = " ".join(name for _kind, name in entry["path"])
        self.plan.odd.append(Odd(entry["line"], place, why))


BARE: Entry = {"name_en": "", "official": "", "said": [], "problem": ""}


def planned(entries: Iterable[Entry], rows: Mapping[str, Place], today: dt.date) -> Plan:
    """Return what `entries` would do to the places `rows`. One query."""
    planner = Planner(rows, OtherName.objects.order_by("pk"))
    root = planner.root()
    for entry in entries:
        planner.take(entry, root, today)
    return planner.plan


def bring_in(entries: Iterable[Entry], who: Who) -> tuple[Plan, PlaceChange | None]:
    """Write what `entries` add, in one transaction; what is odd stays out.

    Nothing is written, and no change is there to be taken back, where nothing is new.
    """
    with transaction.atomic():
        rows = places_by_code()
        plan = planned(entries, rows, who.today)
        if not (plan.new or plan.also):
            return plan, None
        recording = Recording("imported", who.by, who.at)
        made = {row.pk: row for row in rows.values()}
        for each in plan.new:
            made[each.key] = _row(each, made)
            recording.add(made[each.key])
        for key, name in plan.also:
            recording.add(OtherName(place=made[key], name=name))
        first = next((made[each.key].name for each in plan.new), "")
        root = next(row for row in made.values() if row.kind == Place.Kind.SUBDISTRICT)
        change = recording.keep(root.code, f"{first} … ({len(plan.new)})")
    forget()
    return plan, change


def _row(each: Planned, made: Mapping[int, Place]) -> Place:
    return Place(
        code=new_code(),
        name=each.name,
        name_en=each.entry.get("name_en", ""),
        kind=each.kind.value,
        parent=made[each.above] if each.above is not None else None,
        official=each.entry.get("official", ""),
        began_on=_date(each.entry.get("began_on")),
        ended_on=_date(each.entry.get("ended_on")),
    )


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
