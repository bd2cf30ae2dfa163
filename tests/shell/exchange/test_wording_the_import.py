"""Everything the import finds is said in a sentence that tells what to do."""

import pytest

from taizhang.exchange.parsed import Fault, Field, LineKind, Problem, Severity
from taizhang.exchange.wording import FIELD_NAMES, KIND_NAMES, refusal, told
from taizhang.files.unreadable import Reason, Unreadable
from tests.shell.exchange.sheets import rows_of, workbook


def _whole(text):
    return text.endswith(("。", "？")) and "%(" not in text and text.count("。") <= 2


@pytest.mark.parametrize("fault", Fault)
def test_every_problem_is_a_whole_sentence(fault):
    problem = Problem(
        fault=fault, severity=Severity.NOTE, column="时间", value="x", detail="2"
    )
    assert _whole(told(problem))


@pytest.mark.parametrize("reason", Reason)
def test_every_refusal_of_a_file_is_a_whole_sentence(reason):
    assert _whole(refusal(Unreadable(reason, "PNG")))


def test_every_field_and_kind_of_line_has_a_name():
    assert set(FIELD_NAMES) == set(Field)
    assert set(KIND_NAMES) == set(LineKind)


def test_a_thirteenth_month_is_told_with_both_readings():
    (row,) = rows_of(workbook([("标题", "时间"), ("路灯", "2026.13.5")], sheet="10月"))
    assert told(row.problems[0]) == "“2026.13.5”没有 13 月。要改成 10-13 还是 10-05？"


def test_a_missing_place_offers_the_one_above():
    titles = ("标题", "地点")
    rows = [(f"事{n}", f"{n} 号楼" if n != 5 else "") for n in range(1, 9)]
    fifth = rows_of(workbook([titles, *rows]))[4]
    assert told(fifth.problems[0]) == "没写地点，先记为未定位。要用上一行的“4 号楼”吗？"
