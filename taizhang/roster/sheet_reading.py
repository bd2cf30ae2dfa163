"""Reading a sheet of posts: one row for each holder, “as above” and merged cells understood."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from taizhang.files.unreadable import Reason, Unreadable
from taizhang.files.workbooks import Cell, packed_workbook

HEADER_WITHIN = 10
LINES_MAX = 20_000
SAME = frozenset({"同上", "″", '"', "〃"})
YES = frozenset({"是", "公开", "y", "yes", "1", "true"})
NO = frozenset({"否", "不公开", "n", "no", "0", "false"})
_DATE = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})\D?")
Entry = dict[str, Any]


@dataclass(frozen=True)
class Column:
    """A column: its name, its title here, what else its title may be, and the most letters."""

    name: str
    title: Promise
    width: int
    known_as: tuple[str, ...]
    most: int = 60


COLUMNS = (
    Column("community", gettext_lazy("社区"), 16, ("社区", "社区名称", "community")),
    Column("grid", gettext_lazy("网格"), 18, ("网格", "网格名称", "grid")),
    Column(
        "post",
        gettext_lazy("网格岗位"),
        16,
        ("网格岗位", "岗位", "岗位名称", "职务", "post"),
    ),
    Column("name", gettext_lazy("姓名"), 12, ("姓名", "name"), 40),
    Column("username", gettext_lazy("账号"), 14, ("账号", "用户名", "account"), 64),
    Column("phone", gettext_lazy("电话"), 16, ("电话", "联系方式", "手机", "phone"), 32),
    Column("hours", gettext_lazy("接电话的时间"), 14, ("接电话的时间", "hours")),
    Column("shown", gettext_lazy("公开"), 8, ("公开", "是否公开", "public")),
    Column("stand_in", gettext_lazy("B 岗姓名"), 12, ("b 岗姓名", "b岗", "b 岗"), 40),
    Column("stand_in_phone", gettext_lazy("B 岗电话"), 16, ("b 岗电话", "b岗电话"), 32),
    Column("since", gettext_lazy("从哪天起"), 12, ("从哪天起", "任职日期", "since")),
    Column("duties", gettext_lazy("职责"), 40, ("职责", "duties"), 300),
    Column("pledge", gettext_lazy("服务承诺"), 40, ("服务承诺", "承诺", "pledge"), 300),
)


def entries(stream: BinaryIO) -> list[Entry]:
    """Return what the sheet in `stream` says, in its order, a row each.

    An entry has a text for each column, `line`, `shown` (true or false), `since` as ISO
    text or None, and `problem`, "" where there is none.

    Raises:
        Unreadable: it is no workbook, or none of its sheets has our columns.
    """
    book = packed_workbook(stream)
    try:
        for sheet in book.sheets:
            places: dict[str, int] = {}
            found: list[Entry] = []
            above = {"community": "", "grid": ""}
            for line, row in enumerate(sheet.rows(), start=1):
                if line > LINES_MAX:
                    raise Unreadable(Reason.TOO_MANY_ROWS, str(LINES_MAX))
                if places:
                    found += _entry(line, _texts(row, places), above)
                elif line <= HEADER_WITHIN:
                    places = _header(row)
            if places:
                return found
    finally:
        book.close()
    raise Unreadable(Reason.EMPTY)


def _header(row: Sequence[Cell]) -> dict[str, int]:
    """Return where the columns stand; {} if this is not the row of titles."""
    titles = {str(cell).strip().casefold(): place for place, cell in enumerate(row)}
    found = {
        column.name: titles[name]
        for column in COLUMNS
        for name in (*column.known_as, str(column.title).casefold())
        if name in titles
    }
    return found if {"post", "name"} <= found.keys() else {}


def _texts(row: Sequence[Cell], places: Mapping[str, int]) -> dict[str, str]:
    cells = {name: row[at] if at < len(row) else "" for name, at in places.items()}
    return {column.name: _text(cells.get(column.name, "")) for column in COLUMNS}


def _text(cell: Cell) -> str:
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _entry(line: int, said: dict[str, str], above: dict[str, str]) -> Iterator[Entry]:
    if not any(said.values()):
        return
    _fill_in(said, above)
    problem = next(_too_long(said), "")
    since, odd = _day(said["since"])
    shown, unclear = _shown(said["shown"])
    yield {
        **said,
        "line": line,
        "since": since,
        "shown": shown,
        "problem": problem or odd or unclear,
    }


def _fill_in(said: dict[str, str], above: dict[str, str]) -> None:
    """Take the place from the row above where this one says so, or names only a grid."""
    for name in above:
        if said[name] in SAME:
            said[name] = above[name]
    if said["grid"] and not said["community"]:
        said["community"] = above["community"]
    above.update({name: said[name] for name in above})


def _too_long(said: Mapping[str, str]) -> Iterator[str]:
    for column in COLUMNS:
        if len(said[column.name]) > column.most:
            yield _("%(column)s超过 %(n)d 个字。请写短一些。") % {
                "column": column.title,
                "n": column.most,
            }


def _shown(text: str) -> tuple[bool, str]:
    plain = text.casefold()
    if plain in YES or not plain:
        return True, ""
    if plain in NO:
        return False, ""
    return False, _("公开一栏写的是“%(text)s”。请写 是 或 否。") % {"text": text[:20]}


def _day(text: str) -> tuple[str | None, str]:
    if not text:
        return None, ""
    found = _DATE.match(text)
    try:
        if found is None:
            raise ValueError(text)
        return dt.date(*map(int, found.groups())).isoformat(), ""
    except ValueError:
        return None, _("日期“%(text)s”看不懂。请写成 2026-05-01 这样。") % {
            "text": text[:20]
        }
