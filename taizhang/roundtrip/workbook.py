"""The ledger as a workbook to be edited: two hidden columns tell which issue, and as of when.

Made on disk in constant memory. What may be edited is blue and, where there is a closed
list, offers it; the rest is grey and is not read back.
"""

import datetime as dt
import tempfile
from collections.abc import Iterator, Sequence
from itertools import islice

import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.worksheet import Worksheet

from taizhang.core.clocks import local_day
from taizhang.ledger import book, queries
from taizhang.ledger.filtering import Filters
from taizhang.ledger.queries import Row
from taizhang.places.calendar import calendar
from taizhang.roundtrip.columns import CASE, COLUMNS, ORIGIN, SEEN, choosable, named
from taizhang.web import lamps
from taizhang.web.naming import Naming, naming

CHUNK = 1000
READ_BYTES = 64 * 1024
# Nobody edits more at once, and a sheet program still opens it at once.
ROWS_MAX = 20_000
LISTS, NUMBER = "lists", 2


def titles() -> list[str]:
    """Return the titles of the sheet, hidden ones first, those to be edited in the middle."""
    told = [
        _("灯"),
        _("环节"),
        _("到期"),
        _("责任人"),
        _("地点"),
        _("登记日期"),
        _("最近进展"),
    ]
    return [CASE, SEEN, _("编号"), *(str(column.title) for column in COLUMNS), *told]


def blocks(filters: Filters, order: str, now: dt.datetime) -> Iterator[bytes]:
    """Yield the workbook of what `filters` leave, its first ROWS_MAX rows."""
    with tempfile.TemporaryFile() as kept:
        _write(kept, filters, order, now)
        kept.seek(0)
        while block := kept.read(READ_BYTES):
            yield block


def _write(kept: object, filters: Filters, order: str, now: dt.datetime) -> None:
    made = xlsxwriter.Workbook(kept, {"constant_memory": True})
    page = made.add_worksheet(_("台账"))
    lists = made.add_worksheet(LISTS)
    lists.hide()
    grey = made.add_format({"bg_color": "#F3F5F8", "font_color": "#566274"})
    bold = made.add_format({"bold": True, "bottom": 1})
    blue = made.add_format({"bold": True, "bottom": 1, "bg_color": "#D3E2F4"})
    _shape(page)
    for place, title in enumerate(titles()):
        edited = NUMBER < place <= NUMBER + len(COLUMNS)
        page.write_string(0, place, title, blue if edited else bold)
    last = 0
    for last, cells in enumerate(_cells(filters, order, now), start=1):
        for place, cell in enumerate(cells):
            edited = NUMBER < place <= NUMBER + len(COLUMNS)
            page.write_string(last, place, cell, None if edited else grey)
    _offer(page, lists, last)
    made.close()


def _shape(page: Worksheet) -> None:
    page.set_column(0, 1, 4, None, {"hidden": True})
    page.set_column(NUMBER, NUMBER, 14)
    for place, column in enumerate(COLUMNS, start=NUMBER + 1):
        page.set_column(place, place, column.width)
    page.set_column(NUMBER + len(COLUMNS) + 1, len(titles()) - 1, 13)
    page.freeze_panes(1, NUMBER + 1)


def _offer(page: Worksheet, lists: Worksheet, last: int) -> None:
    """Write the closed lists on the hidden sheet and let the cells choose from them."""
    lists.write_string(0, 0, ORIGIN)
    lists.write_string(0, 1, book.origin())
    columns = [(place, choosable(column)) for place, column in enumerate(COLUMNS)]
    for line in range(max(len(names) for _place, names in columns)):
        for place, names in columns:
            if line < len(names):
                lists.write_string(line + 1, place, names[line])
    for place, names in columns:
        if names and last:
            letter = chr(ord("A") + place)
            source = f"={LISTS}!${letter}$2:${letter}${len(names) + 1}"
            at = NUMBER + 1 + place
            page.data_validation(1, at, last, at, {"validate": "list", "source": source})


def _cells(filters: Filters, order: str, now: dt.datetime) -> Iterator[Sequence[str]]:
    days = calendar()
    found = islice(queries.stream(filters, now, sort=order), ROWS_MAX)
    while chunk := list(islice(found, CHUNK)):
        known = naming((r.handler for r in chunk), (r.place for r in chunk), (), now)
        for row in chunk:
            yield [
                *(row.case, str(row.n), row.number),
                *(named(column.name, str(getattr(row, column.name))) for column in COLUMNS),
                *(lamps.shown(row, now, days).text, lamps.stage(row)),
                *_told(row, known),
            ]


def _told(row: Row, known: Naming) -> tuple[str, ...]:
    return (
        local_day(row.clock.due_at).isoformat() if row.clock else "",
        known.person(row.handler) if row.handler else "",
        known.where(row).name,
        local_day(row.registered_at).isoformat(),
        row.note,
    )
