"""Names for the codes and pseudonyms of an issue, in the reader's language.

Short tables are kept for a minute by each process, so that a page does not ask for them
again and again; whoever is renamed shows the old name for that long. A place that changes
shows it at once in the process in which it was changed.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.core.cache import cache
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from taizhang.core.issue import Entry
from taizhang.files.keeping import Kept, known
from taizhang.ledger import book
from taizhang.ledger.queries import Row
from taizhang.people.directory import Person, names
from taizhang.people.names import all_unit_names
from taizhang.places.gazetteer import edition
from taizhang.places.names import (
    KEPT_SECONDS,
    PlaceNamed,
    category_names,
    community_names,
    place_names,
)

T = TypeVar("T")
REMEMBERED_MOST = 500
SYSTEM = "naming:system"


@dataclass(frozen=True)
class Naming:
    """What a page about issues can name, and the present moment."""

    people: dict[str, Person]
    units: dict[str, str]
    places: dict[str, PlaceNamed]
    categories: dict[str, str]
    communities: dict[str, str]
    files: dict[str, Kept]
    now: dt.datetime
    system: str = ""

    def person(self, pseudonym: str) -> str:
        """Return somebody's name."""
        found = self.people.get(pseudonym)
        return found.name if found else self._nobody(pseudonym)

    def unit(self, code: str) -> str:
        """Return a unit's name, "" for none."""
        return self.units.get(code, code)

    def who(self, pseudonym: str) -> str:
        """Return unit and name: 锦绣物业 刘强."""
        found = self.people.get(pseudonym)
        return f"{found.unit_name} {found.name}" if found else self._nobody(pseudonym)

    def first(self, row: Row) -> str:
        """Return who of the office was asked first; who takes on what came in by itself."""
        return self.who(row.first_contact) if row.first_contact else _("谁受理谁首问")

    def _nobody(self, pseudonym: str) -> str:
        itself = bool(pseudonym) and pseudonym == self.system
        return _("居民本人") if itself else _("一位同事")

    def doer(self, entry: Entry) -> str:
        """Return who made an entry, and in whose place: 锦绣物业 唐宁（代 刘强）."""
        who = self.who(entry.actor)
        if not entry.in_place_of:
            return who
        away = self.person(entry.in_place_of)
        return _("%(who)s（代 %(away)s）") % {"who": who, "away": away}

    def place(self, code: str) -> str:
        """Return a place's name, "" for none."""
        found = self.places.get(code)
        return found.name if found else code

    def where(self, row: Row) -> PlaceNamed:
        """Return the place of an issue; its community where the place is not known."""
        community = self.communities.get(row.community) or _("未定位")
        return self.places.get(row.place) or PlaceNamed(community, "")

    def hands(self, row: Row) -> str:
        """Return the unit and the person who handle an issue: 锦绣物业 刘强."""
        person = self.person(row.handler) if row.handler else ""
        return f"{self.unit(row.unit)} {person}".strip()

    def category(self, code: str) -> str:
        """Return a category's name; one no longer in use goes by its code."""
        return self.categories.get(code, code)


def naming(
    people: Iterable[str], places: Iterable[str], files: Iterable[str], now: dt.datetime
) -> Naming:
    """Return the names of what a page shows. At most one query of a kind."""
    return Naming(
        people=_remembered("people", people, names),
        units=all_unit_names(),
        places=_remembered(f"places:{edition()}", places, place_names),
        categories=category_names(),
        communities=community_names(),
        files=_files(files),
        now=now,
        system=_system(),
    )


def _system() -> str:
    """Return the pseudonym of residents themselves, which stays once the book is begun."""
    known: str = cache.get(SYSTEM, "") or book.system()
    cache.set(SYSTEM, known, KEPT_SECONDS)
    return known


def _remembered(
    kind: str, wanted: Iterable[str], ask: Callable[[set[str]], dict[str, T]]
) -> dict[str, T]:
    """Return what `ask` tells of those `wanted`; it is asked for unknown ones only."""
    key = f"naming:{kind}:{get_language()}"
    found: dict[str, T] = cache.get(key) or {}
    if len(found) > REMEMBERED_MOST:
        # An export meets every place there is; no page should carry them all along.
        found = {}
    if missing := {code for code in wanted if code} - found.keys():
        found = found | ask(missing)
        cache.set(key, found, KEPT_SECONDS)
    return found


def _files(hashes: Iterable[str]) -> dict[str, Kept]:
    # A file under its hash never changes.
    wanted = {sha256 for sha256 in hashes if sha256}
    held = cache.get_many([f"naming:file:{sha256}" for sha256 in wanted])
    found: dict[str, Kept] = {kept.sha256: kept for kept in held.values()}
    if missing := wanted - found.keys():
        fresh = known(sorted(missing))
        cache.set_many({f"naming:file:{key}": kept for key, kept in fresh.items()})
        found |= fresh
    return found
