"""Slips: what was read off each, and what becomes of it.

Deciding about a slip and writing it into the book are one transaction: whatever crashes,
no slip is on the ledger twice, and none is crossed off without being there.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from django.db import transaction
from django.utils.timezone import now

from taizhang.core import commands as co
from taizhang.core.vocabulary import Actor
from taizhang.emptying.balance import Outcome
from taizhang.emptying.models import Opening, Slip, Stub
from taizhang.emptying.opening import held
from taizhang.emptying.refusals import Flaw, NotDone
from taizhang.keys.envelopes import Envelope
from taizhang.ledger import book, numbers
from taizhang.ledger.writing import Done

COUNTED_ONLY: Final = (Outcome.PRAISE, Outcome.BLANK, Outcome.UNREADABLE)


@dataclass(frozen=True)
class Draft:
    """What was typed or read off a slip so far. `doubtful`: pieces that nobody is sure of."""

    said: dict[str, str] = field(default_factory=dict)
    doubtful: tuple[str, ...] = ()
    read: bool = False


@dataclass(frozen=True)
class SlipStands:
    """A slip as it stands; `number` is what it became on the ledger, known to the page."""

    n: int
    key: str
    photo: str
    outcome: Outcome
    reason: str
    case: str
    draft: Draft

    @property
    def waits(self) -> bool:
        """Whether nobody has said yet what it is."""
        return self.outcome is Outcome.WAITING


def slips_of(opening: Opening) -> tuple[SlipStands, ...]:
    """Return the slips of an opening in their order. One query."""
    return tuple(_stands(row) for row in opening.slips.order_by("n"))


def photo_of(code: str, number: int, n: int) -> str:
    """Return the hash of the picture of a slip, "" for none. One query."""
    rows = Slip.objects.filter(opening__box__point__code=code, opening__number=number, n=n)
    return rows.values_list("photo", flat=True).first() or ""


def keep(code: str, number: int, n: int, said: dict[str, str]) -> None:
    """Keep what was typed of a slip, sealed. What is decided already is left alone."""
    with transaction.atomic():
        slip = _slip(held(code, number), n)
        if slip.outcome == Outcome.WAITING:
            _write_draft(slip, Draft(said, _opened(slip).doubtful, _opened(slip).read))


def write_read(slip_id: int, said: dict[str, str], doubtful: Sequence[str]) -> None:
    """Keep what the machine read off a slip, unless somebody has typed something by now."""
    with transaction.atomic():
        slip = Slip.objects.select_for_update().get(pk=slip_id)
        if slip.outcome == Outcome.WAITING and slip.draft is None:
            _write_draft(slip, Draft(said, tuple(doubtful), read=True))


def enter(
    slip: tuple[str, int, int],
    outcome: Outcome,
    case: str,
    commands: Sequence[co.Command],
    by: Actor,
    sent: book.Form,
) -> Done:
    """Put a slip on the ledger: as a new matter (`case` ""), or as a voice of one.

    Raises:
        NotDone: somebody has decided already, or its stub is none of ours.
        Refused, KeyReused, NoSuchIssue: as in `book.submit`.
    """
    (code, number, n), at = slip, now()
    with transaction.atomic():
        row = _undecided(code, number, n)
        row.stub = _stub(commands)
        done = book.submit(case, *commands, by=by, at=at, sent=sent)
        _decide(row, outcome, by.id, at, case=done.issue.case)
    return done


def set_aside(
    slip: tuple[str, int, int],
    outcome: Outcome,
    reason: str,
    receipt: str,
    by: str,
) -> None:
    """Say that a slip is praise to be counted, blank, or cannot be read.

    Raises:
        NotDone: somebody has decided already, or its stub is none of ours.
    """
    assert outcome in COUNTED_ONLY
    code, number, n = slip
    with transaction.atomic():
        row = _undecided(code, number, n)
        row.stub = _stub_of(receipt)
        _decide(row, outcome, by, now(), reason=reason)


def put_back(code: str, number: int, n: int) -> None:
    """Take back what was said of a slip that is not on the ledger.

    Raises:
        NotDone: it is on the ledger, where nothing is taken back in silence.
    """
    with transaction.atomic():
        row = _slip(held(code, number), n)
        if row.case:
            raise NotDone(Flaw.DECIDED)
        row.outcome, row.reason, row.stub = Outcome.WAITING.value, "", None
        row.decided_by, row.decided_at = "", None
        row.save()


def _decide(
    row: Slip, outcome: Outcome, by: str, at: dt.datetime, case: str = "", reason: str = ""
) -> None:
    row.outcome, row.case, row.reason = outcome.value, case, reason
    row.decided_by, row.decided_at = by, at
    if case:
        row.draft = None
    row.save()


def _undecided(code: str, number: int, n: int) -> Slip:
    row = _slip(held(code, number), n)
    if row.outcome != Outcome.WAITING:
        raise NotDone(Flaw.DECIDED)
    return row


def _slip(opening: Opening, n: int) -> Slip:
    return Slip.objects.select_for_update().get(opening=opening, n=n)


def _stub(commands: Sequence[co.Command]) -> Stub | None:
    told = (c.receipt for c in commands if isinstance(c, co.RegisterIssue | co.AddVoice))
    return _stub_of(next(told, ""))


def _stub_of(receipt: str) -> Stub | None:
    if not receipt:
        return None
    rows = Stub.objects.select_for_update(of=("self",)).select_related("slip")
    stub = rows.filter(receipt=numbers.receipt_hash(receipt)).first()
    if stub is None:
        raise NotDone(Flaw.STUB_UNKNOWN)
    if hasattr(stub, "slip"):
        raise NotDone(Flaw.STUB_USED)
    return stub


def _stands(row: Slip) -> SlipStands:
    return SlipStands(
        n=row.n,
        key=str(row.key),
        photo=row.photo,
        outcome=Outcome(row.outcome),
        reason=row.reason,
        case=row.case,
        draft=_opened(row),
    )


def _opened(row: Slip) -> Draft:
    if row.draft is None:
        return Draft()
    told: dict[str, Any] = _envelope(row).opened_json(row.draft)
    return Draft(told["said"], tuple(told["doubtful"]), told["read"])


def _write_draft(row: Slip, draft: Draft) -> None:
    row.draft = _envelope(row).sealed_json(asdict(draft))
    row.save(update_fields=["draft"])


def _envelope(row: Slip) -> Envelope:
    return Envelope("slips", f"slip|{row.key}")
