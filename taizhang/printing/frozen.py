"""A closed month, opened again: its sheet as it was, and whether it still is."""

import datetime as dt
import json
from dataclasses import dataclass

from django.utils.translation import gettext as _

from taizhang.core.clocks import OFFICE_ZONE
from taizhang.keys import store
from taizhang.keys.sealing import Unreadable, unseal
from taizhang.keys.secrets import secret
from taizhang.people.directory import names
from taizhang.printing.columns import KINDS
from taizhang.printing.freezing import place_of, row_hash, sheet_hash
from taizhang.printing.models import Freeze, FrozenRow
from taizhang.printing.shown import Column, Correction, Group, Sheet
from taizhang.printing.to_print import AT_ONCE


@dataclass(frozen=True)
class Opened:
    """A row of a closed month with everything that is left of it. `whole`: as it was."""

    row: FrozenRow
    cells: dict[str, str]
    whole: bool
    erased: bool


@dataclass(frozen=True)
class FrozenMonth:
    """A closed month. `intact`: neither its head nor any row was changed since."""

    freeze: Freeze
    rows: tuple[Opened, ...]
    intact: bool
    by: str

    @property
    def volumes_count(self) -> int:
        """How many volumes its sheets fill."""
        return max(1, -(-len(self.rows) // AT_ONCE))

    @property
    def notes(self) -> tuple[str, ...]:
        """What stands under the last row: who closed it, how far, and the hash."""
        local = self.freeze.frozen_at.astimezone(OFFICE_ZONE)
        closed = _("%(at)s 由 %(who)s 月结，账本读到第 %(size)d 条，当时的树根 %(root)s。")
        words = {"at": f"{local:%Y-%m-%d %H:%M}", "who": self.by, "root": self.freeze.root}
        hashed = _("校验码 %(hash)s。这张表月结后不再改动，更正另列。")
        return (
            closed % {**words, "size": self.freeze.size},
            hashed % {"hash": self.freeze.sha256},
        )


def opened(month: str) -> FrozenMonth | None:
    """Return the closed `month`; None if it was not closed. Four queries."""
    freeze = Freeze.objects.filter(month=month).first()
    if freeze is None:
        return None
    rows = list(freeze.rows.order_by("position"))
    keys = store.opened(row.subject for row in rows if row.subject)
    shown = tuple(_opened(row, month, keys) for row in rows)
    same = sheet_hash(freeze.head, (row.hash for row in rows)) == freeze.sha256
    person = names([freeze.by]).get(freeze.by)
    return FrozenMonth(
        freeze=freeze,
        rows=shown,
        intact=same and all(each.whole or each.erased for each in shown),
        by=person.name if person else _("一位同事"),
    )


def sheet(
    month: FrozenMonth, corrections: tuple[Correction, ...], volume: int = 1
) -> Sheet:
    """Return the sheet of a closed month, or one volume of it, with what was mended since."""
    head = month.freeze.head
    first = (volume - 1) * AT_ONCE
    keys = [key for key, _heading, _width in head["columns"]]
    last = volume >= month.volumes_count
    return Sheet(
        title=head["title"],
        filtered_by=head["filtered_by"],
        stamp=head["stamp"],
        columns=_columns(head["columns"]),
        groups=(
            Group(
                heading="",
                counts=head["counts"],
                rows=tuple(
                    tuple(each.cells[key] for key in keys)
                    for each in month.rows[first : first + AT_ONCE]
                ),
            ),
        ),
        signatures=tuple((label, name) for label, name in head["signatures"]),
        notes=month.notes if last else (),
        corrections=corrections if last else (),
    )


def printed_at(month: FrozenMonth) -> dt.datetime:
    """Return the moment that a PDF of the month bears: that of closing it."""
    return month.freeze.frozen_at


def _opened(row: FrozenRow, month: str, keys: dict[str, bytes]) -> Opened:
    key = keys.get(row.subject) if row.subject else secret("prints")
    personal = [name for name, kind in KINDS.items() if kind.personal]
    if key is None:
        gone = dict.fromkeys(personal, _("（已按本人要求删除）"))
        return Opened(row, gone | row.cells, whole=False, erased=True)
    try:
        inside = unseal(key, place_of(month, row.position), bytes(row.sealed))
    except Unreadable:
        lost = dict.fromkeys(personal, _("（读不出来）"))
        return Opened(row, lost | row.cells, whole=False, erased=False)
    salt, kept = json.loads(inside)
    whole = row_hash(row, kept, salt) == row.hash
    return Opened(row, row.cells | kept, whole=whole, erased=False)


def _columns(kept: list[tuple[str, str, int]]) -> tuple[Column, ...]:
    whole = sum(width for _key, _heading, width in kept)
    return tuple(
        Column(
            key=key,
            heading=heading,
            width=width,
            share=f"{100 * width / whole:.2f}%",
            centred=key in KINDS and KINDS[key].centred,
            bold=key in KINDS and KINDS[key].bold,
        )
        for key, heading, width in kept
    )
