"""The office, its places and categories, for pages: frozen values, never rows."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.core.cache import cache
from django.db import connection
from django.utils.translation import gettext

from taizhang.core.own_standards import Choices, OwnStandards, Sort
from taizhang.core.standards import SWITCHED_ON, Preset, Switch
from taizhang.core.standards_in_time import Said, read
from taizhang.places.models import Category, Office, Place
from taizhang.tongue import local

OFFICE_KEY = "places:office"
OFFICE_SECONDS = 5


@dataclass(frozen=True)
class OfficeShown:
    """The office, as pages and rules need it."""

    chinese: str
    english: str
    phone: str
    preset: Preset
    demo: bool
    initials: str
    calendar_version: str
    public_address: str
    switched_on: frozenset[Switch] = frozenset()
    setup_step: int = 0
    standards: str = ""

    @property
    def name(self) -> str:
        """The name in the reader's language; a plain word before anybody named it."""
        return local(self.chinese, self.english) or gettext("本街道")


@dataclass(frozen=True)
class PlaceShown:
    """A place, with the community it lies in ("" for the subdistrict itself)."""

    code: str
    name: str
    kind: str
    community: str


@dataclass(frozen=True)
class CategoryShown:
    """A kind of matter; `parent` is "" for the upper level.

    `chinese`: its name in the language in which matters are told.
    """

    code: str
    name: str
    parent: str
    physical: bool
    chinese: str = ""
    sort: Sort = Sort.SPOKEN


def office() -> OfficeShown:
    """Return the office. No query, or one every few seconds.

    Inside a transaction it is always asked anew: a decision rests on what the same
    transaction sees, and a value that is rolled back is never remembered.
    """
    if connection.in_atomic_block:
        return _office()
    return cache.get_or_set(OFFICE_KEY, _office, OFFICE_SECONDS) or _office()


def office_now() -> OfficeShown:
    """Return the office as it stands, whatever a process remembers. One query."""
    return _office()


def settle(name: str, **details: object) -> None:
    """Write what the office is called and the `details` given, as fields of `Office`.

    A preset brings along what it switches on and off.
    """
    if "preset" in details:
        usual = SWITCHED_ON[Preset(str(details["preset"]))]
        details = {each.value: each in usual for each in Switch} | details
    Office.objects.update_or_create(id=1, defaults={"name": name, **details})
    cache.delete(OFFICE_KEY)


def calendar_version() -> str:
    """Return the name of the calendar in force, "" before the first seed."""
    return office().calendar_version


def note_calendar(version: str) -> None:
    """Write which calendar is in force from now on."""
    Office.objects.update_or_create(id=1, defaults={"calendar_version": version})
    cache.delete(OFFICE_KEY)


def communities() -> tuple[PlaceShown, ...]:
    """Return the communities in their own order. One query."""
    rows = Place.objects.filter(kind=Place.Kind.COMMUNITY).order_by("pk")
    return tuple(_place(row, row.code) for row in rows)


def places() -> tuple[PlaceShown, ...]:
    """Return every place, each with its community. One query."""
    rows = {row.pk: row for row in Place.objects.order_by("pk")}
    return tuple(_place(row, _community(row, rows)) for row in rows.values())


def categories() -> tuple[CategoryShown, ...]:
    """Return the active categories, each parent before its parts. One query."""
    rows = Category.objects.filter(active=True).select_related("parent")
    return tuple(_category(row) for row in rows.order_by("order", "pk"))


def category(code: str) -> CategoryShown | None:
    """Return the active category `code`, or None. One query."""
    row = Category.objects.filter(active=True, code=code).select_related("parent").first()
    return _category(row) if row else None


def sort_of(code: str) -> Sort | None:
    """Return of what sort matters of the active category `code` are.

    None: there is no such category. One query.
    """
    with connection.cursor() as cursor:
        cursor.execute(SORT, [code])
        found = cursor.fetchone()
    return _sort(*found) if found else None


def _sort(physical: bool, home_service: bool) -> Sort:
    if home_service:
        return Sort.HOME_SERVICE
    return Sort.PHYSICAL if physical else Sort.SPOKEN


def home_service_code() -> str:
    """Return the category of errands at home, "" where the office has none. One query."""
    found = Category.objects.filter(active=True, home_service=True).order_by("order", "pk")
    return found.values_list("code", flat=True).first() or ""


@dataclass(frozen=True)
class InForce:
    """What decides how a matter is judged: what was said of standards, and the calendar."""

    preset: Preset
    looks_back: bool
    said: Said
    calendar: str

    def standards(self, at: dt.datetime) -> OwnStandards:
        """Return the standards in force at an instant."""
        return self._of(self.said.at(at))

    def on_the_way(self, of: str, since: dt.datetime) -> Iterator[OwnStandards]:
        """Yield them at an instant, and whenever they change until `of` is said anew."""
        return map(self._of, self.said.on_the_way(of, since))

    def _of(self, held: Mapping[str, Choices]) -> OwnStandards:
        return OwnStandards(self.preset, self.looks_back, held)


def in_force() -> InForce:
    """Return by what matters are judged as it stands now. One query.

    By plain SQL, as `sort_of`: every act asks while others wait for it, and compiling
    the statement took ten times as long as running it.
    """
    with connection.cursor() as cursor:
        cursor.execute(IN_FORCE)
        preset, version, again, said = cursor.fetchone() or (Preset.LIGHT, "", False, "")
    return InForce(Preset(preset), bool(again), read(said), version)


def standards_of(office: OfficeShown, at: dt.datetime) -> OwnStandards:
    """Return the standards in force in an office at an instant."""
    looks_back = Switch.LOOK_BACK in office.switched_on
    return OwnStandards(office.preset, looks_back, read(office.standards).at(at))


IN_FORCE = (
    "SELECT preset, calendar_version, look_back, standards FROM places_office WHERE id = 1"
)
SORT = "SELECT physical, home_service FROM places_category WHERE code = %s AND active"


def _category(row: Category) -> CategoryShown:
    return CategoryShown(
        code=row.code,
        name=local(row.name, row.name_en),
        parent=row.parent.code if row.parent else "",
        physical=row.physical,
        chinese=row.name,
        sort=_sort(row.physical, row.home_service),
    )


def _office() -> OfficeShown:
    row = Office.objects.filter(id=1).first() or Office(name="")
    return OfficeShown(
        chinese=row.name,
        english=row.name_en,
        phone=row.phone,
        preset=Preset(row.preset),
        demo=row.demo,
        initials=row.initials,
        calendar_version=row.calendar_version,
        public_address=row.public_address,
        switched_on=frozenset(each for each in Switch if getattr(row, each.value)),
        setup_step=row.setup_step,
        standards=row.standards,
    )


def _place(row: Place, community: str) -> PlaceShown:
    return PlaceShown(row.code, local(row.name, row.name_en), row.kind, community)


def _community(row: Place, rows: dict[int, Place]) -> str:
    here: Place | None = row
    while here is not None and here.kind != Place.Kind.COMMUNITY:
        here = rows.get(here.parent_id) if here.parent_id else None
    return here.code if here else ""
