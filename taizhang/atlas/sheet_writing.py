"""The sheet of places as a workbook: with all of them, or empty with a page of how to."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from taizhang.atlas.sheet_columns import COLUMNS, LEVELS
from taizhang.atlas.tree import Tree
from taizhang.core.places import Kind
from taizhang.files import sheets
from taizhang.places.models import OtherName, Place

# Names are the office's own, and example rows never come in: only the first sheet is read.
EXAMPLE = (
    ("北湖社区", "", "", "", "", "", "", "", "", ""),
    ("北湖社区", "第一网格", "", "", "", "", "", "", "", ""),
    ("北湖社区", "第一网格", "锦绣家园", "", "", "", "", "老铁路院", "", ""),
    ("北湖社区", "第一网格", "锦绣家园", "1-18号楼", "", "", "", "", "", ""),
    ("北湖社区", "第一网格", "锦绣家园", "3号楼", "1-4单元", "", "", "", "", ""),
)


def workbook(rows: Iterable[list[str]]) -> bytes:
    """Return the sheet with `rows`, and beside it a page that says how to fill it in."""
    how = (
        _("一行写一个地点：填到哪一列，就是哪一级。上面各级要写全，或者留空表示同上一行。"),
        _("楼栋和单元可以写“1-18号楼”“1、3、5号楼”，会一次加好。"),
        _("已经有的地点不会重复加，也不会被改名；改名、拆分、合并请在页面上做。"),
        _("社区官方代码 12 位，可不填。俗称可以写几个，用顿号隔开。日期写成 2026-05-01。"),
        _("下面是例子，这一页不会导入："),
    )
    return sheets.workbook(_("地点"), COLUMNS, rows, sheets.HowTo(how, EXAMPLE))


def all_rows(tree: Tree, names: Iterable[OtherName]) -> Iterator[list[str]]:
    """Yield a row for each place below the subdistrict."""
    said: dict[int, list[str]] = {}
    for name in names:
        if name.sort == OtherName.Sort.SAID:
            said.setdefault(name.place_id, []).append(name.name)
    for row in tree.rows.values():
        if row.kind != Place.Kind.SUBDISTRICT:
            yield _row(tree, row, said.get(row.pk, []))


def _row(tree: Tree, row: Place, said: list[str]) -> list[str]:
    path = {Kind(each.kind): each.name for each in [*tree.upwards(row), row]}
    days = [f"{day:%Y-%m-%d}" if day else "" for day in (row.began_on, row.ended_on)]
    levels = [path.get(kind, "") for kind in LEVELS]
    return [*levels, row.name_en, row.official, "、".join(said), *days]
