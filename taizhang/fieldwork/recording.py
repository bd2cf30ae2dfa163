"""Writing down that somebody was there: once, however often a phone says so."""

import datetime as dt
import uuid
from dataclasses import asdict, dataclass

from taizhang.core.visiting import Kind, Outcome
from taizhang.fieldwork.models import Stop, Visit
from taizhang.keys.envelopes import Envelope
from taizhang.ledger import book


@dataclass(frozen=True)
class Visited:
    """A visit as it is told. `stop`: the key of where to look in, "" for a mere place.

    `happened_at`: when somebody was there. `fix`: where the phone thought it was.
    """

    key: str
    kind: Kind
    outcome: Outcome
    happened_at: dt.datetime
    stop: str = ""
    place: str = ""
    words: str = ""
    ticks: tuple[str, ...] = ()
    fix: str = ""


def record(visited: Visited, by: str, at: dt.datetime, *, case: str = "") -> bool:
    """Write a visit down; return whether it was not there yet.

    Raises:
        KeyReused: another visit came under this key.
    """
    key = uuid.UUID(visited.key)
    # The clock that a phone is set right by moves on between two tries.
    said = asdict(visited) | {"happened_at": None}
    mark = book.form(visited.key, by, sorted(said.items())).fingerprint
    at_stop = Stop.objects.filter(key=visited.stop).first() if visited.stop else None
    row = Visit(
        key=key,
        fingerprint=mark,
        stop=at_stop,
        place=at_stop.place if at_stop else visited.place,
        kind=visited.kind,
        outcome=visited.outcome,
        by=by,
        # A phone whose clock is ahead was not there tomorrow.
        happened_at=min(visited.happened_at, at),
        arrived_at=at,
        case=case,
        sealed=_envelope(key).sealed_json(
            {"words": visited.words, "ticks": visited.ticks, "fix": visited.fix}
        ),
    )
    Visit.objects.bulk_create([row], ignore_conflicts=True)
    there = Visit.objects.get(key=key)
    if there.fingerprint != mark:
        raise book.KeyReused(visited.key)
    return there.arrived_at == at


def said_at(row: Visit) -> str:
    """Return the words that were left of a visit."""
    return str(_envelope(row.key).opened_json(row.sealed)["words"])


def _envelope(key: uuid.UUID) -> Envelope:
    return Envelope("visits", f"visit|{key}")
