"""The work on a batch: a small one at once, a large one in the background.

A small ledger is in before the page answers. Where no worker runs, each press of “go on”
does a chunk: both ways lead through the same chunks, which lock their batch.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from taizhang.core.vocabulary import Actor
from taizhang.exchange import importing
from taizhang.exchange.aftercare import confirm_chunk, withdraw_chunk
from taizhang.exchange.importing import import_chunk
from taizhang.exchange.models import Batch
from taizhang.jobs import records
from taizhang.jobs.queue import cancel, enqueue
from taizhang.jobs.running import Cancelled, Failed, Running
from taizhang.people.identity import actor_of
from taizhang.people.models import User

KINDS = {
    Batch.State.IMPORTING: "import-rows",
    Batch.State.CONFIRMING: "confirm-imported",
    Batch.State.WITHDRAWING: "withdraw-import",
}
_CHUNKS: Mapping[str, Callable[[str, Actor], Batch]] = {
    Batch.State.IMPORTING: import_chunk,
    Batch.State.CONFIRMING: confirm_chunk,
    Batch.State.WITHDRAWING: withdraw_chunk,
}
_STAGES = {
    Batch.State.IMPORTING: gettext_noop("写入台账"),
    Batch.State.CONFIRMING: gettext_noop("逐件确认"),
    Batch.State.WITHDRAWING: gettext_noop("逐件撤回"),
}


def begin(batch_id: str, by: Actor) -> None:
    """Do what was just begun on a batch: at once if it is small, else in the background."""
    batch = Batch.objects.get(id=batch_id)
    if batch.total - batch.position <= importing.CHUNK:
        carry_on(batch_id, by)
    else:
        _have_the_rest_done(batch, by)


def carry_on(batch_id: str, by: Actor) -> None:
    """Do the next chunk of what is under way, and have the rest done in the background."""
    batch = Batch.objects.get(id=batch_id)
    if batch.state in _CHUNKS:
        batch = _CHUNKS[batch.state](batch_id, by)
    _have_the_rest_done(batch, by)


def _have_the_rest_done(batch: Batch, by: Actor) -> None:
    if batch.state not in _CHUNKS or records.going(batch.job):
        return
    kind = KINDS[Batch.State(batch.state)]
    with transaction.atomic():
        key = f"{kind}:{batch.id}:{batch.position}:{batch.job}"
        job = enqueue(kind, by=by.id, key=key, batch=batch.id)
        Batch.objects.filter(id=batch.id).update(job=job)


def stop(batch_id: str) -> None:
    """Stop what is under way after its chunk; what is done stays and can be gone on with."""
    with transaction.atomic():
        batch = Batch.objects.select_for_update().get(id=batch_id)
        if batch.state == Batch.State.IMPORTING:
            batch.state = Batch.State.STOPPED
        elif batch.state in _CHUNKS:
            batch.state = Batch.State.DONE
        batch.save(update_fields=["state"])
    if batch.job:
        cancel(batch.job)


def work(running: Running, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Carry out the rest of what is under way on a batch: the job."""
    batch = Batch.objects.get(id=arguments["batch"])
    by, state = _worker(batch), batch.state
    try:
        if state in _CHUNKS:
            running.stage(_STAGES[Batch.State(state)], total=batch.total)
        while batch.state == state and state in _CHUNKS:
            running.done(batch.position)
            batch = _CHUNKS[state](batch.id, by)
    except Cancelled:
        stop(batch.id)
        raise
    return {"batch": batch.id}


def address(arguments: Mapping[str, Any], _result: Mapping[str, Any]) -> str:
    """Return where what came of it is shown."""
    return reverse("exchange:batch", args=[arguments["batch"]])


def outcome(_result: Mapping[str, Any]) -> str:
    """Return what the page of the job says at the end."""
    return _("做完了，每一行的去处都在结果里。")


def _worker(batch: Batch) -> Actor:
    """Return who gave the work; they answer for it in the book."""
    user = User.objects.select_related("unit", "role").filter(
        pseudonym=batch.worked_by, is_active=True
    )
    if found := user.first():
        return actor_of(found)
    raise Failed(gettext_noop("交办这件事的账号已经停用。请另一位管导入的人接着做。"))
