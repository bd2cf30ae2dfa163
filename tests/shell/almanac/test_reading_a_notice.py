"""The yearly notice is read as it is published; what does not add up is named, never guessed."""

import datetime as dt

import pytest
from chinese_calendar.constants import holidays, workdays
from hypothesis import given
from hypothesis import strategies as st

from taizhang.almanac.notice import Said, read, year_in
from tests.shell.almanac.notices import FOR_2025, FOR_2026, FOR_2027

NOTICES = {2025: FOR_2025, 2026: FOR_2026, 2027: FOR_2027}


def on(day: str) -> dt.date:
    """Return the day of an ISO text."""
    return dt.date.fromisoformat(day)


@pytest.mark.parametrize("year", [2025, 2026])
def test_a_notice_as_published_is_read_whole(year):
    found = read(NOTICES[year], year)

    assert found.faults == []
    off = {day for day, said in found.days.items() if said.working is False}
    made_up = {day for day, said in found.days.items() if said.working}
    assert {d for d in off if d.weekday() < 5} == {
        d for d in holidays if d.year == year and d.weekday() < 5
    }
    assert made_up == {day for day in workdays if day.year == year}
    assert found.days[on(f"{year}-01-01")] == Said(False, "元旦")


@given(st.sampled_from(sorted(NOTICES)), st.randoms(use_true_random=False))
def test_the_order_of_its_lines_does_not_matter(year, chance):
    lines = NOTICES[year].splitlines()
    chance.shuffle(lines)
    shuffled = read("\n".join(lines), year)

    assert shuffled.days == read(NOTICES[year], year).days
    assert shuffled.faults == []


@given(st.dates(dt.date(2027, 1, 1), dt.date(2027, 12, 1)), st.integers(1, 25))
def test_a_range_is_all_of_its_days_wherever_the_month_ends(first, more):
    last = first + dt.timedelta(days=more)
    end = f"{last.day}日" if last.month == first.month else f"{last.month}月{last.day}日"
    found = read(f"节日：{first.month}月{first.day}日至{end}放假，共{more + 1}天。", 2027)

    wanted = {first + dt.timedelta(days=each) for each in range(more + 1)}
    assert (set(found.days), found.faults) == (wanted, [])


def test_new_year_may_begin_in_december():
    text = "一、元旦：2022年12月31日（周六）至2023年1月2日（周一）放假调休，共3天。"
    found = read(text, 2023)

    assert set(found.days) == {on("2022-12-31"), on("2023-01-01"), on("2023-01-02")}
    assert read("元旦：12月31日至1月2日放假。", 2023).days == found.days


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("元旦：1月1日（周四）放假1天。", "写的是周四，可这天是周五"),
        ("元旦：1月1日至3日放假，共4天。", "写着 4 天，数出来是 3 天"),
        ("除夕放假。", "没写是哪一天"),
        ("5月9日（周日）", "没写是放假还是上班"),
        ("2月30日放假。", "没有 2027-02-30 这一天"),
        ("10月8日至1日放假。", "后一天要在前一天之后"),
        ("4日上班。", "没写是几月"),
        ("随便写一句。", "没有看懂"),
        ("2027-02-30,放假", "没有这一天"),
        ("2027-02-03,也许", "第二列看不懂"),
        ("1月4日放假。1月4日上班。", "前面写的和这里不一样"),
        ("1月3日至5日放假。1月4日上班。", "前面写的和这里不一样"),
        ("13月1日放假。", "没有 2027-13-01 这一天"),
        ("2207-01-04,放假", "2207-01-04 不是 2027 年前后的日子"),
        ("2072年1月4日放假。", "2072-01-04 不是 2027 年前后的日子"),
    ],
)
def test_what_does_not_add_up_is_named(line, why):
    found = read(f"{line}\n二、春节：2月5日放假。", 2027)

    assert any(why in told for _said, told in found.faults)
    assert on("2027-02-05") in found.days


def test_a_list_of_days_is_read_as_well():
    text = "日期,安排,名称\n2027-01-01,放假,元旦\n2027/1/9\t上班\n2027年1月4日，照星期"
    found = read(text, 2027)

    assert found.faults == []
    assert found.days == {
        on("2027-01-01"): Said(False, "元旦"),
        on("2027-01-09"): Said(True, ""),
        on("2027-01-04"): Said(None, ""),
    }


def test_its_title_says_for_which_year_it_is():
    assert (year_in(FOR_2026), year_in(FOR_2025)) == (2026, 0)
