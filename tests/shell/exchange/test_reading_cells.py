"""Cells mean what a clerk meant by them, and nothing written is lost."""

import pytest

from taizhang.exchange.parsed import Fault
from taizhang.exchange.values import status_finished
from taizhang.files.text import cleaned
from tests.shell.exchange.sheets import only_row, rows_of, text_table


def _one(title, cell):
    return only_row(("标题", title), ("路灯不亮", cell))


def test_numbers_written_as_text_and_with_a_unit_are_numbers():
    for cell in (2, 2.0, "2", "2.0", "２次"):
        assert _one("转办次数", cell).issue.transfers == 2


def test_a_count_that_is_none_is_kept_and_noted():
    row = _one("转办次数", "多次")
    assert row.issue.transfers is None
    assert row.issue.extras == (("转办次数", "多次"),)
    assert [p.fault for p in row.problems] == [Fault.NUMBER_UNREADABLE]


def test_a_number_loses_the_point_that_excel_gave_it():
    assert _one("编号", 17.0).issue.old_number == "17"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (13800001234, "13800001234"),
        ("138 0000 1234", "13800001234"),
        ("+86-138-0000-1234", "13800001234"),
        ("０４５９-6666666", "0459-6666666"),
        ("12345", "12345"),
        ("138****1234", "138****1234"),
    ],
)
def test_a_phone_number_is_text_with_its_leading_zeros(cell, text):
    row = _one("联系电话", cell)
    assert (row.issue.phone, row.problems) == (text, ())


@pytest.mark.parametrize(
    ("cell", "fault"),
    [("1380000123", Fault.PHONE_LENGTH), ("1.38E+10", Fault.PHONE_ROUNDED)],
)
def test_a_phone_number_that_lost_digits_is_noted(cell, fault):
    row = _one("联系电话", cell)
    assert row.issue.phone == cell
    assert [p.fault for p in row.problems] == [fault]


def test_anonymous_is_read_from_its_column_or_from_the_name():
    assert _one("匿名", "匿名").issue.anonymous is True
    assert _one("匿名", "实名").issue.anonymous is False
    assert _one("是否匿名", "否").issue.anonymous is False
    assert _one("匿名", "称谓/其他").issue.anonymous is None
    named = _one("姓名", "匿名").issue
    assert (named.anonymous, named.reporter) == (True, "")


@pytest.mark.parametrize("word", "已办结 已销号 办结 完成 已整改 结案 √".split())
def test_words_for_finished_are_understood(word):
    assert _one("状态", word).issue.finished


@pytest.mark.parametrize("word", "未办结 在办 办理中 待核查 挂账 正在处理".split())
def test_words_for_open_are_understood_even_beside_a_reply(word):
    row = only_row(("标题", "状态", "办理结果"), ("路灯不亮", word, "已联系供电所"))
    assert not row.issue.finished and row.problems == ()


def test_an_unknown_status_is_asked_about():
    row = only_row(("标题", "状态", "办理结果"), ("路灯", "基本解决", "换了灯泡"))
    assert row.issue.finished
    assert [(p.fault, p.value) for p in row.problems] == [
        (Fault.STATUS_UNKNOWN, "基本解决")
    ]


def test_a_reply_or_a_finishing_date_means_finished_and_neither_means_open():
    assert _one("办理结果", "已换灯泡，恢复照明。").issue.finished
    assert _one("办结时间", "2026-03-05").issue.finished
    assert not _one("办理结果", "").issue.finished


def test_a_result_that_only_says_it_is_under_way_leaves_the_row_open():
    assert not _one("办理情况", "正在处理").issue.finished


def test_a_result_that_denies_the_fault_is_a_result():
    assert status_finished("未发现异味") is None
    assert _one("办理结果", "没有发现污水").issue.finished


def test_words_for_nothing_are_nothing():
    row = only_row(("标题", "姓名", "联系电话", "责任人"), ("路灯", "无", "—", "N/A"))
    assert (row.issue.reporter, row.issue.phone, row.issue.handler) == ("", "", "")


def test_a_row_with_neither_title_nor_words_is_blocked():
    row = only_row(("序号", "标题", "地点", "电话"), ("1", "", "滨河", "12345"))
    assert row.blocked
    assert [p.fault for p in row.problems] == [Fault.NO_CONTENT]


def test_twelve_thousand_characters_come_in_and_one_more_is_told():
    longest = only_row(("内容",), ("字" * 12_000,))
    assert len(longest.issue.words) == 12_000 and not longest.blocked
    longer = only_row(("内容",), ("字" * 12_001,))
    assert [(p.fault, p.detail) for p in longer.problems] == [(Fault.TOO_LONG, "12001")]
    assert longer.blocked


def test_nul_and_control_characters_are_taken_out_and_counted():
    (row,) = rows_of(text_table("标题,内容\n路\x00灯,\x07不\u202e亮\n"))
    assert (row.issue.title, row.issue.words) == ("路灯", "不亮")
    assert [(p.column, p.detail) for p in row.problems] == [("标题", "1"), ("内容", "2")]


def test_lone_surrogates_become_a_visible_mark():
    clean = cleaned("路\ud800灯")
    assert (clean.text, clean.broken_count) == ("路\ufffd灯", 1)


def test_rare_characters_and_emoji_stay_as_they_are():
    words = "𠮷野家门口👨‍👩‍👧有个坑，㙍头"
    assert only_row(("标题",), (words,)).issue.title == words


def test_line_ends_inside_a_cell_stay_and_spaces_around_it_go():
    row = only_row(("标题", "内容"), ("路灯", "\n\t 一、不亮\r\n二、倒了 \n"))
    assert row.issue.words == "一、不亮\n二、倒了"


def test_a_formula_is_read_as_what_it_shows_and_a_written_one_as_text():
    (row,) = rows_of(text_table("标题,内容\n路灯,=1+1\n"))
    assert row.issue.words == "=1+1"
