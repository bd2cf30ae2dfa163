"""The ledger as a file: what the filter shows, streamed, with nothing a sheet could run."""

import datetime as dt
import tempfile
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from itertools import islice

import xlsxwriter
from django.utils.translation import gettext as _

from taizhang.core.clocks import Calendar, local_day
from taizhang.core.vocabulary import Status
from taizhang.ledger import numbers, queries
from taizhang.ledger.filtering import Filters
from taizhang.ledger.queries import Row
from taizhang.listing.lines import names_for
from taizhang.places.calendar import calendar
from taizhang.web import lamps
from taizhang.web.naming import Naming
from taizhang.web.wording import speaker

CHUNK = 1000
READ_BYTES = 64 * 1024


def headings() -> list[str]:
    """Return the column titles, which the importer knows again."""
    return [
        _("编号"),
        _("登记日期"),
        _("问题来源"),
        _("性质"),
        _("所属社区"),
        _("地点"),
        _("事项"),
        _("类别"),
        _("责任单位"),
        _("责任人"),
        _("环节"),
        _("灯"),
        _("到期"),
        _("最近进展"),
        _("销号日期"),
        _("原编号"),
    ]


def rows(
    filters: Filters, order: str, now: dt.datetime, *, withdrawn: bool = True
) -> Iterator[list[str]]:
    """Yield the headings and then a row of texts for each issue.

    Without `withdrawn`, what was imported by mistake and taken back untouched is left out.
    """
    yield headings()
    found, days = queries.stream(filters, now, sort=order), calendar()
    if not withdrawn:
        found = (row for row in found if not _taken_back(row))
    while chunk := list(islice(found, CHUNK)):
        known, said = names_for(chunk, now), speaker()
        for row in chunk:
            yield _cells(row, known, days, said)


def _taken_back(row: queries.Row) -> bool:
    """Return whether nothing ever happened to `row` but its import and the way back."""
    return row.imported and row.status is Status.VOID and row.n == 2


def xlsx_blocks(sheet: Iterable[list[str]]) -> Iterator[bytes]:
    """Yield a workbook in blocks, every cell a text. The file is made on disk first."""
    with tempfile.TemporaryFile() as kept:
        book = xlsxwriter.Workbook(kept, {"constant_memory": True})
        page = book.add_worksheet(_("台账"))
        bold = book.add_format({"bold": True, "bottom": 1})
        page.freeze_panes(1, 1)
        page.set_column(0, 5, 12)
        page.set_column(6, 6, 48)
        for number, cells in enumerate(sheet):
            for column, cell in enumerate(cells):
                page.write_string(number, column, cell, bold if number == 0 else None)
        book.close()
        kept.seek(0)
        while block := kept.read(READ_BYTES):
            yield block


def _cells(
    row: Row, known: Naming, days: Calendar, said: Callable[[StrEnum], str]
) -> list[str]:
    stage, clock = lamps.stage(row, said), row.clock
    return [
        numbers.label(row.number),
        local_day(row.registered_at).isoformat(),
        said(row.channel),
        said(row.nature),
        known.communities.get(row.community, ""),
        known.where(row).name,
        row.summary,
        known.category(row.category),
        known.unit(row.unit) or "—",
        known.person(row.handler) if row.handler else "",
        stage,
        lamps.shown(row, known.now, days).text if clock else stage,
        local_day(clock.due_at).isoformat() if clock else "",
        row.note,
        _day(row.struck_off_on or row.finished_on),
        row.old_number,
    ]


def _day(on: dt.date | None) -> str:
    return on.isoformat() if on else ""
