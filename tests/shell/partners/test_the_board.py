"""The board: partners see what their tags say, masked; one of them gets it."""

import datetime as dt

import pytest
from django.test import Client

from taizhang.agreements.models import Agreement, Tag
from taizhang.core import commands as co
from taizhang.core.vocabulary import Status
from taizhang.ledger import book
from taizhang.places.models import Place
from tests.cast import LI_CLERK, LIU_HANDLER, signed_in
from tests.partner_cast import FANG_PARTNER, GUO_PARTNER, HALL
from tests.shell.casework import pages
from tests.shell.partners.offering import board, claimed, offered, press
from tests.shell.undrawn import undrawn

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
YESTERDAY = dt.date(2026, 1, 2)


def test_a_partner_sees_what_its_tags_say():
    issue = offered()

    page = board(FANG_PARTNER)
    assert "3 号楼楼道灯不亮" in page
    assert "周六上午，要两位师傅。" in page
    assert f"/claim/{issue.number}/" in page


def test_other_tags_show_nothing():
    offered(co.OfferIssue(tags=("party",)))

    assert "榜上现在没有事" in board(FANG_PARTNER)


def test_an_agreement_that_has_expired_shows_nothing():
    offered()
    Agreement.objects.filter(unit=HALL).update(until=YESTERDAY)

    assert "榜上现在没有事" in board(FANG_PARTNER)
    assert "3 号楼楼道灯不亮" in board(GUO_PARTNER)


def test_a_tag_no_longer_in_use_shows_nothing():
    offered()
    Tag.objects.filter(code="safety").update(active=False)

    assert "榜上现在没有事" in board(FANG_PARTNER)


def test_nothing_of_the_resident_hangs_there():
    offered(summary="3 号楼 2 单元 501 室门口灯坏，找 13800004521")

    page = board(FANG_PARTNER)
    for hidden in ("王桂兰", "13800004521", "501", "灯坏了快一个月"):
        assert hidden not in undrawn(page)


def test_a_place_below_the_building_is_shown_as_the_building():
    building = Place.objects.get(code="jinxiu-3")
    Place.objects.create(
        code="jinxiu-3-2", name="2单元", kind=Place.Kind.UNIT, parent=building
    )
    offered(place="jinxiu-3-2")

    page = board(FANG_PARTNER)
    assert "锦绣家园 3号楼" in page
    assert "2单元" not in page


def test_the_matter_itself_stays_closed_until_it_is_claimed():
    issue = offered()
    client = signed_in(FANG_PARTNER)

    assert client.get(f"/i/{issue.number}/").status_code == 404
    assert issue.number not in client.get("/ledger/?phase=all").content.decode()
    press(FANG_PARTNER, issue)
    assert client.get(f"/i/{issue.number}/").status_code == 200


def test_a_complaint_never_hangs_there_for_whom_it_is_about():
    issue = offered()
    book.submit(issue.case, co.NameComplainedOf(unit=HALL), by=LI_CLERK)

    assert "榜上现在没有事" in board(FANG_PARTNER)
    assert issue.number in board(GUO_PARTNER)
    answer = signed_in(FANG_PARTNER).post(f"/claim/{issue.number}/", {"key": KEY})
    assert answer.status_code == 409
    assert pages.now(issue).status is Status.ACCEPTED


KEY = "00000000-0000-4000-8000-000000000001"


def test_whoever_claims_has_it_and_the_timeline_says_so():
    issue = offered()

    answer = press(FANG_PARTNER, issue)
    assert answer.headers["Location"] == f"/i/{issue.number}/"
    now = pages.now(issue)
    assert (now.unit, now.handler, now.claimed_by) == (HALL, FANG_PARTNER.id, HALL)
    page = pages.text(pages.look(LI_CLERK, issue))
    assert "认领了这件事" in page
    assert "派给 红杏志愿服务队 方圆" in page


def test_whoever_comes_second_is_told_in_plain_words():
    issue = offered()
    late = signed_in(GUO_PARTNER)
    ((_card, form),) = late.get("/claim/").context["cards"]
    press(FANG_PARTNER, issue)

    answer = late.post(f"/claim/{issue.number}/", {"key": form["key"].value()})
    assert answer.status_code == 409
    assert "可能刚被别的单位认领" in answer.content.decode()
    assert pages.now(issue).unit == HALL


