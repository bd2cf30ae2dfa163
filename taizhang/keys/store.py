"""Data keys by subject: made, opened, destroyed, and wrapped anew.

Each call is a transaction of its own in the database `keys`, finished before the book's:
a key without an entry is harmless, an entry without its key is lost. Nothing is cached,
so a destroyed key is gone for every process at once.
"""

import hashlib
import secrets as chance
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from django.db import connections, transaction
from django.utils import timezone

from taizhang.keys import secrets
from taizhang.keys.models import WrappedKey
from taizhang.keys.sealing import KEY_BYTES, Seal, Unreadable, seal

ALIAS: Final = "keys"
_FIRST: Final = "kek"
_AT_ONCE: Final = 500
_LOOK: Final = "SELECT subject, kek, wrapped FROM keys_wrappedkey WHERE subject IN"
_ADD: Final = "INSERT INTO keys_wrappedkey (subject, kek, wrapped, made_at) VALUES"


def make(subjects: Iterable[str]) -> dict[str, bytes]:
    """Return a 32-byte data key for each subject, made and committed where there was none.

    Whoever asks twice, or at the same time, gets the same key. Must not be called inside
    a transaction on `keys`. One query if all are there, two for each 500 that are not.
    """
    wanted = dict.fromkeys(subjects)
    found = opened(wanted)
    missing = [subject for subject in wanted if subject not in found]
    for some in _slices(missing):
        made = {name: chance.token_bytes(KEY_BYTES) for name in some}
        with transaction.atomic(using=ALIAS, durable=True):
            ours = _written(made)
            # Another process may have been faster: its key stands, ours is dropped.
            theirs = [name for name in some if name not in ours]
            found |= {name: made[name] for name in ours} | opened(theirs)
    return found


def opened(subjects: Iterable[str]) -> dict[str, bytes]:
    """Return the data keys of `subjects`; one that was destroyed is absent.

    One query for each 500 subjects.

    Raises:
        Unreadable: a stored key does not open; nothing is returned.
    """
    found: dict[str, bytes] = {}
    ring: dict[str, Seal] = {}
    for some in _slices(list(dict.fromkeys(subjects))):
        with connections[ALIAS].cursor() as cursor:
            cursor.execute(f"{_LOOK} ({_places(len(some))})", some)
            for subject, kek, wrapped in cursor.fetchall():
                ring = ring or _ring()
                found[subject] = _unwrapped(subject, kek, bytes(wrapped), ring)
    return found


def destroy(subjects: Iterable[str]) -> int:
    """Destroy the data keys of `subjects` for good; return how many there were."""
    gone = 0
    with transaction.atomic(using=ALIAS, durable=True):
        for some in _slices(list(dict.fromkeys(subjects))):
            gone += WrappedKey.objects.using(ALIAS).filter(subject__in=some).delete()[0]
        transaction.on_commit(_empty_write_ahead_log, using=ALIAS)
    return gone


def rewrap() -> int:
    """Make a new key-encryption key, wrap every data key with it; return how many.

    May be run while others work. The former key-encryption key stays until `retire`.
    """
    turn = int(_names()[-1].partition("-")[2] or 1)
    secrets.secret(f"{_FIRST}-{turn + 1:04d}")
    return _rewrap_what_is_left()


def retire() -> int:
    """Remove the key-encryption keys that no data key needs; return how many.

    Run it when a minute has gone by since `rewrap`: a process that was just making a
    data key may still have used the former one, and is seen to here first.
    """
    _rewrap_what_is_left()
    needed = set(WrappedKey.objects.using(ALIAS).values_list("kek", flat=True).distinct())
    *former, _ = _names()
    idle = [name for name in former if _kid(secrets.secret(name)) not in needed]
    for name in idle:
        secrets.discard(name)
    return len(idle)


def _rewrap_what_is_left() -> int:
    ring = _ring()
    newest = _newest()
    count = 0
    while True:
        with transaction.atomic(using=ALIAS, durable=True):
            stale = WrappedKey.objects.using(ALIAS).exclude(kek=_kid(newest))
            # Locked where the database can: a key destroyed meanwhile stays destroyed.
            rows = list(stale.select_for_update()[:_AT_ONCE])
            for row in rows:
                key = _unwrapped(row.subject, row.kek, bytes(row.wrapped), ring)
                row.kek, row.wrapped = _kid(newest), _wrapped(row.subject, key, newest)
            WrappedKey.objects.using(ALIAS).bulk_update(rows, ["kek", "wrapped"])
        if not rows:
            return count
        count += len(rows)


def _written(made: Mapping[str, bytes]) -> set[str]:
    """Write the keys `made`; return whose were not there before. One query.

    By plain SQL: a key is made for each matter that comes in, and compiling the statement
    took longer than everything else about it.
    """
    connection, kek = connections[ALIAS], _newest()
    at = connection.ops.adapt_datetimefield_value(timezone.now())
    rows = [(name, _kid(kek), _wrapped(name, key, kek), at) for name, key in made.items()]
    values = ", ".join(["(%s, %s, %s, %s)"] * len(rows))
    with connection.cursor() as cursor:
        cursor.execute(
            f"{_ADD} {values} ON CONFLICT (subject) DO NOTHING RETURNING subject",
            [value for row in rows for value in row],
        )
        return {row[0] for row in cursor.fetchall()}


def _wrapped(subject: str, key: bytes, kek: bytes) -> bytes:
    return seal(kek, _place(subject), key)


def _unwrapped(subject: str, named: str, wrapped: bytes, ring: Mapping[str, Seal]) -> bytes:
    kek = ring.get(named)
    if kek is None:
        raise Unreadable(
            f"the key-encryption key {named} is not among the secrets; "
            "put it back from the backup of the keys"
        )
    return kek.opened(_place(subject), wrapped)


def _names() -> list[str]:
    return secrets.kept(_FIRST) or [_FIRST]


def _newest() -> bytes:
    return secrets.secret(_names()[-1])


def _ring() -> dict[str, Seal]:
    return {_kid(key): Seal(key) for key in map(secrets.secret, _names())}


def _kid(kek: bytes) -> str:
    return hashlib.sha256(kek).hexdigest()[:8]


def _place(subject: str) -> bytes:
    return b"data-key\0" + subject.encode()


def _places(count: int) -> str:
    return ", ".join(["%s"] * count)


def _slices(subjects: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(subjects), _AT_ONCE):
        yield subjects[start : start + _AT_ONCE]


def _empty_write_ahead_log() -> None:
    """Overwrite what SQLite's log still holds of the destroyed rows."""
    connection = connections[ALIAS]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
