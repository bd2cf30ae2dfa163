"""The keyed index: two characters side by side are found, and nothing can be read."""

import re
import sqlite3

import pytest
from hypothesis import assume, given
from hypothesis import strategies as some

from taizhang.keys.index import BREAK, bigrams, exact, last_four, phrase

CHINESE = some.text(some.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=2)
ANYTHING = some.text(some.characters(), max_size=60)
SAID = "锦绣家园3号楼二单元的路灯不亮,晚上老人看不见路。已经报过两次"


def found(query: str, text: str) -> bool:
    """Return whether every run of `query` stands in `text`, by tokens alone."""
    written = f" {' '.join(bigrams(text))} "
    return all(f" {' '.join(run)} " in written for run in phrase(query))


@given(CHINESE, some.data())
def test_any_two_characters_side_by_side_are_found(text, data):
    start = data.draw(some.integers(0, len(text) - 2))

    assert found(text[start : start + 2], text)


@given(some.text("灯楼㙟𠮷3３Aａß号、。 ,-😀é", min_size=2), some.data())
def test_neighbours_of_any_script_are_found(text, data):
    start = data.draw(some.integers(0, len(text) - 2))
    pair = text[start : start + 2]
    assume(pair.isalnum())

    assert found(pair, text)


@given(CHINESE, CHINESE)
def test_a_longer_query_finds_just_the_texts_that_contain_it(query, text):
    assert found(query, text) == (query in text)


@pytest.mark.parametrize(
    ("query", "hit"),
    [
        pytest.param("路灯", True, id="two characters"),
        pytest.param("路灯不亮", True, id="longer, in one piece"),
        pytest.param("不亮 锦绣", True, id="two words in any order"),
        pytest.param("３号楼", True, id="full-width digits"),
        pytest.param("路灯 灯", True, id="a lone character beside a word is let go"),
        pytest.param("路\u200b灯", True, id="an unseen character pasted in between"),
        pytest.param("亮晚", False, id="across a comma"),
        pytest.param("路灯亮", False, id="not in this order"),
        pytest.param("路灯 电梯", False, id="one of two words is not there"),
    ],
)
def test_what_is_found_in_one_resident_s_words(query, hit):
    assert found(query, SAID) is hit


def test_a_character_that_stands_alone_is_found_alone():
    assert found("灯", "报修 灯 不亮")
    assert not found("灯", "路灯不亮")


@pytest.mark.parametrize("query", ["", "  ", "。,!", "\u200b", "\ud800"])
def test_a_query_of_nothing_asks_for_nothing(query):
    assert phrase(query) == []


@given(ANYTHING)
def test_no_plaintext_is_in_the_tokens(text):
    for token in bigrams(text):
        assert token == BREAK or re.fullmatch("[a-p][a-z2-7]{12}", token)


def test_another_office_s_tokens_are_others(data):
    here = bigrams(SAID)
    elsewhere = data.parent / "elsewhere"

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TAIZHANG_DATA", str(elsewhere))
        there = bigrams(SAID)

    assert len(here) == len(there)
    assert set(here) & set(there) == {BREAK}


def test_sqlite_takes_each_token_as_one_word():
    table = sqlite3.connect(":memory:")
    table.execute("CREATE VIRTUAL TABLE t USING fts5(grams, tokenize='unicode61')")
    table.execute("INSERT INTO t VALUES (?)", [" ".join(bigrams(SAID))])

    def hits(query: str) -> int:
        wanted = " AND ".join(f'"{" ".join(run)}"' for run in phrase(query))
        return len(table.execute("SELECT rowid FROM t(?)", [wanted]).fetchall())

    pieces = [SAID[place : place + 2] for place in range(len(SAID) - 1)]
    assert {piece for piece in pieces if phrase(piece) and not hits(piece)} == {
        piece for piece in pieces if "," in piece or "。" in piece
    }
    assert hits("路灯不亮") == 1
    assert hits("路灯亮") == 0


@pytest.mark.parametrize(
    "written",
    [
        "138 0000 1234",
        "138-0000-1234",
        "1380000-1234",
        "+86 138 0000 1234",
        "008613800001234",
        "8613800001234",
        "１３８００００１２３４",
        "电话13800001234",
    ],
)
def test_a_mobile_number_is_found_however_it_is_written(written):
    assert exact("phone", written) == exact("phone", "13800001234")
    assert last_four(written) == last_four("1234")


@pytest.mark.parametrize(
    "written",
    ["(0459)6123456", "0459 6123456", "+86 459 6123456", "0459-6123456-801"]
    + ["0459-6123456转801", "0459-6123456 分机 8"],
)
def test_a_landline_is_found_with_its_area_code(written):
    assert exact("phone", written) == exact("phone", "0459-6123456")
    assert exact("phone", written) != exact("phone", "6123456")


def test_a_name_is_found_with_or_without_its_dot_and_spaces():
    assert exact("name", "阿卜杜拉·买买提") == exact("name", "阿卜杜拉 买买提")
    assert exact("name", "王小明") != exact("name", "王晓明")


def test_the_same_characters_under_another_label_are_another_word():
    assert exact("name", "13800001234") != exact("phone", "13800001234")


@pytest.mark.parametrize("nothing", ["", " ", "无", "—"])
def test_a_phone_that_is_none_is_not_indexed(nothing):
    assert exact("phone", nothing) == ""
    assert last_four(nothing) == ""


def test_the_last_four_digits_lead_to_a_bucket_that_others_share():
    buckets = {last_four(f"{ending:04d}") for ending in range(10_000)}

    assert 3_000 < len(buckets) <= 4_096
    assert all(re.fullmatch("[a-d][a-z2-7]{2}", bucket) for bucket in buckets)
