"""Blanks that mean “as above” are filled; blanks that mean “not known” are not."""

from taizhang.exchange.parsed import Fault
from tests.shell.exchange.sheets import rows_of, text_table, workbook

TITLES = ("序号", "小区", "标题", "姓名", "登记时间")


def _places(rows):
    return [row.issue.place for row in rows_of(workbook([TITLES, *rows]))]


def test_a_place_written_once_for_its_group_is_filled_down():
    rows = [
        ("1", "滨河小区", "路灯", "", "2026-03-01"),
        ("2", "", "井盖", "", "2026-03-02"),
        ("3", "", "噪音", "", "2026-03-03"),
        ("4", "锦绣家园", "垃圾", "", "2026-03-04"),
    ]
    assert _places(rows) == ["滨河小区", "滨河小区", "滨河小区", "锦绣家园"]


def test_a_single_missing_place_is_asked_about_and_not_made_up():
    rows = [(str(n), f"{n} 号楼", "路灯", "", "2026-03-01") for n in range(1, 9)]
    rows[4] = ("5", "", "井盖", "", "2026-03-02")
    fifth = rows_of(workbook([TITLES, *rows]))[4]
    assert fifth.issue.place == ""
    (problem,) = fifth.problems
    assert (problem.fault, problem.suggestions) == (Fault.PLACE_MISSING, ("4 号楼",))


def test_where_the_same_place_is_written_again_and_again_a_blank_is_no_as_above():
    rows = [
        (str(n), "滨河小区" if n % 2 else "", "路灯", "", "2026-03-01") for n in range(1, 9)
    ]
    assert _places(rows)[1] == ""


def test_a_name_is_never_filled_down():
    rows = [("1", "滨河小区", "路灯", "王芳", "2026-03-01"), ("2", "", "井盖", "", "")]
    assert [r.issue.reporter for r in rows_of(workbook([TITLES, *rows]))] == ["王芳", ""]


def test_a_mark_for_as_above_is_followed_in_any_column():
    rows = [
        ("1", "滨河小区", "路灯", "王芳", "2026-03-01"),
        ("2", "同上", "井盖", "〃", "″"),
    ]
    first, second = rows_of(workbook([TITLES, *rows]))
    assert (second.issue.place, second.issue.reporter) == ("滨河小区", "王芳")
    assert second.issue.raised_at == first.issue.raised_at
    assert second.filled == ("小区", "姓名", "登记时间")


def test_a_cell_merged_downwards_holds_for_every_line_it_covers():
    rows = [
        TITLES,
        ("1", "滨河小区", "路灯", "", "2026-03-01"),
        ("2", "", "井盖", "", "2026-03-02"),
        ("3", "锦绣家园", "噪音", "", "2026-03-03"),
    ]
    read = rows_of(workbook(rows, merges=[(1, 1, 2, 1)]))
    assert [row.issue.place for row in read] == ["滨河小区", "滨河小区", "锦绣家园"]


def test_days_kept_in_order_and_written_once_a_day_are_filled_down():
    text = "登记时间,标题\n3月1日,路灯\n,井盖\n3月2日,噪音\n,垃圾\n3月4日,停车\n"
    days = [row.issue.raised_at for row in rows_of(text_table(text), name="2026年.csv")]
    assert [day.day for day in days if day] == [1, 1, 2, 2, 4]


def test_days_in_no_order_are_not_filled_down():
    text = "登记时间,标题\n3月9日,路灯\n,井盖\n3月2日,噪音\n,垃圾\n3月4日,停车\n"
    rows = rows_of(text_table(text), name="2026年.csv")
    assert rows[1].issue.raised_at is None
    assert rows[1].problems[0].fault is Fault.DATE_MISSING


def test_a_group_does_not_reach_over_a_total():
    text = "小区,标题\n滨河小区,路灯\n,井盖\n合计,2\n,噪音\n"
    assert [r.issue.place for r in rows_of(text_table(text))] == ["滨河小区"] * 2 + [""]


def test_a_blank_number_stays_blank():
    text = "序号,标题\n1,路灯\n,井盖\n3,噪音\n"
    assert [r.issue.old_number for r in rows_of(text_table(text))] == ["1", "", "3"]
