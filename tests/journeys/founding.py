"""What an office brings along when it begins: its places in a sheet, its people in a list."""

import io

import openpyxl

COMMUNITIES = tuple(
    f"{name}社区" for name in "北湖 南湖 东湖 西湖 松柏 青松 光明 向阳".split()
)
GRIDS = 135
PEOPLE = 60
SURNAMES = "王李张刘陈杨黄赵周吴"
GIVEN = "伟芳娜敏静强磊军洋勇"


def places() -> bytes:
    """Return a sheet of eight communities and 135 grids."""
    rows = [(name, "") for name in COMMUNITIES]
    rows += [(COMMUNITIES[n % 8], f"{n // 8 + 1:02}网格") for n in range(GRIDS)]
    return _workbook(("社区", "网格"), rows)


def people() -> list[tuple[str, ...]]:
    """Return sixty people, each of another name, of the office and its communities."""
    names = [first + second for first in SURNAMES for second in GIVEN][:PEOPLE]
    office = [(name, "北湖街道", "负责人", "", "") for name in names[:4]]
    window = [(name, "综合窗口", "经办", "", "") for name in names[4:10]]
    grids = [
        (name, COMMUNITIES[n % 8], "网格员", f"{COMMUNITIES[n % 8]}{n // 8 + 1:02}网格", "")
        for n, name in enumerate(names[10:])
    ]
    rows = [*office, *window, *grids]
    return [(*row[:4], f"1380000{n:04}") for n, row in enumerate(rows, 1000)]


TITLES = ("姓名", "部门", "岗位", "负责网格", "手机号")


def people_pasted() -> str:
    """Return them as they are copied from WPS."""
    return "\n".join("\t".join(row) for row in (TITLES, *people()))


def people_sheet() -> bytes:
    """Return them as a workbook."""
    return _workbook(TITLES, people())


def _workbook(titles: tuple[str, ...], rows: list[tuple[str, ...]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (titles, *rows):
        sheet.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()
