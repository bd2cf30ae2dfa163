"""From written entries to rows and back: openings kept plain, and those that are sealed."""

import base64
import secrets as chance
from collections.abc import Mapping
from typing import Any

from taizhang.core import events as ev
from taizhang.core.codec import SALT_BYTES, Opened, Written
from taizhang.core.issue import Entry
from taizhang.core.tlog.canon import canonical, parse
from taizhang.keys.sealing import seal, unseal
from taizhang.ledger import models


def salt() -> bytes:
    """Return the random bytes that hide one committed value."""
    return chance.token_bytes(SALT_BYTES)


def subject_of(entry: Entry, first_voice: int) -> str:
    """Return whose key seals what is personal in `entry`: `case/voice`.

    What a voice said is that voice's; all else belongs to the issue's first voice.
    """
    event = entry.event
    if isinstance(event, ev.FollowUpRecorded):
        return f"{event.of or entry.case}/{event.voice}"
    if isinstance(event, ev.VoiceAdded):
        return f"{entry.case}/{event.voice}"
    return f"{entry.case}/{first_voice}"


def opening_row(
    seq: int, written: Written, subject: str, key: bytes | None, origin: str
) -> models.Opening:
    """Return the row that opens the entry `seq`. `key` is needed if anything is personal."""
    committed = {
        label: [_text(opened.salt), opened.value]
        for label, opened in written.committed.items()
    }
    if not written.personal:
        return models.Opening(entry_id=seq, committed=committed)
    assert key is not None, "what is personal is sealed before it is written"
    sealed = {
        label: _text(
            seal(
                key,
                _place(origin, seq, label),
                canonical([_text(opened.salt), opened.value]),
            )
        )
        for label, opened in written.personal.items()
    }
    return models.Opening(entry_id=seq, committed=committed, subject=subject, sealed=sealed)


def plain_values(opening: models.Opening) -> dict[str, Any]:
    """Return the committed values of `opening`; nothing personal."""
    return {label: value for label, (_salt, value) in opening.committed.items()}


def committed_openings(opening: models.Opening) -> dict[str, Opened]:
    """Return the committed values of `opening` with their salts."""
    return {
        label: Opened(_bytes(text), value)
        for label, (text, value) in opening.committed.items()
    }


def personal_openings(
    opening: models.Opening, keys: Mapping[str, bytes], origin: str
) -> dict[str, Opened]:
    """Return the personal values of `opening` with their salts; {} where they are erased.

    Raises:
        Unreadable: a sealed value was changed, or stands in another place than its own.
    """
    key = keys.get(opening.subject)
    if not opening.sealed or key is None:
        return {}
    found = {}
    for label, text in opening.sealed.items():
        place = _place(origin, opening.entry_id, label)
        inner = parse(unseal(key, place, _bytes(text)))
        assert isinstance(inner, list)
        found[label] = Opened(_bytes(str(inner[0])), inner[1])
    return found


def _place(origin: str, seq: int, label: str) -> bytes:
    return f"{origin}|{seq}|{label}".encode()


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
