"""Conditions typed among the words of a search, in Chinese and in English."""

import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pytest

from taizhang.web.search_line import understood
from tests.cast import BEIHU, CITY_CARE, LI_CLERK, LIU_HANDLER, PROPERTY
from tests.shell.listing.pages import led_to, page_at, titles

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
TODAY = dt.date(2026, 11, 21)


def conditions(typed):
    """Return what a typed line is understood as, where all of it is."""
    found = understood(typed, LI_CLERK.id, TODAY)
    assert found.wrong == []
    return found.conditions


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("社区:北湖", {"community": "beihu"}),
        ("社区：北湖社区", {"community": "beihu"}),
        ("社区: 北湖", {"community": "beihu"}),
        ("社区:北湖、松柏", {"community": "beihu,songbai"}),
        ("社区:社区", {"community": "beihu,songbai"}),
        ("community:songbai", {"community": "songbai"}),
        ("灯:红", {"lamp": "red"}),
        ("灯:超期,临期", {"lamp": "red,amber"}),
        ("单位:物业", {"unit": PROPERTY}),
        ("责任人:刘强", {"handler": LIU_HANDLER.id}),
        ("经手人:我", {"worked_by": LI_CLERK.id}),
        ("环节:待核验", {"status": "handled"}),
        ("来源:窗口", {"channel": "counter"}),
        ("到期:今天", {"due": "today"}),
        ("到期:1-5", {"due": "2027-01-05"}),
        ("登记:11-01..11-20", {"raised": "2026-11-01..2026-11-20"}),
        ("登记:12-05", {"raised": "2025-12-05"}),
        ("登记:11月1日至11月20日", {"raised": "2026-11-01..2026-11-20"}),
        ("登记:近30天", {"raised": "30d"}),
        ("销号:本周", {"ended": "this-week"}),
        ("没动静:7天 反复:是", {"quiet": "7", "recurring": "1"}),
        ("范围:全部\u3000lamp:green", {"phase": "all", "lamp": "green"}),
        ("due:this-week source:phone", {"due": "this-week", "channel": "phone"}),
    ],
)
def test_what_is_typed_becomes_a_condition(ledger, typed, wanted):
    assert conditions(typed) == wanted


def test_a_code_that_is_a_whole_name_means_that_one_alone(ledger):
    assert conditions(f"单位:{CITY_CARE}") == {"unit": CITY_CARE}
    assert conditions("单位:北湖社区") == {"unit": BEIHU}


@pytest.mark.parametrize("typed", ["8:30 在门口", "3:2", "王桂兰", "楼道灯 不亮"])
def test_words_stay_words(ledger, typed):
    found = understood(typed, LI_CLERK.id, TODAY)

    assert (found.conditions, found.words, found.wrong) == ({}, typed, [])


def test_conditions_narrow_the_list_and_the_words_are_sealed(ledger):
    address = led_to(ledger, "社区:北湖 楼道 环节:办理中")

    said = parse_qs(urlsplit(address).query)
    assert set(said) == {"community", "status", "q"}
    assert "楼道" not in address
    assert titles(page_at(ledger, address)) == ["楼道灯不亮"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("小区:北湖 灯:红", "没有“小区”这个条件"),
        ("社区:青和 灯:红", "“社区”里没有“青和”"),
        ("到期:随便 灯:红", "看不懂“随便”"),
        ("到期:13-45 灯:红", "看不懂“13-45”"),
        ("责任人:王五 灯:红", "请写全名"),
        ("登记:11-20..11-01 灯:红", "看不懂"),
    ],
)
def test_what_is_not_understood_is_told_and_stays_in_the_box(ledger, typed, told):
    answer = ledger.post("/ledger/find/", {"words": typed})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert told in page
    assert f'value="{typed}"' in page
    assert [chip.label for chip in answer.context["page"].filters] == ["灯"]


def test_what_was_chosen_in_the_form_counts_together_with_what_was_typed(ledger):
    said = {"words": "灯:待受理", "community": "beihu", "view": "open", "size": "100"}
    address = ledger.post("/ledger/find/", said)["Location"]

    assert parse_qs(urlsplit(address).query) == {
        "lamp": ["waiting"],
        "community": ["beihu"],
        "view": ["open"],
        "size": ["100"],
    }
