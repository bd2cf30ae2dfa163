"""Reading a sheet of places: rows become entries, and every odd one says what is odd.

A row may leave out what the row above says already (merged cells, “同上”), and may name
several places at once: 1-18号楼.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from taizhang.atlas.sheet_columns import LEVELS, TITLES
from taizhang.core.places import Kind
from taizhang.files.sheets import SAME, day, from_workbook
from taizhang.places.spreading import spread

NAME_MAX = 60
USUAL = {Kind.BUILDING: "号楼", Kind.UNIT: "单元"}
Entry = dict[str, Any]
Path = list[list[str]]


def entries(stream: BinaryIO) -> list[Entry]:
    """Return what the sheet in `stream` asks for, in its order.

    An entry: {line, path: [[kind, name] …], name_en, official, said, began_on, ended_on,
    problem}; days as ISO texts.

    Raises:
        Unreadable: it is no workbook, or none of its sheets has our columns.
    """
    above: dict[Kind, str] = {}
    rows = from_workbook(stream, TITLES)
    return [each for line, said in rows for each in _entries(line, said, above)]


def _entries(line: int, said: Mapping[str, str], above: dict[Kind, str]) -> Iterator[Entry]:
    names = {kind: said.get(kind, "") for kind in LEVELS}
    if not any(names.values()):
        return
    _fill_in(names, above)
    filled = [kind for kind in LEVELS if names[kind]]
    last = filled[-1]
    around: Path = [[kind.value, _one(kind, names[kind])] for kind in filled[:-1]]
    several = spread(names[last], USUAL.get(last, ""))
    for name in several:
        entry = _described(line, said, [*around, [last.value, name]])
        if len(several) > 1:
            # What is said of one place cannot be said of eighteen.
            entry |= {"name_en": "", "official": "", "said": []}
        yield entry


def _fill_in(names: dict[Kind, str], above: dict[Kind, str]) -> None:
    """Take from the row above what this one leaves out before its first own word."""
    begun = False
    for kind in LEVELS:
        if names[kind] in SAME or (not names[kind] and not begun):
            names[kind] = above.get(kind, "")
        elif names[kind]:
            begun = True
    above.clear()
    above.update(names)


def _one(kind: Kind, name: str) -> str:
    return (spread(name, USUAL.get(kind, "")) or [name])[0]


def _described(line: int, said: Mapping[str, str], path: Path) -> Entry:
    problem = ""
    days: dict[str, str | None] = {}
    for name in ("began_on", "ended_on"):
        days[name], odd = day(said.get(name, ""))
        problem = problem or odd
    if any(len(name) > NAME_MAX for _kind, name in path):
        problem = _("名称超过 %(n)d 个字。请写短一些。") % {"n": NAME_MAX}
    others = re.split(r"[、,，;；/]", said.get("said", ""))
    return {
        "line": line,
        "path": path,
        "name_en": said.get("name_en", "")[:120],
        "official": said.get("official", "")[:32],
        "said": [name.strip()[:NAME_MAX] for name in others if name.strip()],
        **days,
        "problem": problem,
    }
