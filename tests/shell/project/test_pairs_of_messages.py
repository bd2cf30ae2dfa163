"""Which messages tell the same matter, by the rule that the measurement is taken against."""

from taizhang.project.bench.pairs import Message, pairs, read
from tests.shell.project.test_filling_a_ledger import _taizhang

STREETS = [
    Message("反映A3区锦绣家园小区路灯不亮", "晚上看不见路。"),
    Message("锦绣家园小区路灯坏了两个月", "请尽快修。"),
    Message("锦绣家园小区电梯困人", "上周两次。"),
    Message("咨询A市幼儿园学位怎么申请的问题", "孩子三岁。"),
    Message("请问A1区幼儿园学位怎么申请", "今年入学。"),
    Message("河里有漂浮物", "青禾河。"),
]


def test_a_place_and_a_matter_or_seven_characters_in_a_row_make_a_pair():
    assert pairs(STREETS) == {(0, 1), (3, 4)}


def test_what_is_offered_is_counted_against_the_pairs(tmp_path):
    file = tmp_path / "messages.csv"
    lines = ["留言主题,留言详情", *(f"{each.subject},{each.story}" for each in STREETS)]
    file.write_text("\n".join(lines), "utf-8-sig")
    assert read(file) == STREETS

    told = _taizhang("bench", "--messages", str(file))
    assert told.returncode == 0, told.stderr
    assert "| messages | 6 |" in told.stdout
    assert "| pairs by the rule | 2 |" in told.stdout
    assert "| told again, and one of the earlier offered | 100% (2 of 2) |" in told.stdout