def test_pressing_twice_is_one_claim():
    issue = offered()
    client = signed_in(FANG_PARTNER)
    ((_card, form),) = client.get("/claim/").context["cards"]
    said = {"key": form["key"].value()}

    answers = [client.post(f"/claim/{issue.number}/", said).status_code for _ in range(2)]
    assert answers == [302, 302]
    assert pages.now(issue).claimed_by == HALL
    assert pages.now(issue).n == issue.n + 2


def test_an_old_board_after_that_says_so():
    issue = claimed()

    answer = signed_in(FANG_PARTNER).post(f"/claim/{issue.number}/", {"key": KEY})
    assert answer.status_code == 409
    assert pages.now(issue).n == issue.n


@pytest.mark.parametrize("number", ["2026-1", "2026-999999"])
def test_what_is_not_offered_and_what_is_not_there_are_told_alike(number):
    pages.registered()

    answer = signed_in(FANG_PARTNER).post(f"/claim/{number}/", {"key": KEY})
    assert answer.status_code == 409
    assert "已经不在认领榜上" in answer.content.decode()


def test_a_handler_without_that_duty_has_no_board():
    issue = offered()

    assert signed_in(LIU_HANDLER).get("/claim/").status_code == 403
    signed_in(LIU_HANDLER).post(f"/claim/{issue.number}/", {"key": KEY})
    assert pages.now(issue).claimed_by == ""


def test_the_clerk_sees_all_that_hangs_there_and_claims_nothing():
    issue = offered(co.OfferIssue(tags=("party",)))

    page = board(LI_CLERK)
    assert f"/i/{issue.number}/" in page
    assert "我们来办" not in page


def test_a_stranger_signs_in_first():
    assert Client().get("/claim/").status_code == 302


def test_a_full_board_goes_on_to_the_next_page():
    issues = [offered(summary=f"第{number}件事") for number in range(31)]
    client = signed_in(GUO_PARTNER)

    first = client.get("/claim/")
    second = client.get(f"/claim/{first.context['next_url']}")
    shown = [card.number for page in (first, second) for card, _ in page.context["cards"]]
    assert sorted(shown) == sorted(issue.number for issue in issues)


def test_the_board_asks_little(django_assert_max_num_queries):
    for number in range(12):
        offered(summary=f"第{number}件事")
    client = signed_in(FANG_PARTNER)
    client.get("/claim/")

    with django_assert_max_num_queries(6):
        client.get("/claim/")


def test_offering_from_the_page_of_an_issue():
    issue = pages.registered()

    answer = pages.press(LI_CLERK, issue, "offer", tags=["safety"], note="要两位师傅。")
    assert answer.status_code == 302
    now = pages.now(issue)
    assert (now.status, now.offered, now.offer_note) == (
        Status.ACCEPTED,
        ("safety",),
        "要两位师傅。",
    )
    page = pages.text(pages.look(LI_CLERK, issue))
    assert "挂在认领榜上（治安联防）" in page


def test_offering_needs_a_tag_and_says_so_beside_nothing_lost():
    issue = pages.registered()

    answer = pages.press(LI_CLERK, issue, "offer", note="要两位师傅。")
    assert answer.status_code == 409
    assert "请至少选一个标签" in pages.text(answer)
    assert "要两位师傅。" in pages.text(answer)


def test_a_residents_name_is_kept_off_the_board():
    issue = pages.registered(summary="王桂兰家门口灯坏了")

    answer = pages.press(LI_CLERK, issue, "offer", tags=["safety"])
    assert answer.status_code == 422
    assert "事由里写着反映人的姓名" in pages.text(answer)
    assert pages.now(issue).offered == ()


def test_an_offer_is_taken_down_by_hand_or_by_dispatching():
    one, other = offered(), offered(summary="另一件事")
    pages.press(LI_CLERK, one, "withdraw-offer")
    pages.press(LI_CLERK, other, "dispatch", unit=LIU_HANDLER.unit)

    assert pages.now(one).offered == pages.now(other).offered == ()
    assert "榜上现在没有事" in board(FANG_PARTNER)
