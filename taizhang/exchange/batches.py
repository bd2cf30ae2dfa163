"""Batches: one is begun for a file, read anew otherwise, put right, found again, forgotten.

A file that is handed in again while its import is unfinished is the same batch: whoever was
interrupted goes on where it stopped.
"""

import datetime as dt
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.utils import timezone, translation

from taizhang.exchange import fixing, looking, pasting, storage
from taizhang.exchange.account import settled
from taizhang.exchange.carrying import Carrier
from taizhang.exchange.doubts import doubts, tables_from
from taizhang.exchange.layout import (
    NO_TITLES,
    Layout,
    SheetChoice,
    Terms,
    layout_from,
)
from taizhang.exchange.mending import Mender
from taizhang.exchange.models import Batch
from taizhang.exchange.reading import Reading, read
from taizhang.exchange.remembering import office_names, remembered
from taizhang.exchange.rows import Circumstances
from taizhang.exchange.settling import Settler
from taizhang.exchange.shapes import Memory
from taizhang.exchange.staging import Staging, joined
from taizhang.files.dates import Sheetwide
from taizhang.files.text import cleaned
from taizhang.ledger.numbers import new_pseudonym

NOTHING_IN = (Batch.State.MATCHING, Batch.State.READ)
UNFINISHED = (*NOTHING_IN, Batch.State.IMPORTING, Batch.State.STOPPED)
Mapping_ = Mapping[str, str | None]
_NAME_CHARS = 200


def begin(
    name: str,
    upload: Iterable[bytes],
    by: str,
    mapping: Mapping_,
    layout: Layout | None = None,
) -> Batch:
    """Return the batch of an uploaded file: a new one, read through, or an unfinished one.

    Raises:
        Unreadable: the file cannot be read as a ledger. Nothing of it is kept.
    """
    sha256 = storage.keep(upload)
    unfinished = Batch.objects.filter(sha256=sha256, state__in=UNFINISHED)
    for found in unfinished.order_by("-read_at"):
        if not mapping or found.mapping == dict(mapping) or found.state not in NOTHING_IN:
            return found
    layout_said = layout.as_json() if layout else {}
    batch = _new(name, sha256, by, mapping=dict(mapping), layout=layout_said)
    try:
        _stage(batch)
    except BaseException:
        _forget_file(batch)
        raise
    # A mapping that was given is an answer already; else what is unclear is asked.
    unclear = not mapping and looking.needs_asking(batch.account)
    batch.state = Batch.State.MATCHING if unclear else Batch.State.READ
    batch.save(force_insert=True)
    return batch


def begin_pasted(name: str, rows: bytes, by: str) -> Batch:
    """Return the batch of rows that were pasted, with or without titles over them.

    Raises:
        Unreadable: they cannot be read as a ledger.
    """
    batch = begin(name, [rows], by, {}, pasting.LAYOUT)
    (sheet,) = batch.account["found"]
    if batch.state == Batch.State.MATCHING and not sheet["columns"]:
        bare = {sheet["name"]: SheetChoice(header=NO_TITLES)}
        batch.layout = replace(pasting.LAYOUT, sheets=bare).as_json()
        _stage(batch)
        batch.save()
    return batch


def begin_again(old: Batch, by: str) -> Batch:
    """Return a new batch of the file of `old`, read like it and with its fixes."""
    open_one = Batch.objects.filter(sha256=old.sha256, state__in=UNFINISHED).first()
    if open_one:
        return open_one
    batch = _new(
        old.file_name,
        old.sha256,
        by,
        mapping=old.mapping,
        layout=old.layout,
        recalled=old.recalled,
    )
    batch.save(force_insert=True)
    fixing.copied(fixing.decisions(old).values(), batch)
    _stage(batch)
    batch.save()
    return batch


def read_anew(batch: Batch, mapping: Mapping_, layout: Layout) -> None:
    """Read the file of `batch` again, its sheets and columns taken as somebody chose."""
    assert batch.state in NOTHING_IN, "what has begun to come in stays as it is"
    batch.mapping, batch.layout = dict(mapping), layout.as_json()
    batch.read_at = timezone.now()
    _stage(batch)
    batch.state = Batch.State.READ
    batch.save()


def settle_again(batch: Batch, changed: set[str]) -> None:
    """Put right the rows that the marks `changed` are about; no other is read again."""
    assert batch.state in NOTHING_IN, "what has begun to come in stays as it is"
    _settle(batch, mender_of_staged(batch), changed)
    batch.save()


