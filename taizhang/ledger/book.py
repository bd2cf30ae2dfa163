"""The book: the only way anything gets onto the ledger.

Every page, import, bulk action and job comes through `submit`, `submit_many` or
`submit_pair`; each is one transaction, and what it returns is durable.
"""

import contextlib
import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from taizhang.core import commands as co
from taizhang.core.clocks import local_day
from taizhang.core.issue import Issue
from taizhang.core.refusals import Refused
from taizhang.core.vocabulary import OF_RESIDENTS, Actor
from taizhang.keys import store
from taizhang.ledger import derived, models, numbers, rows
from taizhang.ledger.reading import NoSuchIssue, issues_of, opened_issue
from taizhang.ledger.writing import Act, Done, Writing


class KeyReused(Exception):
    """A form's key came again with other contents. Nothing was written."""


@dataclass(frozen=True)
class Form:
    """What makes a form the same form: its key, and a hash of what it says."""

    key: str
    fingerprint: str


def form(key: str, *contents: object) -> Form:
    """Return the identity of a form with the idempotency `key` and these contents."""
    digest = hashlib.sha256(repr(contents).encode("utf-8", "replace")).hexdigest()
    return Form(key, digest)


def submit(
    case: str,
    *commands: co.Command,
    by: Actor,
    at: dt.datetime | None = None,
    seen: int | None = None,
    sent: Form | None = None,
) -> Done:
    """Carry out `commands`, given together by `by`, on the issue `case` ("": a new one).

    `at` is the present unless a clock is handed in. A form sent twice is carried out
    once: the second time brings back how the issue stands, without entries.

    Raises:
        Refused: a rule forbids it; nothing was written.
        NoSuchIssue: there is no such case.
        KeyReused: see there.
    """
    now = at or timezone.now()
    with transaction.atomic():
        writing = _begun(now)
        if sent and (earlier := _sent_before(sent)):
            return Done(issues_of([earlier])[earlier], ())
        done = writing.carry_out(Act(case, commands, by, now, seen))
        writing.flush()
        if sent:
            _remember(sent, done.issue.case, now)
    return done


def submit_many(acts: Sequence[Act]) -> list[Done | Refused]:
    """Carry out `acts` in one transaction; each is done or refused for itself.

    To be called with at most some five hundred at a time.

    Raises:
        NoSuchIssue: one of them is of no issue there is; nothing was written at all.
    """
    if not acts:
        return []
    with transaction.atomic():
        writing = _begun(acts[0].at)
        writing.load(act.case for act in acts)
        results: list[Done | Refused] = []
        for act in acts:
            try:
                results.append(writing.carry_out(act))
            except Refused as refused:
                results.append(refused)
        writing.flush()
    return results


def submit_pair(
    case: str,
    target: str,
    command: co.PairCommand,
    *,
    by: Actor,
    at: dt.datetime | None = None,
    seen: int | None = None,
) -> tuple[Done, Done]:
    """Carry out a command on two issues: an entry in each, both or neither.

    Raises:
        Refused: a rule forbids it; nothing was written.
        NoSuchIssue: one of the two is not there.
    """
    now = at or timezone.now()
    with transaction.atomic():
        writing = _begun(now)
        done = writing.join(Act(case, (), by, now, seen), target, command)
        writing.flush()
    return done


def erase(
    case: str, voice: int, *, by: Actor, reason: str, at: dt.datetime | None = None
) -> int:
    """Erase what is personal of a voice; return how many entries that emptied.

    The key goes first: should anything fail after that, the values are unreadable
    already, `fsck` names what is left to be emptied, and erasing again empties it.
    Where nothing is left to erase, nothing is written.

    Raises:
        NoSuchIssue: there is no such case, or it has no such voice of its own.
    """
    now = at or timezone.now()
    subject = f"{case}/{voice}"
    with transaction.atomic():
        writing = _begun(now)
        if issues_of([case])[case].voice(voice) is None:
            raise NoSuchIssue(subject)
        if not models.Opening.objects.filter(
            subject=subject, sealed__isnull=False
        ).exists():
            return 0
        fields = {"of": case, "voice": voice}
        seq = writing.note("voice-erased", fields, {"at": now, "reason": reason}, by)
        writing.flush()
        store.destroy([subject])
        left = models.Opening.objects.filter(subject=subject, sealed__isnull=False)
        emptied = left.update(sealed=None, erased_by=seq)
        models.Receipt.objects.filter(case=case, voice=voice).delete()
        derived.write_anew(opened_issue(case))
    return emptied


