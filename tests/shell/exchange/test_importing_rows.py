"""A row of an old ledger comes in with everything it says, as finished before or to confirm."""

import datetime as dt

import pytest

from taizhang.core.clocks import OFFICE_ZONE
from taizhang.core.vocabulary import Channel, Nature, Status, Urgency
from taizhang.exchange import storage
from taizhang.ledger.fsck import findings
from tests.shell.exchange.bringing_in import (
    DONE,
    HEAD,
    OPEN,
    begun,
    brought_in,
    file_of,
    ledger_file,
    on_the_ledger,
    said,
)
from tests.shell.exchange.sheets import text_table, workbook

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("office"),
]


def only_row(titles, cells):
    brought_in(workbook([titles, cells]))
    ((summary, _row),) = on_the_ledger().items()
    return said(summary)


def test_a_finished_row_was_settled_before_and_is_no_strike_off():
    brought_in(ledger_file(DONE))
    row = on_the_ledger()["灯不亮"]
    assert row.status is Status.CARRIED_OVER
    assert row.struck_off_on is None
    assert row.clock is None
    assert not row.to_confirm


def test_an_open_row_waits_to_be_confirmed_without_a_clock():
    brought_in(ledger_file(OPEN))
    row = on_the_ledger()["想办证"]
    assert (row.status, row.to_confirm, row.clock) == (Status.REGISTERED, True, None)


def test_when_it_happened_is_kept_and_the_books_day_is_today():
    brought_in(ledger_file(DONE))
    entry = file_of("灯不亮").entries[0]
    assert entry.event.happened_at == dt.datetime(2026, 3, 5, tzinfo=OFFICE_ZONE)
    assert entry.day == entry.at.astimezone(OFFICE_ZONE).date()


def test_words_are_read_as_the_offices_own_lists():
    brought_in(ledger_file(DONE, OPEN))
    done, asked = on_the_ledger()["灯不亮"], on_the_ledger()["想办证"]
    assert (done.channel, done.nature) == (Channel.PHONE, Nature.COMPLAINT)
    assert (asked.channel, asked.nature) == (Channel.ONLINE_FORM, Nature.QUESTION)
    assert (done.category, asked.category) == ("street-lights", "other")


def test_a_place_that_is_known_is_found_and_another_stays_as_it_was_written():
    brought_in(ledger_file(DONE, OPEN))
    done, asked = on_the_ledger()["灯不亮"], on_the_ledger()["想办证"]
    assert (done.place, done.community) == ("jinxiu-3", "beihu")
    assert (asked.place, asked.community) == ("", "")
    assert said("想办证").place_text == "不知道哪里"


@pytest.mark.parametrize(
    ("community", "place", "found"),
    [
        ("松柏", "3#楼", ("qingsong-3", "songbai")),
        ("松柏社区", "青松苑 3#楼", ("qingsong-3", "songbai")),
        ("松柏社区", "锦绣家园", ("", "songbai")),
        ("北湖社区", "", ("", "beihu")),
    ],
)
def test_the_community_of_a_row_helps_and_wins(community, place, found):
    brought_in(workbook([["标题", "社区", "地点"], ["灯不亮", community, place]]))
    row = on_the_ledger()["灯不亮"]
    assert (row.place, row.community) == found


def test_what_has_no_field_of_its_own_stands_in_the_remarks():
    event = only_row(
        [*HEAD, "责任人", "满意度", "转办次数", "整改期限", "回复天数"],
        [*OPEN, "老赵", "基本满意", "2", "2026-04-01", "15"],
    )
    assert event.remarks.splitlines() == [
        "来源：微信",
        "类别：杂事",
        "责任人：老赵",
        "满意度：基本满意",
        "办理期限：2026-04-01",
        "转办次数：2",
        "回复天数：15",
    ]


def test_a_text_too_long_for_its_line_goes_on_in_the_remarks():
    place = "很远的地方" * 50
    event = only_row(["标题", "地点"], ["灯不亮", place])
    assert event.place_text == place[:200]
    assert f"地点：{place}" in event.remarks


def test_a_row_without_a_title_is_called_by_its_first_sentence():
    event = only_row(["登记时间", "诉求内容"], ["2026-03-05", "路灯不亮了。晚上看不见路。"])
    assert event.summary == "路灯不亮了"
    assert event.words == "路灯不亮了。晚上看不见路。"


def test_a_phone_number_in_a_title_is_masked_on_the_ledger_and_kept_sealed():
    event = only_row(["标题", "登记时间"], ["请回电 13800004521 说灯的事", "2026-03-05"])
    assert event.summary == "请回电 138****4521 说灯的事"
    assert "事项：请回电 13800004521 说灯的事" in event.remarks


def test_a_row_without_a_day_takes_the_day_it_was_finished_and_says_so():
    event = only_row(["标题", "登记时间", "办结时间"], ["灯不亮", "", "2026-03-09"])
    assert event.happened_at == dt.datetime(2026, 3, 9, tzinfo=OFFICE_ZONE)
    assert "反映日期：原表没写，按办结日期记" in event.remarks


def test_a_column_about_urgency_sets_it():
    brought_in(workbook([["标题", "内容", "紧急程度"], ["灯不亮", "黑", "特急"]]))
    assert on_the_ledger()["灯不亮"].urgency is Urgency.URGENT


def test_the_old_number_and_line_are_kept():
    brought_in(ledger_file(DONE))
    event = said("灯不亮")
    assert (event.old_number, event.source) == ("7", "Sheet1!2")


def test_nul_and_lone_surrogates_anywhere_lose_no_row():
    text = "标题,登记时间,备\x00注\n灯\x00不亮,2026-03-05,说\x00明\n"
    batch = brought_in(text_table(text), name="台\udcff账.csv")
    assert (batch.imported_count, batch.file_name) == (1, "台\ufffd账.csv")
    assert said("灯不亮").remarks == "备注：说明"


def test_the_book_is_whole_afterwards():
    brought_in(ledger_file(DONE, OPEN))
    assert list(findings()) == []


def test_what_was_read_is_kept_for_its_owner_alone_and_gone_when_finished():
    batch = begun(ledger_file(DONE))
    staged = storage.part(batch.id, "clean")
    assert staged.stat().st_mode & 0o077 == 0
    assert storage.original(batch.sha256).stat().st_mode & 0o077 == 0
    brought_in(ledger_file(DONE))
    assert not staged.exists()
