"""Dates are read in any spelling that is a date, and never guessed where it is none."""

import datetime as dt

import pytest

from taizhang.exchange.parsed import ZONE, Fault
from taizhang.files.dates import Sheetwide, moment, sheetwide
from tests.shell.exchange.sheets import only_row, rows_of, workbook

TITLES = ("标题", "登记时间")
SPELLINGS = [
    "2026/11/21",
    "2026-11-21",
    "2026.11.21",
    "20261121",
    "2026年11月21日",
    "2026 年 11 月 21 日",
    "26.11.21",
    "２０２６．１１．２１",
    "二〇二六年十一月二十一日",
    "二○二六年十一月廿一日",
    "11月21日",
    "11-21",
    "11/21/2026",
    "2026-11-21T00:00:00",
    "2026-11-21 00:00",
    "2026年11月21日（星期六）",
    dt.date(2026, 11, 21),
    dt.datetime(2026, 11, 21),  # noqa: DTZ001 - a workbook knows no zones
    46347,
    "46347",
]


@pytest.mark.parametrize("written", SPELLINGS, ids=str)
def test_every_spelling_of_one_day_is_that_day(written):
    read = moment(written, Sheetwide(year=2026))
    assert read and read.at == dt.datetime(2026, 11, 21, tzinfo=ZONE)


@pytest.mark.parametrize(
    "written",
    ["2026-11-21T14:30:00", "2026/11/21 14:30", "2026年11月21日14时30分", "202611211430"]
    + ["2026.11.21 下午2:30", "2026-11-21 2:30 PM", "2026-11-21T06:30:00Z"],
)
def test_the_time_of_day_is_kept(written):
    read = moment(written, Sheetwide())
    assert read and read.at == dt.datetime(2026, 11, 21, 14, 30, tzinfo=ZONE)


def test_a_thirteenth_month_blocks_the_row_and_offers_both_readings_in_the_sheets_month():
    (row,) = rows_of(workbook([TITLES, ("路灯不亮", "2026.13.5")], sheet="10月"))
    (problem,) = row.problems
    assert row.blocked and problem.fault is Fault.DATE_IMPOSSIBLE_MONTH
    assert (problem.detail, problem.suggestions) == ("13", ("10-13", "10-05"))


def test_a_thirteenth_month_with_day_and_month_swapped_is_offered_swapped():
    (problem,) = only_row(TITLES, ("路灯不亮", "2026.13.5")).problems
    assert problem.suggestions == ("05-13",)


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("2026-02-30", Fault.DATE_IMPOSSIBLE_DAY),
        ("2026.0.5", Fault.DATE_IMPOSSIBLE_MONTH),
        ("11月21日", Fault.DATE_WITHOUT_YEAR),
        ("2026年11月", Fault.DATE_WITHOUT_DAY),
        ("上周三", Fault.DATE_UNREADABLE),
        ("2026-11-21 25:00", Fault.DATE_UNREADABLE),
        ("1026-11-21", Fault.DATE_UNREADABLE),
    ],
)
def test_what_is_no_date_blocks_the_row_and_is_kept_as_written(written, fault):
    row = only_row(TITLES, ("路灯不亮", written))
    assert row.blocked and row.problems[0].fault is fault
    assert row.issue.raised_at is None
    assert ("登记时间", written) in row.issue.extras


def test_the_year_comes_from_the_sheet_before_the_title_before_the_file():
    assert sheetwide("10月", "2025年台账", "2024汇总") == Sheetwide(year=2025, month=10)


def test_the_year_of_the_title_holds_for_days_without_one():
    book = workbook([["二〇二五年民情台账"], TITLES, ("路灯不亮", "3月5日")])
    (row,) = rows_of(book)
    assert row.issue.raised_at == dt.datetime(2025, 3, 5, tzinfo=ZONE)


def test_a_number_of_days_is_read_and_said():
    row = only_row(TITLES, ("路灯不亮", 44852))
    assert row.issue.raised_at == dt.datetime(2022, 10, 18, tzinfo=ZONE)
    assert [(p.fault, p.detail) for p in row.problems] == [
        (Fault.DATE_WAS_A_NUMBER, "2022-10-18")
    ]
    assert not row.blocked


@pytest.mark.parametrize(
    ("written", "other"), [("3/5/2026", "2026-05-03"), (3.1, "2026-03-10")]
)
def test_a_date_with_two_readings_comes_in_with_a_note(written, other):
    row = only_row(TITLES, ("路灯不亮", written), name="2026.xlsx")
    assert row.problems[0].fault is Fault.DATE_AMBIGUOUS
    assert row.problems[0].suggestions == (other,)
    assert not row.blocked


def test_an_impossible_finishing_date_is_a_note_and_kept_as_written():
    row = only_row(("标题", "办结时间"), ("路灯不亮", "2026.13.5"))
    assert not row.blocked and row.issue.finished_on is None
    assert row.issue.extras == (("办结时间", "2026.13.5"),)


def test_a_limit_given_in_days_or_words_is_no_mistake():
    for limit in ("15天", "立行立改"):
        row = only_row(("标题", "整改期限"), ("路灯不亮", limit))
        assert row.problems == ()
        assert row.issue.extras == (("整改期限", limit),)


def test_finished_before_it_was_raised_is_noted_and_a_day_to_come_stays_out():
    titles = ("标题", "登记时间", "办结时间")
    row = only_row(titles, ("路灯", "2026-03-05", "2026-03-01"), today=dt.date(2026, 3, 4))
    faults = {problem.fault for problem in row.problems}
    assert faults == {Fault.FINISHED_BEFORE_RAISED, Fault.DATE_IN_FUTURE}
    assert row.blocked
