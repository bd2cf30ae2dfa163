"""No line disappears: the kinds add up, and a row keeps its mark however often it is read."""

import io

from hypothesis import given, settings
from hypothesis import strategies as st

from taizhang.exchange.parsed import Fault, LineKind
from taizhang.exchange.reading import read
from taizhang.exchange.report import Report
from tests.shell.exchange.sheets import LAMP, TITLES, rows_of, text_table, workbook

WORDS = st.sampled_from(
    [
        *TITLES,
        *LAMP,
        "合计",
        "同上",
        "状态",
        "已办结",
        "13",
        "2026.13.5",
        "填报人：李",
        "",
        "\x00",
    ]
)
GRIDS = st.lists(st.lists(WORDS | st.text(max_size=8), max_size=7), min_size=1, max_size=12)


def counted(name, lines):
    report = Report(name)
    for line in lines:
        report.add(line)
    return report


def _report(file):
    with read(file, name="台账.xlsx") as reading:
        return counted(reading.name, reading.lines())


def test_the_report_accounts_for_every_line_of_every_sheet():
    sheet = [
        ["台账"],
        TITLES,
        LAMP,
        ("2", "2026.13.5", "滨河", "井盖", "", ""),
        ["", "合计", "2"],
    ]
    report = _report(workbook(sheet, sheet="甲", more=[("乙", [TITLES, LAMP, [""], LAMP])]))
    assert [(s.name, s.line_count, s.row_count) for s in report.sheets] == [
        ("甲", 5, 2),
        ("乙", 4, 2),
    ]
    assert report.kinds.total() == report.line_count == 9
    assert (report.clean_count + report.noted_count, report.blocked_count) == (3, 1)
    assert (report.finished_count, report.open_count) == (0, 3)


@settings(deadline=None, max_examples=60)
@given(grid=GRIDS)
def test_whatever_stands_in_a_sheet_every_line_is_accounted_for_once(grid):
    with read(workbook(grid)) as reading:
        lines = list(reading.lines())
        report = counted(reading.name, lines)
        assert report.line_count == sum(sheet.line_count for sheet in reading.sheets)
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert report.kinds.total() == len(lines)
    assert all((line.row is not None) == (line.kind is LineKind.DATA) for line in lines)
    assert (
        report.clean_count + report.noted_count + report.blocked_count == report.row_count
    )


@settings(deadline=None, max_examples=40)
@given(cell=st.text(max_size=40) | st.floats(allow_nan=False, allow_infinity=False))
def test_no_cell_stops_the_reading_whatever_its_column(cell):
    titles = [
        "标题",
        "登记时间",
        "办结时间",
        "电话",
        "转办次数",
        "状态",
        "匿名",
        "期限",
        "地点",
    ]
    (row,) = rows_of(workbook([titles, ["路灯", *[cell] * 8]]))
    assert row.issue.title == "路灯"


def test_the_same_file_twice_gives_the_same_fingerprints():
    book = workbook([TITLES, LAMP, ("2", "3月6日", "滨河", "井盖", "", "")])
    once = [row.fingerprint for row in rows_of(io.BytesIO(book.getvalue()))]
    again = [row.fingerprint for row in rows_of(io.BytesIO(book.getvalue()))]
    assert once == again and len(set(once)) == 2


def test_a_row_keeps_its_fingerprint_when_lines_are_added_around_it():
    (alone,) = rows_of(workbook([TITLES, LAMP]))
    moved = rows_of(workbook([["台账"], TITLES, ("0", "", "", "新来的", "", ""), LAMP]))[1]
    assert moved.fingerprint == alone.fingerprint


def test_of_two_identical_rows_both_come_in_and_the_second_says_so():
    first, second = rows_of(workbook([TITLES, LAMP, LAMP]))
    assert first.fingerprint != second.fingerprint
    assert first.problems == ()
    assert [(p.fault, p.detail) for p in second.problems] == [(Fault.SAME_AS_LINE, "2")]
    assert not second.blocked


def test_an_identical_row_on_another_sheet_is_named_with_its_sheet():
    rows = rows_of(workbook([TITLES, LAMP], sheet="甲", more=[("乙", [TITLES, LAMP])]))
    assert (rows[1].problems[0].value, rows[1].problems[0].detail) == ("甲", "2")


def test_a_row_whose_result_was_filled_in_later_is_the_same_matter():
    (before,) = rows_of(workbook([TITLES, LAMP]))
    (after,) = rows_of(workbook([TITLES, [*LAMP[:5], "已修好"]]))
    assert before.fingerprint != after.fingerprint
    assert before.matter == after.matter


def test_lines_may_be_asked_for_twice():
    with read(text_table("标题,登记时间\n路灯,2026-03-05\n")) as reading:
        assert [r.fingerprint for r in reading.rows()] == [
            r.fingerprint for r in reading.rows()
        ]
