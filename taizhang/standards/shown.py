"""The standards as pages show them: value by value, and where each comes from."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.core.clocks import local_day
from taizhang.core.own_standards import (
    CHOSEN,
    LOOKING_BACK,
    NO_CHOICES,
    Choices,
    OwnStandards,
    Sort,
    key,
    of_category,
)
from taizhang.core.standard_origins import origin_of
from taizhang.core.standards import Standard
from taizhang.core.standards_in_time import MOMENT
from taizhang.core.vocabulary import Urgency
from taizhang.people.directory import names
from taizhang.places.directory import CategoryShown, InForce
from taizhang.places.standards import Version, coming_of, in_force_of
from taizhang.standards.subjects import Subject, subject
from taizhang.standards.wording import ORIGINS, TERMS, value
from taizhang.web import dates
from taizhang.web.wording import word


@dataclass(frozen=True)
class Cell:
    """A value. `version`: by which version of the office; 0: by the default."""

    said: str
    version: int
    changed: bool


@dataclass(frozen=True)
class TermLine:
    """A term at each urgency, and where its defaults come from."""

    name: str
    cells: tuple[Cell, ...]
    origin: str


@dataclass(frozen=True)
class Head:
    """The head of a column: an urgency, and where its standard is changed."""

    urgency: str
    url: str
    since: str


@dataclass(frozen=True)
class Table:
    """The standard of some matters. `covers`: which categories go by it."""

    key: str
    name: str
    heads: tuple[Head, ...]
    lines: tuple[TermLine, ...]
    covers: tuple[str, ...]
    is_category: bool


@dataclass(frozen=True)
class Change:
    """A term that changes."""

    term: str
    before: str
    after: str


@dataclass(frozen=True)
class VersionLine:
    """A version in the history."""

    number: int
    of: str
    at: str
    by: str
    reason: str
    changes: tuple[Change, ...]
    back: bool
    since: str
    waiting: bool
    taken_back: str
    takes_back: int


@dataclass(frozen=True)
class Coming:
    """A version that has not begun. `since`: the day on which it will."""

    number: int
    of: str
    since: str
    changes: tuple[Change, ...]


def terms_of(own: OwnStandards) -> tuple[str, ...]:
    """Return the terms that an office has: of what is switched off nobody sees a word."""
    return tuple(name for name in CHOSEN if own.looks_back or name not in LOOKING_BACK)


def tables(
    own: OwnStandards,
    categories: Sequence[CategoryShown],
    versions: tuple[Version, ...],
    now: dt.datetime,
) -> tuple[Table, ...]:
    """Return a table for each sort, and for each category with a standard of its own."""
    latest, today = in_force_of(versions, now), local_day(now)
    apart = [
        each
        for each in categories
        if any(key(of_category(each.code), urgency) in latest for urgency in Urgency)
    ]
    alike = [each for each in categories if each not in apart]
    whole = [
        _table(own, sort.value, (categories, latest, today), _covered(alike, sort))
        for sort in Sort
    ]
    return (
        *whole,
        *(
            _table(own, of_category(each.code), (categories, latest, today), ())
            for each in apart
        ),
    )


def changes(before: Standard, after: Standard, own: OwnStandards) -> tuple[Change, ...]:
    """Return the terms in which two standards differ."""
    return tuple(
        Change(str(TERMS[name]), value(name, was), value(name, will))
        for name in terms_of(own)
        if (was := getattr(before, name)) != (will := getattr(after, name))
    )


def history(
    versions: tuple[Version, ...],
    own: OwnStandards,
    categories: Sequence[CategoryShown],
    now: dt.datetime,
) -> tuple[VersionLine, ...]:
    """Return every version, the latest first. One query."""
    people = names({each.by for each in versions})
    return tuple(
        VersionLine(
            number=each.number,
            of=_of(each, categories),
            at=dates.moment(each.at, now),
            by=people[each.by].name if each.by in people else "",
            reason=each.reason,
            changes=() if each.takes_back else _said_by(each, own),
            back=each.choices == NO_CHOICES and not each.takes_back,
            since=day(each.since, now) if each.waits else "",
            waiting=each.since > now and each.stands,
            taken_back=dates.moment(each.taken_back, now) if each.taken_back else "",
            takes_back=each.takes_back,
        )
        for each in reversed(versions)
    )


def coming(
    versions: tuple[Version, ...],
    known: InForce,
    categories: Sequence[CategoryShown],
    now: dt.datetime,
) -> tuple[Coming, ...]:
    """Return what was said for a later day, in the order of days, with what it changes then."""
    return tuple(
        Coming(
            number=each.number,
            of=_of(each, categories),
            since=day(each.since, now),
            changes=_then(each, known, subject(each.what, each.urgency, categories)),
        )
        for each in coming_of(versions, now)
    )


def _then(version: Version, known: InForce, about: Subject | None) -> tuple[Change, ...]:
    own = known.standards(version.since)
    if about is None:
        return _said_by(version, own)
    before = known.standards(version.since - MOMENT)
    return changes(about.standard(before), about.standard(own), own)


def day(since: dt.datetime, now: dt.datetime) -> str:
    """Return the day on which something begins."""
    return dates.day(local_day(since), local_day(now))


def _said_by(version: Version, own: OwnStandards) -> tuple[Change, ...]:
    return tuple(_choices(version.before, version.choices, terms_of(own)))


def _choices(before: Choices, after: Choices, terms: tuple[str, ...]) -> Iterator[Change]:
    for name in terms:
        was, will = getattr(before, name), getattr(after, name)
        if was != will:
            said = [_("默认") if v is None else value(name, v) for v in (was, will)]
            yield Change(str(TERMS[name]), *said)


def _of(version: Version, categories: Sequence[CategoryShown]) -> str:
    found = subject(version.what, version.urgency, categories)
    gone = _("已停用的类别")
    return found.said if found else f"{gone} · {word(version.urgency)}"


def _covered(some: Sequence[CategoryShown], sort: Sort) -> tuple[str, ...]:
    # An upper level is not chosen where it has parts.
    above = {each.parent for each in some}
    return tuple(e.name for e in some if e.sort is sort and e.code not in above)


Known = tuple[Sequence[CategoryShown], Mapping[str, Version], dt.date]


def _table(own: OwnStandards, what: str, known: Known, covers: tuple[str, ...]) -> Table:
    categories, latest, today = known
    found = [subject(what, urgency, categories) for urgency in Urgency]
    some = [each for each in found if each is not None]
    return Table(
        key=what,
        name=some[0].name,
        heads=tuple(_head(each, latest.get(each.key), today) for each in some),
        lines=tuple(_line(name, some, own, latest) for name in terms_of(own)),
        covers=covers,
        is_category=bool(some[0].category),
    )


def _head(each: Subject, version: Version | None, today: dt.date) -> Head:
    url = reverse("standards:change", args=[each.what, each.urgency.value])
    if version is None:
        return Head(word(each.urgency), url, "")
    began = dates.day(local_day(version.since), today)
    since = _("第 %(n)d 版，%(day)s 起") % {"n": version.number, "day": began}
    return Head(word(each.urgency), url, since)


def _line(
    name: str, some: Sequence[Subject], own: OwnStandards, latest: Mapping[str, Version]
) -> TermLine:
    found = [origin_of(name, each.sort, each.urgency) for each in some]
    said = dict.fromkeys(str(ORIGINS[each]) for each in found)
    cells = tuple(_cell(name, each, own, latest) for each in some)
    return TermLine(str(TERMS[name]), cells, _("、").join(said))


def _cell(
    name: str, each: Subject, own: OwnStandards, latest: Mapping[str, Version]
) -> Cell:
    held = getattr(each.standard(own), name)
    default = getattr(own.default(each.sort, each.urgency), name)
    said_by = [latest.get(each.key), latest.get(key(each.sort.value, each.urgency))]
    version = next((v.number for v in said_by if v and _says(v, name)), 0)
    changed = held != default
    return Cell(value(name, held), version if changed else 0, changed)


def _says(version: Version, name: str) -> bool:
    return getattr(version.choices, name) is not None
