"""Writing down what a phone hands in: text first, once, whatever the network does.

An item that was carried out is answered as it was the first time; one that was refused was
never written, so it may be put right and sent again under its own key.
"""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from taizhang.core import commands as co
from taizhang.core.vocabulary import Actor
from taizhang.fieldwork.models import Delivery, Shot
from taizhang.fieldwork.recording import record
from taizhang.fieldwork.shots import announce, evidence_of, whole_of
from taizhang.ledger import book
from taizhang.people.models import User
from taizhang.phone.acts import commands_of, raises_a_matter, visited_in
from taizhang.phone.items import ItemForm


@dataclass(frozen=True)
class Delivered:
    """What became of an item. `n`: how far its matter was then; `number` is "" for none."""

    key: str
    number: str
    n: int


def deliver(form: ItemForm, user: User, by: Actor, at: dt.datetime) -> Delivered:
    """Carry out what `form` says, and wait for its photos. Doing it twice does it once.

    Raises:
        Refused: a rule forbids it; nothing was written.
        KeyReused: the key came with other contents, or from somebody else.
        NoSuchIssue: there is no such matter, or none that this person sees.
        Unusable: a photo is announced that nobody could keep.
    """
    said = form.cleaned_data
    sent = book.form(str(said["key"]), by.id, form.contents)
    with transaction.atomic():
        if earlier := _earlier(sent):
            return earlier
        commands = commands_of(form, user)
        shots = [announce(each, by.id, at) for each in form.announced]
        done = None
        whole = whole_of(sent.key) if shots else []
        wanted = (*map(evidence_of, whole), *commands)
        if raises_a_matter(said):
            # The matter comes first, then what it looks like.
            wanted = (*commands, *map(evidence_of, whole))
        if commands or said["number"]:
            done = _written(said["number"], wanted, form, by, at, sent)
            _mark_attached(whole)
        case = done.case if done else ""
        if visited := visited_in(form, user):
            record(visited, by.id, at, case=case)
        row = Delivery(
            key=said["key"],
            fingerprint=sent.fingerprint,
            by=by.id,
            kind=said["kind"],
            case=case,
            number=done.number if done else "",
            n=done.n if done else 0,
            happened_at=said["happened_at"],
            arrived_at=at,
        )
        Delivery.objects.bulk_create([row], ignore_conflicts=True)
        found = _earlier(sent)
    assert found is not None, "it has just been written"
    return found


@dataclass(frozen=True)
class _Stood:
    case: str
    number: str
    n: int


def _written(
    number: str,
    commands: tuple[co.Command, ...],
    form: ItemForm,
    by: Actor,
    at: dt.datetime,
    sent: book.Form,
) -> _Stood:
    """Return the matter after `commands`, or as it is where only photos are to come."""
    case = book.case_of(number) if number else ""
    if not commands:
        issue = book.issue_of(case)
        return _Stood(case, issue.number, issue.n)
    seen = form.cleaned_data["n"] if number else None
    issue = book.submit(case, *commands, by=by, at=at, seen=seen, sent=sent).issue
    return _Stood(issue.case, issue.number, issue.n)


def _mark_attached(whole: list[Shot]) -> None:
    Shot.objects.filter(pk__in=[each.pk for each in whole]).update(attached=True)


def _earlier(sent: book.Form) -> Delivered | None:
    """Return what became of an item that came before.

    Raises:
        KeyReused: see `deliver`.
    """
    row = Delivery.objects.filter(key=sent.key).first()
    if row is None:
        return None
    if row.fingerprint != sent.fingerprint:
        raise book.KeyReused(sent.key)
    return Delivered(sent.key, row.number, row.n)
