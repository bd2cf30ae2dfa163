"""Rows that could not come in go out as a sheet, and come in from it once corrected."""

import io

import openpyxl

from taizhang.exchange.columns import PROBLEM_TITLE
from taizhang.exchange.error_sheet import write_error_sheet
from taizhang.exchange.wording import verdict
from tests.shell.exchange.sheets import rows_of, workbook

HEADER = [
    ["序号", "诉求情况", "", "", "办理情况", "", ""],
    ["", "小区", "标题", "时间", "时间", "内容", ""],
]
ROWS = [
    ["1", "滨河小区", "路灯不亮", "3月5日", "3月8日", "已修好", "已办结"],
    ["2", "", "井盖松动", "2026.13.5", "", "", "在办"],
    ["3", "", "=1+1", "2月30日", "3月9日", "已修好", "已办结"],
]
MERGES = [(1, 1, 1, 3), (1, 4, 1, 5)]


def _error_sheet():
    book = workbook([["2026年台账"], *HEADER, *ROWS], sheet="一月", merges=MERGES)
    stream = io.BytesIO()
    blocked = [row for row in rows_of(book) if row.blocked]
    assert write_error_sheet(blocked, verdict, stream) == 2
    return stream


def test_it_holds_the_rows_as_they_were_with_as_above_written_out():
    sheet = openpyxl.load_workbook(_error_sheet())["一月"]
    lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert lines[0][0] == "2026年台账"
    assert lines[1][-1] == PROBLEM_TITLE
    assert lines[2][:4] == ["2", "滨河小区", "井盖松动", "2026.13.5"]
    assert "没有 13 月" in lines[2][-1]


def test_a_formula_in_it_is_text():
    sheet = openpyxl.load_workbook(_error_sheet())["一月"]
    assert (sheet["C4"].value, sheet["C4"].data_type) == ("=1+1", "s")


def test_untouched_it_is_refused_for_the_same_reasons():
    assert [row.blocked for row in rows_of(_error_sheet())] == [True, True]


def test_corrected_it_comes_in_and_what_was_told_is_not_read_back():
    stream = _error_sheet()
    book = openpyxl.load_workbook(stream)
    book["一月"]["D3"], book["一月"]["D4"] = "1月13日", "2月28日"
    corrected = io.BytesIO()
    book.save(corrected)
    first, second = rows_of(corrected)
    assert not first.blocked and not second.blocked
    assert first.issue.place == "滨河小区" and not first.issue.finished
    assert second.issue.raised_at and second.issue.raised_at.year == 2026
    assert second.issue.finished and second.issue.extras == ()


def test_cells_too_long_for_a_workbook_and_odd_sheet_names_still_go_out():
    text = "标题,内容\n路灯," + "字" * 40_000 + "\n"
    blocked = rows_of(io.BytesIO(text.encode()), name="三月[一]:台账" + "长" * 40 + ".csv")
    stream = io.BytesIO()
    write_error_sheet(blocked, verdict, stream)
    (again,) = rows_of(stream)
    assert len(again.issue.words) == 32_767
