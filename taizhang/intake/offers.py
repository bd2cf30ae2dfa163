"""What the form offers to choose from. Each list is read only when it is drawn."""

from collections import defaultdict
from functools import cached_property

from django.utils.translation import gettext as _

from taizhang.core.standards import HANDLING
from taizhang.core.vocabulary import Channel, Urgency
from taizhang.intake.whereabouts import Gazetteer
from taizhang.people.directory import Person, UnitShown, shown, units
from taizhang.people.models import User
from taizhang.places.directory import CategoryShown, categories
from taizhang.web.wording import word

# A select whose options stand under headings: (heading, ((value, words), …)).
Grouped = list[tuple[str, list[tuple[str, str]]]]

# How most matters come in at a counter; the other ways are one click further away.
USUAL = (
    Channel.COUNTER,
    Channel.PHONE,
    Channel.SUGGESTION_BOX,
    Channel.HOTLINE,
    Channel.ONLINE_FORM,
)


class Offers:
    """The lists of one page."""

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The places. One query."""
        return Gazetteer()

    @cached_property
    def handlers(self) -> tuple[Person, ...]:
        """Everybody who may handle matters, unit by unit. One query."""
        rows = User.objects.select_related("unit", "role").filter(is_active=True)
        there = rows.filter(unit__active=True).order_by("unit_id", "pk")
        return tuple(shown(row) for row in there if "handle" in row.role.duties)

    @cached_property
    def _categories(self) -> tuple[CategoryShown, ...]:
        return categories()

    def categories(self) -> Grouped:
        """Return the categories under their parents; one without parts stands alone."""
        parts: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for category in self._categories:
            if category.parent:
                parts[category.parent].append((category.code, category.name))
        upper = [category for category in self._categories if not category.parent]
        grouped: Grouped = [("", [("", _("请选择"))])]
        for above in upper:
            options = parts.get(above.code) or [(above.code, above.name)]
            grouped.append((above.name, options))
        return grouped

    def communities(self) -> list[tuple[str, str]]:
        """Return the communities, and first that the place itself tells."""
        return [("", _("按地点判断")), *self.gazetteer.communities()]

    @cached_property
    def _units(self) -> tuple[UnitShown, ...]:
        return units()

    def units(self) -> list[tuple[str, str]]:
        """Return the units that a matter can be given to. One query."""
        return [("", _("暂不派办")), *((unit.code, unit.name) for unit in self._units)]

    def people(self) -> Grouped:
        """Return who may handle matters, under their units."""
        grouped: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for person in self.handlers:
            words = f"{person.name} {person.title}".strip()
            grouped[person.unit_name].append((person.pseudonym, words))
        return [("", [("", _("由单位安排"))]), *grouped.items()]

    def unit_of(self, pseudonym: str) -> str | None:
        """Return the unit of somebody who may handle matters; None: nobody such."""
        for person in self.handlers:
            if person.pseudonym == pseudonym:
                return person.unit_code
        return None


def channels(chosen: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the ways in which matters come in: those shown at once, and the others.

    What was `chosen` before is always shown.
    """
    shown_first = [c for c in Channel if c in USUAL or c.value == chosen]
    others = [c for c in Channel if c not in shown_first]
    return _worded(sorted(shown_first, key=_usual_first)), _worded(others)


def _usual_first(channel: Channel) -> int:
    return USUAL.index(channel) if channel in USUAL else len(USUAL)


def _worded(members: list[Channel]) -> list[tuple[str, str]]:
    return [(member.value, word(member)) for member in members]


def urgencies() -> list[tuple[str, str]]:
    """Return how urgent a matter can be, each with its limit for handling."""
    return [(urgency.value, _urgency(urgency)) for urgency in Urgency]


def _urgency(urgency: Urgency) -> str:
    return _("%(urgency)s %(days)d 天") % {
        "urgency": word(urgency),
        "days": HANDLING[urgency].count,
    }
