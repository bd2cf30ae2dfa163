"""One ledger with everything that goes wrong: in, corrected, and out again without a trace."""

import datetime as dt
import io
from pathlib import Path

import openpyxl
import pytest
from django.core.management import call_command

from taizhang.core.clocks import OFFICE_ZONE
from taizhang.exchange.columns import PROBLEM_TITLE
from tests.shell.exchange.bringing_in import DONE, brought_in, ledger_file, said
from tests.shell.exchange.wizard import Wizard, opened_file

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("office"),
]
DAY_44852 = dt.date(2022, 10, 18)
TITLES = [
    *("编号", "诉求情况", None, None, "承办单位", "办结情况", "联系电话"),
    None,
]
BELOW = [None, "登记时间", "反映内容", "住址", None, None, None, "备注"]
ROWS = [
    [
        "1",
        "2026.13.5",
        "垃圾桶满了没人收",
        "锦绣家园 3 号楼",
        "锦绣物业",
        "已办",
        13800001111,
        "",
    ],
    [
        "2",
        "10月11日",
        "天花板漏水",
        "锦绣家园 5 号楼",
        "锦绣物业",
        "在办",
        "1380000222",
        "二次",
    ],
    ["3", 44852, "想办高龄补贴", "青松苑", "锦绣物业（老赵）", "基本解决", "", ""],
    ["3", "同上", "楼道堆杂物", "3#楼", "", "在办", "", "="],
    ["5", dt.date(2026, 10, 14), "井盖松动", None, "", "已办", "", ""],
    ["6", dt.date(2026, 10, 15), "井盖响", None, "", "未办", "", ""],
    ["7", "2月30日", "路灯\u200b不亮", "青松苑", "", "在办", "", ""],
    ["8", "2099-10-16", "说是明年的事", "青松苑", "", "在办", "", ""],
    [None, "合计", "8 件", None, None, None, None, None],
]


def messy() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "10月"
    for row in (["2026年10月民情台账"], TITLES, BELOW, *ROWS):
        sheet.append(row)
    for cells in ("A1:H1", "B2:D2", "A2:A3", "E2:E3", "D7:D9"):
        sheet.merge_cells(cells)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def looked_at(data: bytes, name: str = "台账.xlsx") -> Wizard:
    wizard = opened_file(data, name)
    wizard.client.post(f"{wizard.address}columns/")
    return wizard


def exported(folder: Path, name: str) -> bytes:
    call_command("export_ledger", out=folder / f"{name}.csv")
    return (folder / f"{name}.csv").read_bytes()


def test_nothing_of_it_is_too_much_and_every_row_is_accounted_for():
    wizard = looked_at(messy())
    assert wizard.tiles() == {"可直接导入": 5, "需要改": 3, "疑似重复": 0, "跳过": 0}
    for show in ("wrong", "noted"):
        assert "编号" in wizard.text(show)
    wizard.press("先导入 5 行")
    assert "加起来对不上" not in wizard.text()
    assert (wizard.batch.imported_count, wizard.batch.refused_count) == (5, 0)


def test_merged_cells_serial_dates_and_building_marks_are_read():
    looked_at(messy()).press("先导入 5 行")
    assert said("井盖响").place_text == "3#楼"
    assert said("想办高龄补贴").happened_at.astimezone(OFFICE_ZONE).date() == DAY_44852
    assert said("楼道堆杂物").old_number == "3"


def test_its_error_sheet_comes_in_clean_once_it_is_corrected():
    wizard = looked_at(messy())
    wizard.press("先导入 5 行")
    sheet = io.BytesIO(wizard.client.get(f"{wizard.address}errors.xlsx").getvalue())
    book = openpyxl.load_workbook(sheet)
    page = book["10月"]
    titles = [cell.value for cell in page[2]]
    assert titles[-1] == PROBLEM_TITLE
    for line in range(3, page.max_row + 1):
        page.cell(line, titles.index("登记时间") + 1).value = "2026-10-20"
    again = looked_at(saved(book), "要改的行.xlsx")
    assert again.tiles() == {"可直接导入": 3, "需要改": 0, "疑似重复": 0, "跳过": 0}
    again.press("导入 3 行")
    assert again.batch.imported_count == 3


def test_taken_back_whole_it_leaves_the_ledger_as_it_was(tmp_path):
    brought_in(ledger_file(DONE))
    before = exported(tmp_path, "before")
    wizard = looked_at(messy())
    wizard.press("先导入 5 行")
    assert exported(tmp_path, "between") != before
    wizard.client.post(f"{wizard.address}withdraw/", {"reason": "导错了表"})
    assert "已经撤回" in wizard.text()
    assert exported(tmp_path, "after") == before
