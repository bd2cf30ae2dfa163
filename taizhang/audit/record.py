"""Writing a line of the audit: the one way in.

`note` is for what has happened anyway: where the table is missing or full the page still
answers, and the program's own log says so. `Ration.spend` is for what may only happen once it
is written down.
"""

import datetime as dt
import hashlib
import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import DatabaseError, transaction
from django.http import HttpRequest
from django.utils.timezone import now

from taizhang.audit.kinds import Kind
from taizhang.audit.models import Chain, Record

_log = logging.getLogger(__name__)
Details = Mapping[str, str | int | list[str]]


@dataclass(frozen=True)
class Doer:
    """Who did something, and from which network address; "" where that is not known."""

    who: str = ""
    came_from: str = ""


NOBODY = Doer()


def doer(request: HttpRequest) -> Doer:
    """Return who sent `request`, and from where."""
    # By its name alone: the accounts lie above this layer.
    who = getattr(getattr(request, "user", None), "pseudonym", "")
    return Doer(who, request.META.get("REMOTE_ADDR", "")[:45])


def note(
    kind: Kind, by: HttpRequest | Doer, about: str = "", **details: str | int | list[str]
) -> None:
    """Add a line; where that fails, say so in the log and let the page go on.

    `details`: words of the program, counts, names of fields. Nothing personal, and no value
    that somebody typed, but for reasons asked for as such.
    """
    given = by if isinstance(by, Doer) else doer(by)
    try:
        write(kind, given, about, details, now())
    except DatabaseError:
        _log.exception("the audit could not note %s", kind)


def write(kind: Kind, by: Doer, about: str, details: Details, at: dt.datetime) -> None:
    """Add a line as of the instant `at`.

    Raises:
        DatabaseError: nothing was written.
    """
    with transaction.atomic():
        append(locked(), kind, by, (about, details), at)


def locked() -> Chain:
    """Return the chain, which is this transaction's alone until it ends."""
    chain, _made = Chain.objects.select_for_update().get_or_create(id=1)
    return chain


def append(
    chain: Chain, kind: Kind, by: Doer, what: tuple[str, Details], at: dt.datetime
) -> None:
    """Add a line behind the end of the `locked` chain."""
    about, details = what
    line = Record(
        seq=chain.size + 1,
        at=at,
        who=by.who,
        kind=kind.value,
        about=about[:40],
        details=dict(details),
        came_from=by.came_from,
        before=chain.head,
    )
    line.save(force_insert=True)
    chain.size, chain.head = line.seq, hash_of(line)
    chain.save(update_fields=["size", "head"])


def hash_of(line: Record) -> str:
    """Return the SHA-256 over everything in `line`, the hash of the one before included."""
    contents = [
        line.seq,
        line.at.astimezone(dt.UTC).isoformat(timespec="microseconds"),
        line.who,
        line.kind,
        line.about,
        line.details,
        line.came_from,
        line.before,
    ]
    text = json.dumps(contents, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Ration:
    """So many lines of a kind for each person `within` a stretch of time, and no more."""

    kind: Kind
    most: int
    within: dt.timedelta

    def spend(self, by: Doer, about: str, details: Details, at: dt.datetime) -> bool:
        """Write a line and return True; False: there were as many already, none is written.

        Counted under the lock of the chain, so that asking twice at once brings no more.

        Raises:
            DatabaseError: nothing was written, and what it is for must not happen.
        """
        with transaction.atomic():
            chain = locked()
            lately = Record.objects.filter(
                who=by.who, kind=self.kind.value, at__gt=at - self.within
            )
            if lately.count() >= self.most:
                return False
            append(chain, self.kind, by, (about, details), at)
        return True
