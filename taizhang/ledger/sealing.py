"""From written entries to rows and back: openings kept plain, and those that are sealed."""

import secrets as chance
from binascii import a2b_base64, b2a_base64
from collections.abc import Mapping
from functools import partial
from json import JSONDecoder
from typing import Any, NamedTuple

from taizhang.core import events as ev
from taizhang.core.codec import SALT_BYTES, Opened, Written
from taizhang.core.issue import Entry
from taizhang.core.tlog.canon import canonical
from taizhang.keys.sealing import Seal

_read = JSONDecoder().raw_decode
_bytes = partial(a2b_base64, strict_mode=True)


class Stored(NamedTuple):
    """An entry as it is kept: its leaf, the columns beside it, and what opens it."""

    seq: int
    case: str | None
    n: int | None
    leaf: bytes
    committed: Any
    subject: str
    sealed: Any
    erased_by: int | None


def salt() -> bytes:
    """Return the random bytes that hide one committed value."""
    return chance.token_bytes(SALT_BYTES)


def subject_of(entry: Entry, first_voice: int) -> str:
    """Return whose key seals what is personal in `entry`: `case/voice`.

    What a voice said is that voice's; all else belongs to the issue's first voice.
    """
    event = entry.event
    if isinstance(event, ev.FollowUpRecorded | ev.WordsAdded | ev.ObjectionRaised):
        return f"{event.of or entry.case}/{event.voice}"
    if isinstance(event, ev.VoiceAdded | ev.SpokenFor):
        return f"{entry.case}/{event.voice}"
    return f"{entry.case}/{first_voice}"


def opening_row(
    seq: int, written: Written, subject: str, key: bytes | None, origin: str
) -> dict[str, Any]:
    """Return the row that opens the entry `seq`. `key` is needed if anything is personal."""
    row = {
        "entry_id": seq,
        "committed": {
            label: [_text(opened.salt), opened.value]
            for label, opened in written.committed.items()
        },
        "subject": "",
        "sealed": None,
        "erased_by_id": None,
    }
    if not written.personal:
        return row
    assert key is not None, "what is personal is sealed before it is written"
    seal_of = Seal(key)
    sealed = {
        label: _text(
            seal_of.sealed(
                _place(origin, seq, label), canonical([_text(opened.salt), opened.value])
            )
        )
        for label, opened in written.personal.items()
    }
    return row | {"subject": subject, "sealed": sealed}


def plain_values(stored: Stored) -> dict[str, Any]:
    """Return the committed values of `stored`; nothing personal."""
    return {label: value for label, (_salt, value) in stored.committed.items()}


def committed_openings(stored: Stored) -> dict[str, Opened]:
    """Return the committed values of `stored` with their salts."""
    return {
        label: Opened(_bytes(text), value)
        for label, (text, value) in stored.committed.items()
    }


def personal_openings(
    stored: Stored, keys: Mapping[str, bytes], origin: str
) -> dict[str, Opened]:
    """Return the personal values of `stored` with their salts; {} where they are erased.

    Raises:
        Unreadable: a sealed value was changed, or stands in another place than its own.
    """
    key = keys.get(stored.subject)
    if not stored.sealed or key is None:
        return {}
    found, seal_of = {}, Seal(key)
    for label, text in stored.sealed.items():
        place = _place(origin, stored.seq, label)
        # The seal vouches for these bytes, and the leaf for the value in them.
        told = seal_of.opened(place, _bytes(text)).decode()
        (salted, value), end = _read(told)
        if end != len(told):
            raise ValueError("more than one value stands under one seal")
        found[label] = Opened(_bytes(salted), value)
    return found


def _place(origin: str, seq: int, label: str) -> bytes:
    return f"{origin}|{seq}|{label}".encode()


def _text(raw: bytes) -> str:
    return b2a_base64(raw, newline=False).decode()
