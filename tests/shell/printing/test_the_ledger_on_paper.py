"""The ledger as it hangs in the binder: lamps as shapes, residents masked, groups apart."""

import datetime as dt
from urllib.parse import quote

import pytest
from django.test import Client

from taizhang.core.vocabulary import LampColour
from taizhang.people.models import User
from taizhang.places import changing
from taizhang.places.changing import Who
from taizhang.printing.glyphs import GLYPHS
from taizhang.web.asked import Asked
from taizhang.web.selection import everything_under, mark
from tests.cast import (
    LI_CLERK,
    LIU_HANDLER,
    SUN_ADMINISTRATOR,
    TANG_HANDLER,
    account,
    signed_in,
)
from tests.shell.casework import pages
from tests.shell.matters import GIVEN_OUT
from tests.shell.printing.paper import NOVEMBER, cells, look, raised, sheet

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_each_lamp_has_a_shape_of_its_own_without_any_colour():
    assert set(GLYPHS) == set(LampColour)
    assert len(set(GLYPHS.values())) == len(GLYPHS)


def test_a_row_begins_its_lamp_with_the_shape():
    pages.registered()
    pages.dispatched()
    raised(NOVEMBER - dt.timedelta(days=60), *GIVEN_OUT)

    assert [lamp[0] for lamp in cells(sheet(), "lamp")] == ["■", "○", "●"]


def test_the_head_says_what_is_shown_how_many_when_and_by_whom():
    pages.registered()
    shown = sheet("/print/ledger/?community=beihu")

    assert shown.title == "青禾街道民情台账（在办）"
    assert shown.filtered_by == "筛选：社区：北湖社区 · 到期近的在前"
    assert shown.groups[0].counts == "■超期 0 ▲临期 0 ●期内 0 ○待受理 1 · 合计 1 件"
    assert shown.stamp.endswith("李敏 打印")
    assert [label for label, _name in shown.signatures] == ["填表", "审核", "分管领导"]


def test_a_resident_is_masked_and_their_door_is_not_printed():
    pages.registered()
    page = pages.text(look("/print/ledger/"))

    assert "王**" in page
    for secret in ("王桂兰", "13800004521", "2单元501"):
        assert secret not in page


def test_who_left_no_name_and_what_staff_found_say_so():
    pages.registered(reporter="", phone="")
    pages.registered(reporter="", phone="", words="", found_by_staff=True)

    assert sorted(cells(sheet(), "reporter")) == ["—", "匿名"]


def test_whoever_stands_in_is_named_below_the_handler():
    pages.dispatched()
    User.objects.filter(pseudonym=LIU_HANDLER.id).update(backup=account(TANG_HANDLER))

    assert cells(sheet(), "person") == ["刘强\n唐宁"]


@pytest.mark.parametrize(
    ("by", "headings"),
    [
        ("grid", ["北湖05网格", "没有落到网格"]),
        ("unit", ["锦绣物业", "还没派办"]),
        ("month", ["2026 年 9 月", "2026 年 11 月"]),
    ],
)
def test_groups_hang_apart_under_their_own_heading(by, headings):
    raised(NOVEMBER, *GIVEN_OUT)
    raised(NOVEMBER - dt.timedelta(days=60), place="", community="songbai")
    shown = sheet(f"/print/ledger/?by={by}")

    assert [group.heading for group in shown.groups] == headings
    assert all(group.counts.endswith("合计 1 件") for group in shown.groups)
    assert all(group.rows[0][0] == "1" for group in shown.groups)


def test_a_matter_stays_in_the_grid_that_was_split_after_it():
    raised(NOVEMBER - dt.timedelta(days=300), *GIVEN_OUT)
    split = Who(SUN_ADMINISTRATOR.id, NOVEMBER)
    parts = ["北湖05网格", "北湖06网格"]
    changing.split("beihu-05", parts, {"jinxiu": 1}, dt.date(2026, 5, 1), split)
    raised(NOVEMBER)
    headings = [group.heading for group in sheet("/print/ledger/?by=grid").groups]

    assert sorted(headings) == ["北湖05网格（2026-05-01 已拆分）", "北湖06网格"]


def test_a_month_shows_what_was_registered_in_it_whatever_became_of_it():
    raised(NOVEMBER)
    raised(NOVEMBER - dt.timedelta(days=40), summary="十月的事", place="qingsong-3")
    shown = sheet("/print/ledger/?month=2026-10")

    assert shown.title == "青禾街道民情台账（2026 年 10 月）"
    assert cells(shown, "matter") == ["十月的事"]


def test_chosen_rows_are_printed_and_no_others():
    wanted, other = pages.registered(summary="要打印的"), pages.registered()
    client = signed_in(LI_CLERK)
    answer = client.post("/print/ledger/", {"chosen": mark(wanted.case, wanted.n)})
    page = client.get(answer["Location"])

    assert page.context["sheet"].title == "青禾街道民情台账（所选）"
    assert [row[1] for row in page.context["sheet"].groups[0].rows] == ["1"]
    assert other.case not in answer["Location"]


def test_choosing_everything_prints_the_list_without_its_words_in_the_address():
    pages.registered(summary="电梯坏了")
    pages.registered()
    asked = Asked.sent({"words": "电梯", "phase": "open"})
    answer = signed_in(LI_CLERK).post(
        "/print/ledger/", {"everything": everything_under(asked, 1)}
    )
    shown = sheet(answer["Location"])

    assert cells(shown, "matter") == ["电梯坏了"]
    assert quote("电梯") not in answer["Location"]
    assert "电梯" not in shown.filtered_by


def test_nothing_chosen_leads_back_to_the_ledger():
    assert signed_in(LI_CLERK).post("/print/ledger/")["Location"] == "/ledger/"


def test_conditions_that_make_no_sense_narrow_nothing():
    pages.registered()

    odd = "month=2026-13&by=colour&lamp=mauve&only=&raised_from=never"
    assert sheet(f"/print/ledger/?{odd}").rows_count == 1


def test_the_code_on_the_sheet_leads_to_the_live_list():
    pages.registered()
    shown = sheet("/print/ledger/?community=beihu&by=unit")

    assert shown.address == "http://testserver/ledger/?community=beihu"
    assert shown.qr.startswith("<svg")
    assert "style=" not in shown.qr


def test_english_readers_get_english_headings():
    pages.registered()
    client = signed_in(LI_CLERK)
    client.post("/language/", {"language": "en"})
    page = client.get("/print/ledger/")

    assert page.headers["Content-Language"] == "en"
    assert page.context["sheet"].title.startswith("Qinghe Subdistrict")


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
@pytest.mark.parametrize("by", ["", "grid", "unit"])
def test_a_sheet_of_any_size_costs_six_queries(by, django_assert_max_num_queries):
    for _each in range(12):
        pages.dispatched()
    client: Client = signed_in(LI_CLERK)
    client.get(f"/print/ledger/?by={by}")

    with django_assert_max_num_queries(6):
        client.get(f"/print/ledger/?by={by}")
