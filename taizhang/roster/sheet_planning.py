"""What a sheet of posts would do: who comes, who stays, who goes, and which rows cannot be.

For a post at a place that the sheet names holders of, those are who holds it: others leave
it today. What the sheet says nothing of stays as it is.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from taizhang.people.models import Holding, PostKind, User
from taizhang.people.posts import holding_on, name_of
from taizhang.places.gazetteer import Gazetteer
from taizhang.places.models import Place
from taizhang.roster.sheet_reading import Entry

TEXTS = ("phone", "hours", "stand_in", "stand_in_phone", "duties", "pledge")
Seat = tuple[str, str]


@dataclass(frozen=True)
class Odd:
    """A row that cannot come in, and why."""

    line: int
    what: str
    why: str


@dataclass
class Coming:
    """Somebody for a post. `row`: who holds it already and is only described anew."""

    line: int
    place: str
    place_name: str
    kind: PostKind
    person: User | None
    entry: Entry
    row: Holding | None = None

    @property
    def name(self) -> str:
        """Who it is."""
        return self.person.name if self.person else str(self.entry["name"])

    def write(self, today: dt.date) -> None:
        """Write that they hold the post."""
        row = self.row or Holding(kind=self.kind, place=self.place, since=today)
        row.person = self.person
        row.name = "" if self.person else self.entry["name"]
        for text in TEXTS:
            setattr(row, text, self.entry[text])
        row.shown = self.entry["shown"]
        if self.entry["since"]:
            row.since = dt.date.fromisoformat(self.entry["since"])
        row.save()


@dataclass(frozen=True)
class Line:
    """Somebody who comes or goes, as the page lists them; `line` is 0 for who goes."""

    place: str
    post: str
    name: str
    line: int = 0


@dataclass(frozen=True)
class Shown:
    """What a plan would do, counted, with the first of those who come and who go."""

    counts: dict[str, int]
    nothing: bool
    odd: tuple[Odd, ...]
    new: tuple[Line, ...]
    going: tuple[Line, ...]


@dataclass(frozen=True)
class Going:
    """Somebody who holds a post today and is not among those the sheet names for it."""

    row: Holding
    name: str
    post: str
    place_name: str


@dataclass
class Plan:
    """What the sheet would do. `empty`: rows of posts for which nobody is named."""

    new: list[Coming] = field(default_factory=list)
    changed: list[Coming] = field(default_factory=list)
    going: list[Going] = field(default_factory=list)
    there: int = 0
    empty: int = 0
    odd: list[Odd] = field(default_factory=list)

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to be written."""
        return not (self.new or self.changed or self.going)

    def shown(self, most: int) -> Shown:
        """Return it as the page shows it, `most` of a kind."""
        many = ("new", "changed", "going", "odd")
        counts = {name: len(getattr(self, name)) for name in many}
        return Shown(
            counts=counts | {"there": self.there, "empty": self.empty},
            nothing=self.nothing,
            odd=tuple(self.odd[:most]),
            new=tuple(
                Line(each.place_name, each.kind.name, each.name, each.line)
                for each in self.new[:most]
            ),
            going=tuple(
                Line(each.place_name, each.post, each.name) for each in self.going[:most]
            ),
        )