def case_of(number: str) -> str:
    """Return the case of a ledger number 2026-1286. One query.

    Raises:
        NoSuchIssue: no issue bears it, or it is no number at all.
    """
    return standing_of(number).case


def cases_of(some: Sequence[str]) -> tuple[str, ...]:
    """Return the cases of ledger numbers, those that no issue bears left out. One query."""
    wanted = Q(pk__in=[])
    for number in some:
        with contextlib.suppress(ValueError):
            year, serial = numbers.parts(number)
            wanted |= Q(year=year, serial=serial)
    return tuple(models.Standing.objects.filter(wanted).values_list("case", flat=True))


def standing_of(number: str) -> models.Standing:
    """Return how the issue with the ledger number stands, as a row. One query.

    Raises:
        NoSuchIssue: as `case_of`.
    """
    try:
        year, serial = numbers.parts(number)
    except ValueError as error:
        raise NoSuchIssue(number) from error
    standing = models.Standing.objects.filter(year=year, serial=serial).first()
    if standing is None:
        raise NoSuchIssue(number)
    return standing


def issue_of(case: str) -> Issue:
    """Return how the issue `case` stands, from its entries. One query."""
    return issues_of([case])[case]


def system() -> str:
    """Return the pseudonym under which residents themselves, and nobody else, write.

    "" before the book is begun.
    """
    head = models.Head.objects.values_list("system", flat=True).first()
    return head or ""


def resident() -> Actor:
    """Return who writes when a resident does so themselves: of no unit, no named person."""
    pseudonym = system()
    if not pseudonym:
        with transaction.atomic():
            pseudonym = _laid_out(timezone.now()).system
    return Actor(id=pseudonym, unit="", duties=OF_RESIDENTS)


def origin() -> str:
    """Return the name of this office's log; "" before its first entry."""
    head = models.Head.objects.values_list("origin", flat=True).first()
    return head or ""


def _begun(at: dt.datetime) -> Writing:
    """Return a transaction's writing, in a book that is begun if it was not."""
    writing = Writing(_locked_head() or _laid_out(at))
    if writing.next_seq == 0:
        writing.begin(at)
    return writing


def _locked_head() -> models.Head | None:
    """Return the head of the log, which nobody else writes until this is over, or None."""
    lock = " FOR UPDATE" if connection.features.has_select_for_update else ""
    row = rows.first(HEAD + lock)
    if row is None:
        return None
    origin_name, system, size, peaks, day = row
    # SQLite gives a day as its text.
    on = dt.date.fromisoformat(day) if isinstance(day, str) else day
    return models.Head(
        id=1, origin=origin_name, system=system, size=size, peaks=bytes(peaks), day=on
    )


def _laid_out(at: dt.datetime) -> models.Head:
    """Return the head of an empty log, written unless somebody else just did."""
    origin_name = f"{numbers.new_pseudonym('log').partition('-')[2]}/1"
    head = models.Head(
        origin=origin_name, system=numbers.new_pseudonym("a"), day=local_day(at)
    )
    models.Head.objects.bulk_create([head], ignore_conflicts=True)
    return models.Head.objects.select_for_update().get()


def _sent_before(sent: Form) -> str:
    row = rows.first(SENT, sent.key)
    if row is None:
        return ""
    fingerprint, case = row
    if fingerprint != sent.fingerprint:
        raise KeyReused(sent.key)
    return str(case)


def _remember(sent: Form, case: str, at: dt.datetime) -> None:
    submission = {
        "key": sent.key,
        "fingerprint": sent.fingerprint,
        "case": case,
        "at": at,
    }
    rows.insert(models.Submission, [submission])


HEAD = "SELECT origin, system, size, peaks, day FROM ledger_head WHERE id = 1"
SENT = 'SELECT fingerprint, "case" FROM ledger_submission WHERE key = %s'
