"""What the office said of its close-out standards, version by version: never edited."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.db import transaction
from django.db.models import Max

from taizhang.core.own_standards import (
    Choices,
    choices_from,
    choices_plain,
    key,
    read,
    written,
)
from taizhang.core.vocabulary import Urgency
from taizhang.places.directory import OFFICE_KEY
from taizhang.places.models import Office, StandardVersion


class Overtaken(Exception):
    """Somebody said something else since the reader looked. Nothing was written."""


@dataclass(frozen=True)
class Version:
    """What was said from the moment `at` on; `before`: what had been said of the same."""

    number: int
    what: str
    urgency: Urgency
    choices: Choices
    at: dt.datetime
    by: str
    reason: str
    before: Choices


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


def versions() -> tuple[Version, ...]:
    """Return every version, in order. One query."""
    found: list[Version] = []
    last: dict[str, Choices] = {}
    for row in StandardVersion.objects.order_by("number"):
        of, choices = key(row.what, Urgency(row.urgency)), choices_from(row.choices)
        found.append(_version(row, choices, last.get(of, Choices())))
        last[of] = choices
    return tuple(found)


def in_force_of(some: tuple[Version, ...]) -> Mapping[str, Version]:
    """Return which of all versions are in force, by what they are kept under."""
    latest = {key(each.what, each.urgency): each for each in some}
    return {of: each for of, each in latest.items() if each.choices != Choices()}


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
    """Write a version down, which is in force from the moment `at`; return its number.

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
        if wanted.seen != number - 1:
            raise Overtaken
        StandardVersion.objects.create(number=number, at=at, **_kept(wanted))
        said = {**read(office.standards), key(wanted.what, wanted.urgency): wanted.choices}
        office.standards = written(said)
        office.save(update_fields=["standards"])
    cache.delete(OFFICE_KEY)
    return number


def _kept(wanted: Wanted) -> dict[str, Any]:
    return {
        "key": wanted.key,
        "what": wanted.what,
        "urgency": wanted.urgency.value,
        "choices": choices_plain(wanted.choices),
        "by": wanted.by,
        "reason": wanted.reason,
    }


def _version(row: StandardVersion, choices: Choices, before: Choices) -> Version:
    return Version(
        number=row.number,
        what=row.what,
        urgency=Urgency(row.urgency),
        choices=choices,
        at=row.at,
        by=row.by,
        reason=row.reason,
        before=before,
    )
