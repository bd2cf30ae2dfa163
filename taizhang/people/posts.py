"""Who holds which post today, for pages: frozen values, names in the reader's language."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from taizhang.people.models import Holding, PostKind, User
from taizhang.people.rota import rota_kept
from taizhang.tongue import local


@dataclass(frozen=True)
class Contact:
    """Somebody to be called; "" where there is no number, or none that may be told."""

    name: str
    phone: str


@dataclass(frozen=True)
class PostHeld:
    """Somebody in a post. `place` is a code; `photo` the hash of a kept picture, or "".

    `away`: they are not there today, and `stand_in` is. `shown`: everybody may be told.
    """

    id: int
    post: str
    kind: str
    level: str
    leads: bool
    committee: str
    place: str
    name: str
    pseudonym: str
    phone: str
    hours: str
    duties: str
    pledge: str
    photo: str
    shown: bool
    since: dt.date
    away: bool = False
    stand_in: Contact | None = None

    @property
    def call(self) -> Contact:
        """Whom to call now: themselves, or who is there for them."""
        there = self.stand_in if self.away and self.stand_in else None
        return there or Contact(self.name, self.phone)


def holding_on(day: dt.date) -> QuerySet[Holding]:
    """Return the holdings of the day `day`, in the order of posts."""
    begun = Q(since__lte=day)
    going_on = Q(until__isnull=True) | Q(until__gt=day)
    rows = Holding.objects.select_related(
        "kind", "kind__committee", "person", "person__backup"
    )
    return rows.filter(begun & going_on).order_by("kind__order", "kind_id", "pk")


def held_at(places: Iterable[str]) -> tuple[PostHeld, ...]:
    """Return who holds a post in use at any of `places` today, in the order of posts.

    Two queries, and two more while anybody is away.
    """
    wanted = holding_on(localdate()).filter(place__in=set(places), kind__active=True)
    return _told(list(wanted))


@dataclass(frozen=True)
class KindShown:
    """A post that each place of a level is to have; `committee` is "" for none."""

    code: str
    name: str
    level: str
    leads: bool
    committee: str


def kinds_in_use() -> tuple[KindShown, ...]:
    """Return the posts that places are to have, in their order. One query."""
    rows = PostKind.objects.select_related("committee").filter(active=True)
    return tuple(
        KindShown(
            row.code,
            local(row.name, row.name_en),
            row.level,
            row.leads,
            local(row.committee.name, row.committee.name_en) if row.committee else "",
        )
        for row in rows.order_by("order", "pk")
    )


def _told(rows: list[Holding]) -> tuple[PostHeld, ...]:
    found = rota_kept()
    wanted = {found.there.get(row.person.pseudonym, "") for row in rows if row.person}
    there = {row.pseudonym: row for row in _people(wanted - {""})}
    return tuple(_one(row, found.there, there) for row in rows)


def _people(pseudonyms: set[str]) -> Iterable[User]:
    return User.objects.filter(pseudonym__in=pseudonyms) if pseudonyms else ()


def _one(row: Holding, covered: Mapping[str, str], there: dict[str, User]) -> PostHeld:
    kind, person = row.kind, row.person
    committee = kind.committee
    away = person is not None and person.pseudonym in covered
    there_for = covered.get(person.pseudonym, "") if person else ""
    return PostHeld(
        id=row.pk,
        post=local(kind.name, kind.name_en),
        kind=kind.code,
        level=kind.level,
        leads=kind.leads,
        committee=local(committee.name, committee.name_en) if committee else "",
        place=row.place,
        name=name_of(row),
        pseudonym=person.pseudonym if person else "",
        phone=row.phone or (person.phone if person else ""),
        hours=row.hours,
        duties=row.duties or local(kind.duties, kind.duties_en),
        pledge=row.pledge or local(kind.pledge, kind.pledge_en),
        photo=row.photo,
        shown=row.shown,
        since=row.since,
        away=away,
        stand_in=_stand_in(row, away, there_for, there),
    )


def name_of(row: Holding) -> str:
    """Return the name of whoever holds a post, as it is now where they have an account."""
    person = row.person
    if person is None:
        return local(row.name, row.name_en)
    return local(person.name, person.name_en)


def _stand_in(
    row: Holding, away: bool, there: str, people: dict[str, User]
) -> Contact | None:
    """Return who is asked instead: whoever is there now, whoever would be, or a mere name."""
    backup = row.person.backup if row.person and not away else people.get(there)
    if row.stand_in and not there:
        return Contact(row.stand_in, row.stand_in_phone)
    return Contact(local(backup.name, backup.name_en), backup.phone) if backup else None


def photo_told(sha256: str) -> bool:
    """Return whether a picture is that of somebody in a post whom everybody may see."""
    told = holding_on(localdate()).filter(shown=True, kind__leads=True)
    return bool(sha256) and told.filter(photo=sha256).exists()
