"""What a resident said of themselves is sealed, and goes when they ask for it."""

import datetime as dt
import json
from dataclasses import replace

import pytest
from django.db import connection

from taizhang.core import commands as co
from taizhang.core.closing import findings as closing_findings
from taizhang.keys import store
from taizhang.ledger import book, export, fsck, models, queries
from taizhang.ledger.filtering import Filters
from taizhang.ledger.reading import NoSuchIssue
from taizhang.ledger.standing import ERASED
from tests import entries
from tests.cast import LI_CLERK, SUN_ADMINISTRATOR, ZHENG_VERIFIER, ZHOU_SECRETARY
from tests.shell.ledger.matters import (
    TAKEN_ON,
    handled,
    minutes,
    registered,
    whole,
)
from tests.shell.matters import holder_of

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("office"),
]
# Told by nobody else, so that finding them means finding what was sealed.
CANARY = {
    "words": "金丝雀在三更天唱了九遍",
    "reporter": "欧阳金丝",
    "phone": "13912345678",
    "place_text": "三单元四〇七室金丝门",
}

CANARY_VOICE = co.AddVoice(
    words=CANARY["words"], reporter=CANARY["reporter"], phone=CANARY["phone"]
)


def erased(case: str, voice: int = 1, minute: int = 5) -> int:
    return book.erase(
        case, voice, by=SUN_ADMINISTRATOR, reason="本人要求。", at=minutes(minute)
    )


def found(words: str) -> list[str]:
    rows = queries.stream(Filters(words=words), minutes(0))
    return [row.case for row in rows]


def everything_stored() -> bytes:
    """Return the bytes of the book as they lie in its database."""
    stored: list[bytes] = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith("ledger_"):
                cursor.execute(f"SELECT * FROM {table}")
                stored += [_bytes(cell) for row in cursor.fetchall() for cell in row]
    return b"\n".join(stored)


def _bytes(cell: object) -> bytes:
    if isinstance(cell, bytes | memoryview):
        return bytes(cell)
    return str(cell).encode("unicode_escape") + str(cell).encode()


@pytest.mark.parametrize("label", CANARY)
def test_what_is_personal_lies_nowhere_in_the_book(label):
    case = registered(**CANARY).issue.case
    book.submit(case, CANARY_VOICE, by=LI_CLERK, at=minutes(1))
    stored = everything_stored()
    assert case.encode() in stored, "nothing was looked at"
    assert CANARY[label].encode() not in stored
    assert CANARY[label].encode("unicode_escape") not in stored


def test_the_leaf_says_as_much_of_somebody_who_left_no_name():
    registered()
    registered(reporter="", phone="", words="", place_text="")
    *_, named, nameless = export.leaves(export.tree_head().size)
    for label in ("reporter", "phone", "words", "place_text", "receipt"):
        assert label in json.loads(named)["c"]
        assert label in json.loads(nameless)["c"]


def test_erasing_empties_openings_and_takes_the_key():
    case = registered(**CANARY).issue.case
    assert erased(case) == 1
    opening = models.Opening.objects.get(entry__case=case)
    assert opening.sealed is None
    assert opening.erased_by
    assert b"voice-erased" in bytes(opening.erased_by.leaf)
    assert store.opened([f"{case}/1"]) == {}
    assert whole()


def test_the_ledger_no_longer_shows_or_finds_what_was_said():
    done = registered(summary="三楼王家漏水", **CANARY)
    assert found("王家漏水") == found("金丝雀") == found("5678") == [done.issue.case]
    erased(done.issue.case)
    (row,) = queries.page(Filters(), minutes(0)).rows
    assert row.summary == ERASED
    for words in ("漏水", "金丝雀", "欧阳金丝", "13912345678", "5678", "四〇七"):
        assert found(words) == []
    assert holder_of(done.receipt) is None


def test_how_the_issue_stands_is_the_same_without_the_words():
    case = registered(*TAKEN_ON).issue.case
    handled(case, "erased")
    book.submit(case, entries.PASS, entries.SATISFIED, by=ZHENG_VERIFIER, at=minutes(2))
    before = queries.issue_file("2026-1", minutes(9))
    erased(case)
    after = queries.issue_file("2026-1", minutes(9))
    assert after.issue == before.issue
    assert after.row.lamp(minutes(9)) is before.row.lamp(minutes(9))
    assert after.findings == closing_findings(before.issue, dt.date(2026, 11, 9))
    assert after.erased
    assert whole()


def test_only_the_one_who_asked_is_erased():
    case = registered(summary="电梯又停了").issue.case
    book.submit(case, CANARY_VOICE, by=LI_CLERK, at=minutes(1))
    erased(case, 2)
    assert found("电梯又停") == [case]
    assert found("金丝雀") == []
    first, second = queries.issue_file("2026-1", minutes(9)).entries
    assert first.event.reporter == "王秀英"
    assert second.event.reporter == ""
    assert whole()


def test_an_answer_given_elsewhere_goes_too():
    target = registered(*TAKEN_ON).issue.case
    other = registered(summary="同一盏灯").issue.case
    book.submit_pair(other, target, co.MergeIssue(), by=LI_CLERK, at=minutes(1))
    handled(target, "elsewhere")
    answer = replace(entries.SATISFIED, of=other, answer="金丝雀又唱了。")
    book.submit(target, entries.PASS, answer, by=ZHENG_VERIFIER, at=minutes(3))
    assert erased(other) == 2
    assert queries.issue_file("2026-1", minutes(9)).erased
    assert whole()


def test_what_the_office_words_anew_after_an_erasure_stands():
    case = registered(**CANARY).issue.case
    erased(case)
    correction = co.CorrectIssue(reason="原事由已删除。", summary="楼道照明报修")
    book.submit(case, correction, by=ZHOU_SECRETARY, at=minutes(6))
    (row,) = queries.page(Filters(), minutes(7)).rows
    assert row.summary == "楼道照明报修"
    assert found("照明") == [case]
    assert whole()


def test_what_came_after_an_erasure_can_be_erased_as_well():
    case = registered(**CANARY).issue.case
    erased(case)
    correction = co.CorrectIssue(reason="原事由已删除。", summary="金丝雀太吵")
    book.submit(case, correction, by=ZHOU_SECRETARY, at=minutes(6))
    assert erased(case, minute=7) == 1
    assert queries.page(Filters(), minutes(8)).rows[0].summary == ERASED
    assert found("金丝") == []
    assert whole()


def test_where_nothing_is_left_nothing_is_written():
    case = registered().issue.case
    erased(case)
    before = export.tree_head()
    assert erased(case) == 0
    assert export.tree_head() == before


@pytest.mark.parametrize(("case", "voice"), [("i-nobodyknows", 1), ("", 1), ("own", 2)])
def test_a_voice_that_is_not_there_cannot_be_erased(case, voice):
    own = registered().issue.case
    before = export.tree_head()
    with pytest.raises(NoSuchIssue):
        erased(own if case == "own" else case, voice)
    assert export.tree_head() == before


def test_an_erasure_cut_short_is_named_and_can_be_finished():
    case = registered(**CANARY).issue.case
    store.destroy([f"{case}/1"])
    assert any("密钥" in finding for finding in fsck.findings())
    assert erased(case) == 1
    assert whole()
