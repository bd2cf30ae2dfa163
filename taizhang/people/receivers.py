"""Whom a matter can be given to: units, and the people there who handle matters.

A short table, kept for a minute by each process, because every clerk's page draws it.
"""

from dataclasses import dataclass

from django.core.cache import cache
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from taizhang.core.vocabulary import Duty
from taizhang.people.directory import Person, names, shown, units
from taizhang.people.models import User
from taizhang.people.names import KEPT_SECONDS
from taizhang.people.rota import rota_kept

Options = list[tuple[str, str]]


@dataclass(frozen=True)
class Receivers:
    """The units in order, as (code, name), and the people who handle matters."""

    units: tuple[tuple[str, str], ...]
    people: tuple[Person, ...]

    def unit_options(self, empty: str) -> Options:
        """Return the units to choose from, after the choice of none."""
        return [("", empty), *self.units]

    def people_options(self) -> list[tuple[str, Options]]:
        """Return the people to choose from, under the names of their units."""
        grouped: dict[str, Options] = {}
        away = absent_words()
        for person in self.people:
            said = away.get(person.pseudonym, "")
            words = f"{person.name} {person.title}".strip() + said
            grouped.setdefault(person.unit_name, []).append((person.pseudonym, words))
        return [("", [("", _("由单位安排"))]), *grouped.items()]

    def unit_of(self, pseudonym: str) -> str:
        """Return the unit of somebody who handles matters, "" for nobody such."""
        found = (p.unit_code for p in self.people if p.pseudonym == pseudonym)
        return next(found, "")


def absent_words() -> dict[str, str]:
    """Return what to say of those who are away: until when, and who stands in for them."""
    found = rota_kept()
    there = names(filter(None, found.there.values())) if found.away else {}
    said = {}
    for person, by in found.there.items():
        until = {"until": f"{found.away[person]:%m-%d}"}
        if by in there:
            words = _("（不在到 %(until)s，%(name)s 代）")
            said[person] = words % {**until, "name": there[by].name}
        else:
            said[person] = _("（不在到 %(until)s，没人代）") % until
    return said


def receivers() -> Receivers:
    """Return whom a matter can be given to. Two queries, once a minute."""
    key = f"receivers:{get_language()}"
    return cache.get_or_set(key, _read, KEPT_SECONDS) or _read()


def _read() -> Receivers:
    rows = User.objects.select_related("unit", "role").filter(is_active=True)
    there = rows.filter(unit__active=True).order_by("unit_id", "pk")
    return Receivers(
        units=tuple((unit.code, unit.name) for unit in units()),
        people=tuple(shown(row) for row in there if Duty.HANDLE in row.role.duties),
    )