class Planner:
    """Walks through the rows with what the office has in hand."""

    def __init__(self) -> None:
        self._places = Gazetteer()
        kinds = PostKind.objects.filter(active=True)
        self._kinds = {(row.level, row.name): row for row in kinds}
        self._kinds |= {(r.level, r.name_en.casefold()): r for r in kinds if r.name_en}
        self._people = {row.username: row for row in User.objects.filter(is_active=True)}
        self._held: dict[Seat, list[Holding]] = {}
        for row in holding_on(localdate()):
            self._held.setdefault((row.kind.code, row.place), []).append(row)
        self._kept: dict[Seat, set[int]] = {}
        self._seen: set[tuple[str, str, str]] = set()
        self.plan = Plan()

    def take(self, entry: Entry) -> None:
        """Plan one row, or say why it cannot be."""
        try:
            self._take(entry)
        except ValueError as why:
            what = " ".join(filter(None, (entry["community"], entry["grid"])))
            said = f"{what} {entry['post']} {entry['name']}".strip()
            self.plan.odd.append(Odd(entry["line"], said, str(why)))

    def end(self) -> Plan:
        """Return the plan, with those who go."""
        for seat, kept in self._kept.items():
            for row in self._held.get(seat, []):
                if row.pk not in kept:
                    name = self._places.name_of(row.place)
                    self.plan.going.append(Going(row, name_of(row), row.kind.name, name))
        return self.plan

    def _take(self, entry: Entry) -> None:
        if entry["problem"]:
            raise ValueError(entry["problem"])
        place, level = self._place(entry)
        kind = self._kinds.get((level, entry["post"])) or self._kinds.get(
            (level, entry["post"].casefold())
        )
        if kind is None:
            raise ValueError(
                _("这一级没有叫“%(post)s”的岗位。请照“岗位种类”里的写。")
                % {"post": entry["post"][:20]}
            )
        if not (entry["name"] or entry["username"]):
            self.plan.empty += 1
            return
        person = self._person(entry)
        coming = Coming(
            entry["line"], place, self._places.name_of(place), kind, person, entry
        )
        self._once(coming)
        self._sort_in(coming)

    def _sort_in(self, coming: Coming) -> None:
        """Put somebody among those who come, or those who are there already."""
        seat = coming.kind.code, coming.place
        kept = self._kept.setdefault(seat, set())
        coming.row = next(
            (row for row in self._held.get(seat, []) if _same(row, coming)), None
        )
        if coming.row is None:
            self.plan.new.append(coming)
            return
        kept.add(coming.row.pk)
        if _differs(coming.row, coming):
            self.plan.changed.append(coming)
        else:
            self.plan.there += 1

    def _place(self, entry: Entry) -> tuple[str, str]:
        if not (entry["community"] or entry["grid"]):
            if root := self._places.root():
                return root, Place.Kind.SUBDISTRICT
            raise ValueError(_("还没有街道。请先在地点里加上。"))
        community = self._places.community_meant(entry["community"])
        if not community:
            raise ValueError(
                _("没有叫“%(name)s”的社区。请核对名称，或先在地点里加上。")
                % {"name": entry["community"][:20]}
            )
        if not entry["grid"]:
            return community, Place.Kind.COMMUNITY
        plain = _plain(entry["grid"])
        for code, name, _around in self._places.of_kind(Place.Kind.GRID):
            same = self._places.community_of(code) == community
            if same and plain in {_plain(name), code}:
                return code, Place.Kind.GRID
        raise ValueError(
            _("这个社区里没有叫“%(name)s”的网格。请核对名称，或先在地点里加上。")
            % {"name": entry["grid"][:20]}
        )

    def _person(self, entry: Entry) -> User | None:
        if not entry["username"]:
            return None
        person = self._people.get(entry["username"])
        if person is None:
            raise ValueError(
                _("没有账号“%(name)s”，或已停用。不填账号、只写姓名也可以。")
                % {"name": entry["username"][:20]}
            )
        if entry["name"] and entry["name"] not in {person.name, person.name_en}:
            raise ValueError(
                _("账号“%(name)s”不是这个姓名的。请核对是哪一位。")
                % {"name": entry["username"][:20]}
            )
        return person

    def _once(self, coming: Coming) -> None:
        if coming.entry["since"] and coming.entry["since"] > localdate().isoformat():
            raise ValueError(_("任职的日子还没到。到任那天再导，或写已到任的日子。"))
        key = coming.kind.code, coming.place, coming.name
        if key in self._seen:
            raise ValueError(_("前面已经有同一个人的同一个岗位。"))
        self._seen.add(key)


def planned(entries: Iterable[Entry]) -> Plan:
    """Return what `entries` would do. Four queries."""
    planner = Planner()
    for entry in entries:
        planner.take(entry)
    return planner.end()


def bring_in(entries: Iterable[Entry]) -> Plan:
    """Write what `entries` say, in one transaction; what is odd stays out."""
    today = localdate()
    with transaction.atomic():
        plan = planned(entries)
        # Who goes first: somebody may come back into the same post with an account.
        for each in plan.going:
            each.row.until = today
            each.row.save(update_fields=["until"])
        for coming in (*plan.new, *plan.changed):
            coming.write(today)
    return plan


def _same(row: Holding, coming: Coming) -> bool:
    if coming.person is not None:
        return row.person_id == coming.person.pk
    return row.person_id is None and row.name == coming.entry["name"]


def _differs(row: Holding, coming: Coming) -> bool:
    said = coming.entry
    texts = any(getattr(row, name) != said[name] for name in TEXTS)
    other_day = said["since"] and said["since"] != row.since.isoformat()
    return bool(texts or row.shown != said["shown"] or other_day)


def _plain(name: str) -> str:
    kept = "".join(letter for letter in name.casefold() if letter.isalnum())
    return kept.removesuffix("网格")
