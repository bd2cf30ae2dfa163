"""Columns are matched by what their titles mean, and a column that matches none is kept."""

import pytest

from taizhang.exchange.columns import matched
from taizhang.exchange.parsed import Fault, Field
from taizhang.exchange.reading import read
from taizhang.files.unreadable import Reason, Unreadable
from tests.shell.exchange.sheets import only_row, rows_of, workbook


def _meanings(*titles):
    return [c.meaning for c in matched([("", title) for title in titles], {})]


@pytest.mark.parametrize(
    ("title", "meaning"),
    [
        ("工单编号", Field.OLD_NUMBER),
        ("反 映 内 容", Field.WORDS),
        ("整改\n时限", Field.DUE_ON),
        ("*标题（必填）", Field.TITLE),
        ("存在的问题或隐患", Field.WORDS),
        ("来电人电话/账号", Field.PHONE),
        ("村/社区", Field.COMMUNITY),
        ("所属社区/网格", Field.COMMUNITY),
        ("整改责任人", Field.HANDLER),
        ("责任单位", Field.UNIT),
        ("办结情况", Field.STATUS),
        ("销号时间", Field.FINISHED_ON),
        ("处理受理方式", Field.CHANNEL),
        ("Created_At", Field.RAISED_AT),
        ("Description", Field.WORDS),
        ("市民反映问题描述", Field.WORDS),
        ("整改资金（元）", None),
        ("处罚情况", None),
    ],
)
def test_a_title_means_its_field(title, meaning):
    assert _meanings(title) == [meaning]


def test_of_two_columns_for_one_field_the_better_title_wins_and_the_other_stays():
    row = only_row(("序号", "工单编号", "标题"), (1, "QH-7", "路灯"))
    assert row.issue.old_number == "QH-7"
    assert row.issue.extras == (("序号", "1"),)


def test_the_parts_of_a_place_and_of_a_category_are_read_together():
    row = only_row(
        ("标题", "小区", "楼栋", "大类", "小类"), ("灯", "滨河", "3#楼", "城建", "路灯")
    )
    assert (row.issue.place, row.issue.category) == ("滨河 3#楼", "城建／路灯")


def test_equal_titles_are_told_apart_by_their_headings():
    titles = [("整改前", "图片"), ("整改后", "图片"), ("", "备注"), ("", "备注")]
    assert [c.title for c in matched(titles, {})] == [
        "整改前·图片",
        "整改后·图片",
        "备注",
        "备注（第 4 列）",
    ]


def test_a_given_mapping_comes_before_the_meaning_of_a_title():
    mapping = {"说法": "words", "标题": None}
    row = only_row(
        ("标题", "说法", "登记时间"), ("灯", "不亮", "2026-03-05"), mapping=mapping
    )
    assert (row.issue.title, row.issue.words) == ("", "不亮")
    assert row.issue.extras == (("标题", "灯"),)


def test_a_mapping_makes_a_header_of_titles_nobody_knows():
    mapping = {"甲": "title", "乙": "place"}
    (row,) = rows_of(workbook([("甲", "乙"), ("路灯", "滨河")]), mapping=mapping)
    assert (row.issue.title, row.issue.place) == ("路灯", "滨河")


def test_a_mapping_with_a_field_that_does_not_exist_is_refused():
    with pytest.raises(Unreadable) as refused:
        rows_of(workbook([("标题",)]), mapping={"标题": "headline"})
    assert (refused.value.reason, refused.value.detail) == (
        Reason.MAPPING_FIELD,
        "headline",
    )


def test_a_mapped_column_that_the_file_does_not_have_is_told():
    with read(workbook([("标题", "登记时间")]), {"处理人": "handler"}) as reading:
        (problem,) = reading.problems
    assert (problem.fault, problem.column) == (Fault.COLUMN_NOT_THERE, "处理人")
