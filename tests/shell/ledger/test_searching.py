"""What is looked for is found, whichever two characters somebody remembers."""

import datetime as dt

import pytest

from taizhang.core import commands as co
from taizhang.core.clocks import local_day
from taizhang.ledger import book, queries
from taizhang.ledger.filtering import Filters
from taizhang.ledger.same import same_matter
from tests import entries
from tests.cast import LI_CLERK, LIU_HANDLER, ZHOU_SECRETARY
from tests.shell.ledger.matters import (
    MONDAY,
    TAKEN_ON,
    handled,
    minutes,
    registered,
    whole,
)

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("office"),
]
SUMMARY = "锦绣家园3号楼二单元楼道灯不亮"
WORDS = "晚上回家黑得很，老人摔过一次。请尽快修好！"


def found(words: str) -> list[str]:
    return [row.number for row in queries.stream(Filters(words=words), MONDAY)]


@pytest.fixture(autouse=True)
def _two_matters(office):
    registered(summary=SUMMARY, words=WORDS, reporter="欧阳建国", phone="139-1234-5678")
    registered(
        summary="河道漂浮物", words="水里全是塑料袋。", reporter="李四", phone="8666123"
    )


@pytest.mark.parametrize("text", [SUMMARY, *WORDS.replace("！", "。").split("。")])
def test_any_two_neighbouring_characters_are_found(text):
    for run in text.replace("，", " ").split():
        for at in range(len(run) - 1):
            assert found(run[at : at + 2]) == ["2026-1"], run[at : at + 2]


@pytest.mark.parametrize(
    "words",
    [
        "欧阳建国",
        "13912345678",
        "139 1234 5678",
        "+86 13912345678",
        "5678",
        "2026-1",
        "〔2026〕1",
        "1",
        "楼道灯 摔过",
        "３号楼",
        "锦绣家园3号楼二单元楼道灯不亮",
    ],
)
def test_a_matter_is_found_by(words):
    assert found(words) == ["2026-1"]


@pytest.mark.parametrize(
    "words",
    [
        "不亮晚上",  # the end of one text and the beginning of the next
        "很老",  # a comma between
        "一次请",
        "灯楼",  # turned round
        "楼道灯 漂浮物",  # each in another matter
        "欧阳",  # a name is found as a whole: it is sealed
        "1391234",
        "2025-1",
        "2026-3",
        "99999999999999999999-1",
        "没有这样的话",
    ],
)
def test_a_matter_is_not_found_by(words):
    assert found(words) == []


@pytest.mark.parametrize("words", ["", "   ", "，。！", "\t"])
def test_nothing_asked_narrows_nothing_or_finds_nothing(words):
    assert found(words) in ([], ["2026-1", "2026-2"])


@pytest.mark.parametrize(
    "words", ['"', "a OR b", "x*", "' --", "NEAR(a b)", "(", "&|!", ":*", "\\", "%_", "x"]
)
def test_marks_of_a_query_language_mean_nothing(words):
    assert found(words) == []


def test_what_was_done_is_found_beside_what_was_said():
    case = registered(*TAKEN_ON, summary="水管爆裂").issue.case
    book.submit(case, co.RecordProgress(text="已关总阀。"), by=LIU_HANDLER, at=minutes(1))
    voice = co.AddVoice(words="地下室也淹了", reporter="何小燕")
    book.submit(case, voice, by=LI_CLERK, at=minutes(2))
    handled(case, "search", 3)
    for words in ("总阀", "地下室", "何小燕", "灯泡和开关"):
        assert found(words) == ["2026-3"]
    assert whole()


def test_a_mended_wording_is_found():
    correction = co.CorrectIssue(reason="写错了。", summary="渠道漂浮物")
    book.submit(book.case_of("2026-2"), correction, by=ZHOU_SECRETARY, at=minutes(1))
    assert found("渠道") == ["2026-2"]


def test_a_step_taken_back_is_not_found_any_more():
    case = registered(*TAKEN_ON).issue.case
    book.submit(case, co.RecordProgress(text="误写的话"), by=LIU_HANDLER, at=minutes(1))
    assert found("误写") == ["2026-3"]
    book.submit(case, co.UndoStep(), by=LIU_HANDLER, at=minutes(1.1))
    assert found("误写") == []
    assert whole()


def test_a_withdrawn_text_is_not_found_any_more():
    case = registered(*TAKEN_ON).issue.case
    progress = co.RecordProgress(text="住户电话写在了这里")
    done = book.submit(case, progress, by=LIU_HANDLER, at=minutes(1))
    withdraw = co.WithdrawText(target=done.entries[-1].seq, reason="含个人信息。")
    book.submit(case, withdraw, by=ZHOU_SECRETARY, at=minutes(2))
    assert found("住户电话") == []
    assert queries.issue_file("2026-3", minutes(3)).row.note == ""
    assert whole()


def test_a_long_story_is_found_to_its_last_word():
    registered(words="说来话长。" * 2_000 + "终点站")
    assert found("终点") == ["2026-3"]
    assert found("终点站") == ["2026-3"]


def test_a_text_in_traditional_characters_is_found_by_simplified_ones_and_back():
    registered(summary="電梯壞了", words="請儘快維修，謝謝。", reporter="陳麗華")
    assert (
        found("电梯坏了") == found("維修") == found("维修") == found("陈丽华") == ["2026-3"]
    )
    assert found("樓道燈") == ["2026-1"]


def alike(words: str, **told: str) -> list[str]:
    found = same_matter(words=words, today=local_day(MONDAY), most=6, **told)
    return [row.number for row in found.likely]


def test_the_same_matter_is_offered_beside_a_new_one():
    registered(summary="灯又不亮", category="lifts")
    told = alike("河里有漂浮物", place="jinxiu-3", category="lifts")
    assert told == ["2026-3", "2026-2"]
    assert alike("塑料袋") == ["2026-2"]
    assert alike("河道裏漂浮著塑料袋") == ["2026-2"]
    assert alike("") == alike(" ") == alike("幼儿园学位") == []


def test_a_person_is_offered_what_they_raised():
    assert [row.number for row in queries.of_person("欧阳建国", 6)] == ["2026-1"]
    assert queries.of_person("", 6) == queries.of_person("没有此人", 6) == ()


def test_what_was_over_long_ago_is_another_matter():
    later = local_day(MONDAY) + dt.timedelta(days=366)
    case = book.case_of("2026-2")
    still_open = same_matter(words="塑料袋", today=later, most=6).likely
    assert [row.number for row in still_open] == ["2026-2"]
    book.submit(case, entries.DECLINE, by=LI_CLERK, at=minutes(1))
    assert same_matter(words="塑料袋", today=later, most=6).likely == ()
    assert alike("塑料袋") == ["2026-2"]


def test_a_void_matter_is_not_offered():
    case = book.case_of("2026-2")
    book.submit(case, entries.ASK_VOID, by=LI_CLERK, at=minutes(1))
    book.submit(case, entries.GRANT_VOID, by=ZHOU_SECRETARY, at=minutes(2))
    assert alike("塑料袋") == []
