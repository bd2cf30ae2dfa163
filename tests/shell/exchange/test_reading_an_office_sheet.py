"""A sheet as an office keeps it is read without being tidied first."""

import datetime as dt

from taizhang.exchange.parsed import Fault, LineKind
from taizhang.exchange.reading import read
from tests.shell.exchange.sheets import (
    LAMP,
    TITLES,
    kinds_of,
    only_row,
    rows_of,
    text_table,
    workbook,
)

DAY = ("3", "2026-03-06", "滨河小区", "噪音", "夜里施工", "")


def test_title_and_reporting_unit_above_the_table_are_not_rows():
    sheet = [["2026年民情台账"], ["填报单位：青禾街道", "", "日期：2026.3.1"], TITLES, LAMP]
    assert kinds_of(workbook(sheet)) == [
        LineKind.TITLE,
        LineKind.FILLER,
        LineKind.HEADER,
        LineKind.DATA,
    ]


def test_a_two_line_merged_header_is_one_header():
    sheet = [
        ["序号", "诉求情况", "", "", "办理情况", "", "备注"],
        ["", "标题", "时间", "内容", "时间", "内容", ""],
        ["1", "路灯不亮", "2026-03-05", "看不见", "2026-03-08", "已修好", "第二次"],
    ]
    (row,) = rows_of(workbook(sheet, merges=[(0, 0, 1, 0), (0, 1, 0, 3), (0, 4, 0, 5)]))
    assert (row.issue.words, row.issue.result) == ("看不见", "已修好")
    assert row.issue.finished_on == dt.date(2026, 3, 8)
    assert row.issue.extras == (("备注", "第二次"),)


def test_a_two_line_header_blanked_instead_of_merged_is_read_the_same():
    text = (
        "诉求情况,,办理情况,\n标题,时间,时间,内容\n路灯不亮,2026-03-05,2026-03-08,已修好\n"
    )
    (row,) = rows_of(text_table(text))
    assert row.issue.raised_at and row.issue.raised_at.date() == dt.date(2026, 3, 5)
    assert row.issue.finished_on == dt.date(2026, 3, 8)


def test_headings_that_say_nothing_themselves_still_tell_two_times_apart():
    sheet = [
        ["来件登记", "", "承办处理", ""],
        ["标题", "时间", "时间", "结果"],
        ["路灯不亮", "2026-03-05", "2026-03-08", "修好"],
    ]
    (row,) = rows_of(workbook(sheet, merges=[(0, 0, 0, 1), (0, 2, 0, 3)]))
    assert row.issue.finished_on == dt.date(2026, 3, 8)


def test_a_remark_among_the_titles_does_not_hide_the_header():
    row = only_row((*TITLES, "备注：可不填", "2026年"), (*LAMP, "催过", "是"))
    assert row.issue.extras == (("备注：可不填", "催过"), ("2026年", "是"))


def test_the_header_repeated_on_every_printed_page_is_no_row():
    assert kinds_of(workbook([TITLES, LAMP, TITLES, DAY])) == [
        LineKind.HEADER,
        LineKind.DATA,
        LineKind.REPEATED_HEADER,
        LineKind.DATA,
    ]


def test_a_second_table_with_other_columns_is_read_by_its_own_titles():
    other = ("工单编号", "留言主题", "留言时间", "答复意见")
    sheet = [TITLES, LAMP, [""], other, ("W-1", "公交改线", "2026-04-01", "已答复市民")]
    second = rows_of(workbook(sheet))[1]
    assert (second.issue.old_number, second.issue.title) == ("W-1", "公交改线")
    assert second.issue.result == "已答复市民"


def test_total_sign_off_section_empty_number_and_blank_lines_are_told_apart():
    sheet = [
        TITLES,
        ["一、滨河社区"],
        LAMP,
        ["2"],
        [""],
        ["", "合计", "", "1"],
        ["填报人：李敏", "", "审核人：周书记", "2026年3月31日"],
    ]
    assert kinds_of(workbook(sheet))[1:] == [
        LineKind.FILLER,
        LineKind.DATA,
        LineKind.FILLER,
        LineKind.BLANK,
        LineKind.TOTAL,
        LineKind.FILLER,
    ]


def test_a_matter_called_total_is_a_row():
    row = only_row(TITLES, ("9", "2026-03-05", "滨河", "合计不对", "电费合计算错了", ""))
    assert row.issue.title == "合计不对"


def test_every_sheet_is_read_and_a_hidden_one_as_well():
    book = workbook([TITLES, LAMP], sheet="1月", more=[("2月", [TITLES, DAY])])
    assert [row.sheet for row in rows_of(book)] == ["1月", "2月"]


def test_a_sheet_without_a_header_is_named_and_its_lines_counted():
    book = workbook([TITLES, LAMP], more=[("说明", [["本表每月报送一次"], ["请认真填写"]])])
    with read(book) as reading:
        (problem,) = reading.sheets[1].problems
    assert (problem.fault, problem.detail) == (Fault.SHEET_WITHOUT_HEADER, "2")


def test_columns_past_the_two_hundredth_are_left_and_counted():
    titles = [*TITLES, *[f"列{n}" for n in range(300)]]
    cells = [*LAMP, *["x"] * 300]
    with read(workbook([titles, cells])) as reading:
        (row,) = reading.rows()
        (problem,) = reading.sheets[0].problems
    assert len(row.cells) == 200
    assert (problem.fault, problem.detail) == (Fault.SHEET_TOO_WIDE, "212")


def test_a_column_without_a_title_full_of_status_words_is_the_status():
    sheet = [[*TITLES, ""], [*LAMP, "已办结"], [*DAY, "办理中"]]
    assert [row.issue.finished for row in rows_of(workbook(sheet))] == [True, False]


def test_cells_to_the_right_of_the_header_are_kept():
    (row,) = rows_of(text_table("标题,登记时间\n路灯不亮,2026-03-05,催过两次\n"))
    assert row.issue.extras == (("第 3 列", "催过两次"),)


def test_empty_lines_and_columns_before_the_table_do_not_shift_the_line_numbers():
    book = workbook([[], [], ["", *TITLES], ["", *LAMP]])
    (row,) = rows_of(book)
    assert (row.line, row.issue.title) == (4, "路灯不亮")


def test_a_bare_list_of_one_column_is_read():
    rows = rows_of(text_table("问题描述\n路灯不亮\n井盖松动\n"))
    assert [row.issue.words for row in rows] == ["路灯不亮", "井盖松动"]