def ensure_staged(batch: Batch) -> None:
    """See to it that the rows of `batch` lie ready, read again from its file if need be."""
    if storage.part(batch.id, "rows").exists():
        return
    if not storage.part(batch.id, "doubts").exists():
        kept = batch.account
        _stage(batch)
        batch.account = kept
    carrier = Carrier(batch.id)
    with (
        storage.part(batch.id, "clean").open("rb") as clean,
        storage.part(batch.id, "doubts").open("rb") as doubtful,
        storage.writing(batch.id, "rows") as out,
        translation.override(settings.LANGUAGE_CODE),
    ):
        for line in joined(clean, doubtful, mender_of_staged(batch), carrier):
            out.write(line)


def discard(batch: Batch) -> None:
    """Forget a batch of which nothing came in."""
    assert batch.state in NOTHING_IN, "what has begun to come in is never forgotten"
    storage.forget_parts(batch.id)
    batch.delete()
    _forget_file(batch)


def opened(batch: Batch) -> Reading:
    """Return the reading of the file of `batch`, as it was read then."""
    return read(
        storage.original(batch.sha256),
        batch.mapping,
        name=batch.file_name,
        terms=Terms(
            at=batch.read_at,
            layout=layout_from(batch.layout),
            memory=Memory(batch.recalled),
            office=office_names(),
        ),
    )


def mender_of(batch: Batch, reading: Reading) -> Mender:
    """Return what puts the rows of a reading of `batch` right."""
    return Mender(reading.tables, reading.around, fixing.decisions(batch))


def account_of(name: str, file: Any, mapping: Mapping_, at: dt.datetime) -> dict[str, Any]:
    """Return the account of a file of which nothing is kept: the dry run.

    Raises:
        Unreadable: the file cannot be read as a ledger.
    """
    terms = Terms(at=at, memory=remembered(), office=office_names())
    with (
        read(file, mapping, name=_showable(name), terms=terms) as reading,
        tempfile.TemporaryFile() as clean,
        tempfile.TemporaryFile() as doubtful,
        translation.override(settings.LANGUAGE_CODE),
    ):
        carrier = Carrier("")
        account = Staging("", carrier).stage(reading, clean, doubtful)
        doubtful.seek(0)
        settler = Settler("", Mender(reading.tables, reading.around, {}), carrier)
        for _doubt in settler.settle(doubts(doubtful)):
            pass
        return settled(account.as_json(reading), settler.total)


def _new(name: str, sha256: str, by: str, **more: Any) -> Batch:
    recalled = more.pop("recalled", None)
    return Batch(
        id=new_pseudonym("b"),
        file_name=_showable(name),
        sha256=sha256,
        by=by,
        read_at=timezone.now(),
        recalled=dict(remembered().shapes) if recalled is None else recalled,
        **more,
    )


def _stage(batch: Batch) -> None:
    """Read the file of `batch`: its account, its clean rows, its rows of doubt."""
    storage.part(batch.id, "rows").unlink(missing_ok=True)
    # What goes into the book is in the office's language, whoever presses the button.
    with opened(batch) as reading, translation.override(settings.LANGUAGE_CODE):
        with (
            storage.writing(batch.id, "clean") as clean,
            storage.writing(batch.id, "doubts") as doubtful,
        ):
            staging = Staging(batch.id, Carrier(batch.id))
            account = staging.stage(reading, clean, doubtful)
        batch.account = account.as_json(reading)
        # Only what this file has in common with earlier ones is kept with it.
        batch.recalled = {
            shape: batch.recalled[shape]
            for shape in batch.account["shapes"]
            if shape in batch.recalled
        }
        storage.write_json(batch.id, "look", looking.look(reading))
        _settle(batch, mender_of(batch, reading))


def _settle(batch: Batch, mender: Mender, changed: set[str] | None = None) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        settler = Settler(batch.id, mender, Carrier(batch.id))
        with (
            storage.part(batch.id, "doubts").open("rb") as before,
            storage.writing(batch.id, "doubts") as after,
        ):
            for doubt in settler.settle(doubts(before), changed):
                after.write(doubt.line())
    storage.write_json(batch.id, "alike", settler.total.repeated())
    storage.part(batch.id, "rows").unlink(missing_ok=True)
    batch.account = settled(batch.account, settler.total)
    batch.total = batch.account["staged"]


def mender_of_staged(batch: Batch) -> Mender:
    """Return what puts right the rows of `batch`, whose file was read before."""
    tables = tables_from(storage.read_json(batch.id, "look")["tables"])
    around = Circumstances(context=Sheetwide(), latest=batch.read_at, office=office_names())
    return Mender(tables, around, fixing.decisions(batch))


def _showable(name: str) -> str:
    """Return the last part of a file's name, as far as it can be written down."""
    return cleaned(PurePath(name.replace("\\", "/")).name).text[-_NAME_CHARS:]


def _forget_file(batch: Batch) -> None:
    if not Batch.objects.filter(sha256=batch.sha256).exists():
        storage.original(batch.sha256).unlink(missing_ok=True)
