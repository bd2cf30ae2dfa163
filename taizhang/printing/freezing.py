"""Closing a month (月结): its sheet is kept as it was, whatever happens in the book later.

What the office wrote about a resident's matter is sealed with that resident's own key, so
erasing them empties the frozen sheet too. The hashes stay, and so does the proof.
"""

import datetime as dt
import hashlib
import json
import secrets as chance
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from taizhang.core.clocks import local_day
from taizhang.keys import store
from taizhang.keys.sealing import seal
from taizhang.keys.secrets import secret
from taizhang.ledger import queries
from taizhang.ledger.export import tree_head
from taizhang.ledger.filtering import Filters
from taizhang.ledger.paper import whose
from taizhang.ledger.queries import Row
from taizhang.people.directory import shown
from taizhang.people.models import User
from taizhang.printing import sheets
from taizhang.printing.calendar_months import Month
from taizhang.printing.columns import KINDS, Item
from taizhang.printing.glyphs import counted
from taizhang.printing.models import Freeze, FrozenRow
from taizhang.printing.settled import Settled, settled
from taizhang.printing.shown import Column

# A closed month is a document of the office, whatever language its reader chose.
LANGUAGE = "zh-hans"


class NotNow(Exception):
    """The month cannot be closed. Its only argument says why, and what to do."""


def rows_of(month: Month, at: dt.datetime) -> list[Row]:
    """Return everything that was registered in `month`, by number. One query."""
    within = Filters(raised_from=month.first, raised_to=month.last)
    return list(queries.stream(within, at, sort="number"))


def freeze(month: Month, by: User, at: dt.datetime) -> Freeze:
    """Keep the sheet of `month` as it stands.

    Raises:
        NotNow: the month is not over, or it was closed before.
    """
    if local_day(at) <= month.last:
        words = _("%(month)s还没有过完，%(day)s 起才能月结。")
        first = month.last + dt.timedelta(days=1)
        raise NotNow(words % {"month": month.named, "day": f"{first:%m-%d}"})
    try:
        with transaction.atomic(), translation.override(LANGUAGE):
            return _frozen(month, by, at)
    except IntegrityError as clash:
        raise NotNow(
            _("%(month)s已经月结过了，不能再结一次。以后的更正会列在这张表下面。")
            % {"month": month.named}
        ) from clash


def row_hash(row: FrozenRow, personal: Mapping[str, str], salt: str) -> str:
    """Return the hash of a frozen row with what was sealed of it."""
    return _digest([row.case, row.n, row.cells, dict(personal), salt])


def sheet_hash(head: Mapping[str, Any], hashes: Iterable[str]) -> str:
    """Return the hash of a frozen sheet: of its head, and of each row in order."""
    return _digest([dict(head), list(hashes)])


def place_of(month: str, position: int) -> bytes:
    """Return the place for which the sealed part of a row is sealed."""
    return f"freeze|{month}|{position}".encode()


def _frozen(month: Month, by: User, at: dt.datetime) -> Freeze:
    # The log first: then everything before its size is in the rows that are read after.
    log, form = tree_head(), settled()
    rows = rows_of(month, at)
    setting = sheets.setter(rows, (*form.columns, REPORTED), at)
    items = setting.items(rows)
    head = _head(month, form, items, sheets.stamp(at, shown(by).name), shown(by).name)
    lines = _lines(str(month), items, form.columns)
    frozen = Freeze.objects.create(
        month=str(month),
        frozen_at=at,
        by=by.pseudonym,
        size=log.size,
        root=log.root,
        head=head,
        rows_count=len(rows),
        sha256=sheet_hash(head, (line.hash for line in lines)),
    )
    for line in lines:
        line.freeze = frozen
    FrozenRow.objects.bulk_create(lines, batch_size=500)
    return frozen


# Always opened, printed or not: it tells whose key seals the row.
REPORTED = Column("reporter", "", 0, "", centred=False, bold=False)


def _head(
    month: Month, form: Settled, items: Sequence[Item], stamp: str, name: str
) -> dict[str, Any]:
    words = {"title": form.title, "range": month.named}
    return {
        "title": _("%(title)s（%(range)s）") % words,
        "filtered_by": _("%(month)s登记的全部事项 · 按编号从小到大")
        % {"month": month.named},
        "counts": counted(item.lamp.colour for item in items),
        "stamp": stamp,
        "columns": [[column.key, column.heading, column.width] for column in form.columns],
        "signatures": [list(pair) for pair in sheets.signed(form.signatures, name)],
    }


def _lines(month: str, items: list[Item], columns: Sequence[Column]) -> list[FrozenRow]:
    subjects = {i.row.case: whose(i.began) for i in items if i.began is not None}
    keys = store.opened(subjects.values())
    made = []
    for item in items:
        cells = dict(zip((c.key for c in columns), sheets.line(item, columns), strict=True))
        personal = {key: cells.pop(key) for key in list(cells) if KINDS[key].personal}
        # Somebody erased already has no key, and nothing of theirs stands here.
        subject = subjects.get(item.row.case, "")
        row = FrozenRow(
            position=item.index,
            case=item.row.case,
            n=item.row.n,
            cells=cells,
            subject=subject if subject in keys else "",
        )
        salt = chance.token_hex(16)
        row.hash = row_hash(row, personal, salt)
        inside = json.dumps([salt, personal], ensure_ascii=False).encode()
        key = keys.get(row.subject) or secret("prints")
        row.sealed = seal(key, place_of(month, item.index), inside)
        made.append(row)
    return made


def _digest(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
