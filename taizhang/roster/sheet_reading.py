"""Reading a sheet of posts: one row for each holder, “as above” and merged cells understood."""

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from taizhang.files.sheets import SAME, day, from_workbook
from taizhang.roster.sheet_columns import COLUMNS, TITLES

YES = frozenset({"是", "公开", "y", "yes", "1", "true"})
NO = frozenset({"否", "不公开", "n", "no", "0", "false"})
Entry = dict[str, Any]


def entries(stream: BinaryIO) -> list[Entry]:
    """Return what the sheet in `stream` says, in its order, a row each.

    An entry has a text for each column, `line`, `shown` (true or false), `since` as ISO
    text or None, and `problem`, "" where there is none.

    Raises:
        Unreadable: it is no workbook, or none of its sheets has our columns.
    """
    above = {"community": "", "grid": ""}
    rows = from_workbook(stream, TITLES)
    return [each for line, said in rows for each in _entry(line, said, above)]


def _entry(line: int, said: dict[str, str], above: dict[str, str]) -> Iterator[Entry]:
    if not any(said.values()):
        return
    _fill_in(said, above)
    problem = next(_too_long(said), "")
    since, odd = day(said["since"])
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
