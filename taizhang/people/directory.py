"""Who is who, for pages: frozen values, never rows. Names in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass

from taizhang.core.independence import Checker
from taizhang.core.vocabulary import Duty
from taizhang.people.models import Role, Unit, User
from taizhang.tongue import local


@dataclass(frozen=True)
class Person:
    """Somebody of the office, as pages show them."""

    pseudonym: str
    name: str
    title: str
    phone: str
    unit_code: str
    unit_name: str
    role_code: str
    role_name: str
    active: bool


@dataclass(frozen=True)
class UnitShown:
    """A unit that matters can be given to."""

    code: str
    name: str
    kind: str
    phone: str


def names(pseudonyms: Iterable[str]) -> dict[str, Person]:
    """Return the people behind `pseudonyms`, by pseudonym; unknown ones are left out.

    People who have left are among them: the timeline still names them. One query.
    """
    rows = User.objects.select_related("unit", "role")
    wanted = rows.filter(pseudonym__in=set(pseudonyms))
    return {row.pseudonym: shown(row) for row in wanted}


def everybody() -> dict[str, Person]:
    """Return all people by pseudonym, the longest-serving first, those who left as well.

    One query.
    """
    rows = User.objects.select_related("unit", "role").order_by("pk")
    return {row.pseudonym: shown(row) for row in rows}


def shown(user: User) -> Person:
    """Return `user` as pages show them."""
    return Person(
        pseudonym=user.pseudonym,
        name=local(user.name, user.name_en),
        title=local(user.title, user.title_en),
        phone=user.phone,
        unit_code=user.unit.code,
        unit_name=local(user.unit.name, user.unit.name_en),
        role_code=user.role.code,
        role_name=local(user.role.name, user.role.name_en),
        active=user.is_active,
    )


def units() -> tuple[UnitShown, ...]:
    """Return the active units, the oldest first. One query."""
    return tuple(_unit(row) for row in Unit.objects.filter(active=True).order_by("pk"))


def unit(code: str) -> UnitShown | None:
    """Return the unit `code`, dissolved or not; None: there is none. One query."""
    row = Unit.objects.filter(code=code).first()
    return _unit(row) if row else None


def people_of(unit_code: str) -> tuple[Person, ...]:
    """Return the active people of a unit, the longest-serving first. One query."""
    rows = User.objects.select_related("unit", "role").filter(unit__code=unit_code)
    return tuple(map(shown, rows.filter(is_active=True).order_by("pk")))


def is_community(code: str) -> bool:
    """Return whether the unit is a residents' committee's. One query."""
    return Unit.objects.filter(code=code, kind=Unit.Kind.COMMUNITY).exists()


def one_of_each_role() -> tuple[Person, ...]:
    """Return the longest-serving active person of each role, in the roles' order."""
    first: dict[str, Person] = {}
    rows = User.objects.select_related("unit", "role").filter(is_active=True)
    for row in rows.order_by("role_id", "pk"):
        first.setdefault(row.role.code, shown(row))
    return tuple(first.values())


def works_here(pseudonym: str) -> bool:
    """Return whether that is somebody who works here still. One query."""
    return User.objects.filter(pseudonym=pseudonym, is_active=True).exists()


def leaders() -> tuple[Person, ...]:
    """Return those at work here who rule on matters, by name. One query."""
    rows = User.objects.select_related("unit", "role").filter(is_active=True)
    ruling = (row for row in rows if Duty.RULE.value in row.role.duties)
    return tuple(sorted(map(shown, ruling), key=lambda person: person.name))


def at_work() -> tuple[Person, ...]:
    """Return everybody who works here now, by name. One query."""
    rows = User.objects.select_related("unit", "role").filter(is_active=True)
    return tuple(sorted(map(shown, rows), key=lambda person: person.name))


def holders_of(duties: Iterable[str]) -> tuple[str, ...]:
    """Return the names of the roles in use that carry any of `duties`: whom to ask."""
    wanted = set(duties)
    rows = Role.objects.filter(active=True).order_by("pk")
    return tuple(local(r.name, r.name_en) for r in rows if wanted & set(r.duties))


def checkers() -> tuple[Checker, ...]:
    """Return who works here and is charged with checking (核验). One query."""
    rows = User.objects.select_related("unit", "role").filter(is_active=True)
    held = (row for row in rows if Duty.VERIFY.value in row.role.duties)
    return tuple(Checker(row.pseudonym, row.unit.code) for row in held)


def _unit(row: Unit) -> UnitShown:
    return UnitShown(row.code, local(row.name, row.name_en), row.kind, row.phone)
