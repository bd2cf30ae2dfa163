"""A clerk types one line in any order, or pastes a chat: every field finds its own."""

import itertools

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from taizhang.reading.line import read
from taizhang.reading.pieces import BETWEEN, Kind
from tests.shell.reading.lines import NOW, known, told, values

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
WHO = ("reporter", "phone", "place_text", "summary")
CHAT = """王桂兰 2026/11/20 9:14:05
家里老人发烧，暖气一直不热

李敏 2026/11/20 9:15:00
您家在哪里？

王桂兰 2026/11/20 9:15:40
锦绣家园3号楼2单元501，电话13800004521"""
PARTS = ("王桂兰", "13800004521", "锦绣家园3-2-501", "暖气不热，室温17度")


@pytest.fixture(autouse=True)
def _in_the_office(office):
    """Stand in the office of the cast."""


def test_the_order_does_not_matter():
    lines = map(" ".join, itertools.permutations(PARTS))

    assert {values(line, *WHO) for line in lines} == {PARTS}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("王桂兰13800004521锦绣家园3-2-501暖气不热", ("王桂兰", "锦绣家园3-2-501")),
        (
            "１３８００００４５２１，王桂兰，锦绣家园三号楼，冷",
            ("王桂兰", "锦绣家园三号楼"),
        ),
        ("王大爷 138 0000 4521 锦绣家园 3 号楼 冷", ("王大爷", "锦绣家园 3 号楼")),
        ("我是锦绣家园3号楼的王桂兰，很冷", ("王桂兰", "锦绣家园3号楼")),
        ("姓名：王桂兰 地址：锦绣家园3号楼 内容：很冷", ("王桂兰", "锦绣家园3号楼")),
        (
            "欧阳海 13800004521 锦绣家园3号楼2单元501 冷",
            ("欧阳海", "锦绣家园3号楼2单元501"),
        ),
        ("高空抛物 锦绣家园3号楼", ("", "锦绣家园3号楼")),
        ("路灯不亮 老粮库后墙", ("", "")),
    ],
)
def test_names_and_places_are_found_however_they_are_written(line, said):
    assert values(line, "reporter", "place_text") == said


@pytest.mark.parametrize(
    ("line", "field", "doubt"),
    [
        ("王桂兰 13800004521 锦绣家园3号楼 暖气不热", "reporter", "sure"),
        ("暖气不热 锦绣家园3号楼 王桂兰", "reporter", "doubtful"),
        ("1380000452 暖气不热", "phone", "doubtful"),
        ("0459-1234567 暖气不热", "phone", "sure"),
        ("北湖社区门口暖气不热", "place_text", "doubtful"),
        ("河西小区3号楼暖气不热", "place_text", "doubtful"),
        ("暖气不热", "place_text", "none"),
        ("说不清的一件事", "category", "none"),
        ("锦绣家园3号楼漏电", "urgency", "doubtful"),
    ],
)
def test_only_what_is_clear_is_sure(line, field, doubt):
    assert getattr(told(line), field).confidence == doubt


@pytest.mark.parametrize(
    ("line", "nature", "category"),
    [
        ("3号楼暖气不热", "request", "heating"),
        ("举报楼上私搭乱建", "report", "neighbours"),
        ("投诉物业费乱涨", "complaint", "property-service"),
        ("请问低保要什么材料", "question", "assistance"),
        ("建议加两张长椅", "suggestion", "playgrounds"),
        ("遛狗不拴绳", "request", "pets"),
    ],
)
def test_words_tell_what_kind_of_matter_it_is(line, nature, category):
    assert values(line, "nature", "category") == (nature, category)


def test_messages_out_of_a_chat_are_one_matter_of_the_resident():
    reading = told(CHAT)

    assert reading.reporter.value == "王桂兰"
    assert reading.phone.value == "13800004521"
    assert reading.place_text.value == "锦绣家园3号楼2单元501"
    assert reading.happened_at.value == "2026/11/20 9:14:05"
    assert reading.summary.value == "家里老人发烧，暖气一直不热"
    assert "王桂兰" not in reading.words.value
    assert "李敏 2026/11/20 9:15:00\n您家在哪里？" in reading.words.value


def test_a_name_on_a_chat_that_is_no_name_is_looked_at():
    reading = told("阳光灿烂:\n你好\n阳光灿烂:\n锦绣家园3号楼电梯坏了")

    assert (reading.reporter.value, reading.reporter.confidence) == ("阳光灿烂", "doubtful")
    assert reading.summary.value == "电梯坏了"


def test_a_message_that_is_still_to_come_says_nothing_of_when():
    assert values("王桂兰 23:59\n暖气不热", "happened_at") == ("",)


def test_who_speaks_for_somebody_else_is_told_apart():
    line = "王桂兰 13800004521 锦绣家园3号楼 暖气不热 代报人：张伟"

    assert values(line, "reporter", "told_by") == ("王桂兰", "张伟")


def test_a_summary_never_shows_a_second_number():
    reading = told("王桂兰 13800004521 暖气不热 找不到人打13911112222")

    assert "13911112222" not in reading.summary.value
    assert "13911112222" in reading.words.value


LINES = st.one_of(
    st.text(max_size=200),
    st.lists(
        st.sampled_from((*PARTS, CHAT, "电话：", "代报人：", "\n", "，", " ", "😀", "𠮷")),
        max_size=12,
    ).map("".join),
)


def nothing_is_lost(line, reading):
    """Check that the pieces are the line, and that each stands in the field it went to."""
    assert "".join(piece.text for piece in reading.pieces) == line
    kept = reading.words.value or reading.summary.value
    for piece in reading.pieces:
        match piece.kind:
            case Kind.WORDS:
                for part in piece.text.split():
                    assert part in kept
            case Kind.BETWEEN:
                assert set(piece.text) <= BETWEEN
            case Kind.LABEL:
                assert len(piece.text) < 12
            case field:
                assert piece.text in getattr(reading, field).value


def test_nothing_that_was_typed_is_ever_lost():
    office = known()

    @settings(max_examples=150, suppress_health_check=list(HealthCheck))
    @given(LINES)
    @example(CHAT)
    @example("冷" * 12_000)
    @example("冷😀𠮷１２３" * 2_000)
    @example("王桂兰 13800004521 " * 600)
    def each_line(line):
        reading = read(line, office, NOW)
        nothing_is_lost(line, reading)
        assert read(line, office, NOW) == reading

    each_line()
