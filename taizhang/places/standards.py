"""What the office said of its close-out standards, version by version: never edited."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.db import transaction
from django.db.models import Max

from taizhang.core.own_standards import Choices, choices_from, choices_plain, key
from taizhang.core.standards_in_time import Saying, begins, said, written
from taizhang.core.vocabulary import Urgency
from taizhang.places.directory import OFFICE_KEY
from taizhang.places.models import Office, StandardVersion


class Overtaken(Exception):
    """Somebody said something else since the reader looked, or what was to be taken back
    has begun. Nothing was written."""


@dataclass(frozen=True)
class Version:
    """What was said at the moment `at`, to hold from `since` on.

    `before`: what would hold of the same without it. `takes_back`: the number of the version
    that it takes back; then it says nothing else. `taken_back`: when it was itself; None: never.
    """

    number: int
    what: str
    urgency: Urgency
    choices: Choices
    at: dt.datetime
    since: dt.datetime
    by: str
    reason: str
    before: Choices = Choices()
    takes_back: int = 0
    taken_back: dt.datetime | None = None

    @property
    def of(self) -> str:
        """Under what its choices are kept."""
        return key(self.what, self.urgency)

    @property
    def stands(self) -> bool:
        """Whether it says something that was not taken back."""
        return not self.takes_back and self.taken_back is None

    @property
    def waits(self) -> bool:
        """Whether it was said for a later day."""
        return self.since > self.at


@dataclass(frozen=True)
class Wanted:
    """A version that somebody wants. `seen`: the last number there was when they looked."""

    key: UUID
    what: str
    urgency: Urgency
    choices: Choices
    by: str
    reason: str
    seen: int
    begins: dt.date | None = None
    takes_back: int = 0


def versions() -> tuple[Version, ...]:
    """Return every version, in order. One query."""
    found: dict[int, Version] = {}
    for row in StandardVersion.objects.order_by("number"):
        version = _version(row)
        if version.takes_back:
            gone = found[version.takes_back]
            found[gone.number] = replace(gone, taken_back=version.at)
        before = _in_force(found.values(), version.since).get(version.of)
        said_before = before.choices if before else Choices()
        found[version.number] = replace(version, before=said_before)
    return tuple(found.values())


def sayings(some: Iterable[Version]) -> tuple[Saying, ...]:
    """Return what the versions say that were not taken back, in order."""
    return tuple(Saying(v.of, v.since, v.choices) for v in some if v.stands)


def in_force_of(some: Iterable[Version], at: dt.datetime) -> Mapping[str, Version]:
    """Return which versions are in force at an instant, by what they are kept under."""
    found = _in_force(some, at)
    return {of: each for of, each in found.items() if each.choices != Choices()}


def coming_of(some: Iterable[Version], at: dt.datetime) -> tuple[Version, ...]:
    """Return the versions that have not begun, in the order in which they will.

    For one day the last one said of the same counts.
    """
    waiting = (each for each in some if each.stands and each.since > at)
    last = {(each.of, each.since): each for each in waiting}
    return tuple(sorted(last.values(), key=lambda each: (each.since, each.number)))


def last_number() -> int:
    """Return the number of the last version; 0 before the first. One query."""
    return StandardVersion.objects.aggregate(last=Max("number"))["last"] or 0


def was_sent(form_key: str) -> bool:
    """Return whether the form with this key became a version already. One query at most."""
    try:
        sent = UUID(form_key)
    except ValueError:
        return False
    return StandardVersion.objects.filter(key=sent).exists()


def add(wanted: Wanted, at: dt.datetime) -> int:
    """Write a version down that is said at the moment `at`; return its number.

    Sent again it is the version that there is.

    Raises:
        Overtaken: see there.
    """
    with transaction.atomic():
        Office.objects.get_or_create(id=1)
        office = Office.objects.select_for_update().get(id=1)
        sent = StandardVersion.objects.filter(key=wanted.key).first()
        if sent is not None:
            return sent.number
        number = last_number() + 1
        waiting = {each.number for each in coming_of(versions(), at)}
        if wanted.seen != number - 1 or wanted.takes_back not in waiting | {0}:
            raise Overtaken
        StandardVersion.objects.create(number=number, at=at, **_kept(wanted))
        office.standards = written(said(sayings(versions()), at))
        office.save(update_fields=["standards"])
    cache.delete(OFFICE_KEY)
    return number


def _in_force(some: Iterable[Version], at: dt.datetime) -> dict[str, Version]:
    begun = (each for each in some if each.stands and each.since <= at)
    return {each.of: each for each in sorted(begun, key=lambda each: each.since)}


def _kept(wanted: Wanted) -> dict[str, Any]:
    return {
        "key": wanted.key,
        "what": wanted.what,
        "urgency": wanted.urgency.value,
        "choices": choices_plain(wanted.choices),
        "by": wanted.by,
        "reason": wanted.reason,
        "begins": wanted.begins,
        "takes_back": wanted.takes_back or None,
    }


def _version(row: StandardVersion) -> Version:
    return Version(
        number=row.number,
        what=row.what,
        urgency=Urgency(row.urgency),
        choices=choices_from(row.choices),
        at=row.at,
        since=begins(row.begins, row.at),
        by=row.by,
        reason=row.reason,
        takes_back=row.takes_back or 0,
    )
