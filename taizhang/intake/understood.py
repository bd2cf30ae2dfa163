"""What a typed line was understood as: tokens to show, fields to fill, and what to look at."""

from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from taizhang.core.texts import WORDS_MAX
from taizhang.core.vocabulary import Nature, Urgency
from taizhang.intake.assigning import Assignment, assigned
from taizhang.people.directory import names
from taizhang.people.receivers import Receivers
from taizhang.places import directory
from taizhang.places.gazetteer import Gazetteer, Whereabouts
from taizhang.reading.line import Known, Reading, read
from taizhang.reading.pieces import Confidence, Proposal
from taizhang.web.wording import word

# In the order in which the form asks. Without the last three nothing can be registered.
FILLED = (
    *("reporter", "phone", "told_by", "nature", "place_text", "summary", "category"),
    *("words", "urgency", "happened_at", "unit", "handler"),
)
USUAL = {"urgency": Urgency.ORDINARY.value}
LONGEST = WORDS_MAX + 1_000


@dataclass(frozen=True)
class Token:
    """A field as it was understood. `shown` is what people read for `value`."""

    name: str
    label: str
    value: str
    shown: str
    doubtful: bool = False
    note: str = ""


@dataclass(frozen=True)
class Understood:
    """What a line says. `look_at`: the fields that somebody has to see, in their order."""

    tokens: tuple[Token, ...] = ()
    look_at: tuple[str, ...] = ()
    values: dict[str, str] = field(default_factory=dict)

    def filled(self, data: QueryDict) -> QueryDict:
        """Return the form's `data` with what was understood in place of what stood there."""
        changed = data.copy()
        for name, value in self.values.items():
            changed[name] = value
        return changed


def understood(
    line: str, gazetteer: Gazetteer, receivers: Receivers, *, may_dispatch: bool
) -> Understood:
    """Return what `line` says, and to whom the matter may go. Four queries at most."""
    if not line.strip():
        return Understood()
    kinds = {each.code: each for each in directory.categories()}
    leaves = _leaves(kinds)
    known = Known(
        whereabouts=lambda text: gazetteer.whereabouts(text, ""),
        categories={code: each.chinese for code, each in leaves.items()},
        colleagues=frozenset(person.name for person in receivers.people),
    )
    reading = read(line[:LONGEST], known, now())
    given = Assignment()
    if may_dispatch and reading.category.value:
        where = Whereabouts(reading.place, reading.community)
        given = assigned(reading.category.value, where, receivers, gazetteer)
    found = {name: getattr(reading, name) for name in FILLED if hasattr(reading, name)}
    found |= {
        "unit": Proposal(given.unit, given.confidence),
        "handler": Proposal(given.handler, given.confidence),
    }
    words = _Words(gazetteer, receivers, {c: k.name for c, k in leaves.items()}, given)
    return Understood(
        tokens=tuple(
            words.token(name, found[name], reading) for name in FILLED if _told(name, found)
        ),
        look_at=tuple(name for name in FILLED if _doubtful(name, found, may_dispatch)),
        values={name: each.value or USUAL.get(name, "") for name, each in found.items()},
    )


def _leaves(
    kinds: dict[str, directory.CategoryShown],
) -> dict[str, directory.CategoryShown]:
    """Return the kinds of matter that can be chosen: parts, and those without any."""
    above = {each.parent for each in kinds.values()}
    return {code: each for code, each in kinds.items() if code not in above}


def _told(name: str, found: dict[str, Proposal]) -> bool:
    """Return whether a token says it: what stands below word by word needs none."""
    if name in {"summary", "words", "handler"} or not found[name].value:
        return False
    return name != "nature" or found[name].confidence is not Confidence.NONE


def _doubtful(name: str, found: dict[str, Proposal], may_dispatch: bool) -> bool:
    needed = name in {"place_text", "category", "summary"}
    needed = needed or (name == "unit" and may_dispatch)
    if found[name].confidence is Confidence.NONE:
        return needed
    # Who doubts the unit doubts the person as well: one look is enough.
    return name != "handler" and found[name].confidence is Confidence.DOUBTFUL


@dataclass(frozen=True)
class _Words:
    """What fields are called, and what people read for the codes in them."""

    gazetteer: Gazetteer
    receivers: Receivers
    categories: dict[str, str]
    given: Assignment

    def token(self, name: str, said: Proposal, reading: Reading) -> Token:
        """Return the token of one field."""
        labels = {
            "reporter": _("姓名"),
            "phone": _("电话"),
            "told_by": _("代报人"),
            "nature": _("性质"),
            "place_text": _("地点"),
            "category": _("类别"),
            "urgency": _("轻重"),
            "happened_at": _("反映时间"),
            "unit": _("派给"),
        }
        note = {"place_text": self._lies(reading), "unit": self._away()}.get(name, "")
        doubtful = said.confidence is Confidence.DOUBTFUL
        return Token(
            name, labels[name], said.value, self._shown(name, said), doubtful, note
        )

    def _shown(self, name: str, said: Proposal) -> str:
        match name:
            case "nature":
                return word(Nature(said.value))
            case "urgency":
                return word(Urgency(said.value))
            case "category":
                return self.categories[said.value]
            case "unit":
                return self._receiver()
        return said.value

    def _lies(self, reading: Reading) -> str:
        code = reading.place or reading.community
        found = self.gazetteer.proposal(code) if code else None
        if found is None:
            return _("不在地点表里，照原话记")
        return " · ".join(filter(None, (found.name, found.note)))

    def _receiver(self) -> str:
        unit = dict(self.receivers.units)[self.given.unit]
        people = {person.pseudonym: person.name for person in self.receivers.people}
        return f"{unit} {people.get(self.given.handler, '')}".strip()

    def _away(self) -> str:
        if not self.given.away:
            return ""
        person = names([self.given.away]).get(self.given.away)
        name = person.name if person else ""
        if not self.given.handler:
            return pgettext("派给", "%(name)s 今天不在，由单位安排") % {"name": name}
        return pgettext("派给", "%(name)s 今天不在，B 岗代") % {"name": name}
