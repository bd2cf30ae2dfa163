"""Plans, lamps, printed slips with their stubs, and the page that residents see."""

import datetime as dt

import pytest
import time_machine
from django.test import Client

from taizhang.emptying.models import Box, Slip, Stub
from taizhang.ledger import numbers
from taizhang.places.models import Place, Point
from tests.cast import (
    CHEN_GRID_WORKER,
    LI_CLERK,
    LIU_HANDLER,
    TODAY,
    ZHOU_SECRETARY,
    signed_in,
)
from tests.shell.boxes.hands import (
    CODE,
    LAMP_OUT,
    box_on_the_wall,
    clerk,
    decided,
    opened,
    signed,
    stub_numbers,
    text,
)
from tests.shell.residents import looked_up

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
PHONE = "13800004521"


def printed(count=4):
    """Print slips; return the numbers on their stubs."""
    return stub_numbers(clerk().post(f"/boxes/{CODE}/slips/", {"count": count}))


def days_later(days):
    """Return that it is so many days later."""
    return time_machine.travel(dt.datetime.combine(TODAY, dt.time(4)) + dt.timedelta(days))


def test_a_box_gets_a_plan_a_keeper_and_its_first_seal():
    Point.objects.create(
        code=CODE, place=Place.objects.get(code="jinxiu"), kind="box", name="东门箱"
    )
    li = clerk()
    assert "还没定计划" in text(li.get("/boxes/"))
    said = {"every": "week", "weekday": "4", "keeper": LI_CLERK.id, "seal": " 0238 "}
    assert li.post(f"/boxes/{CODE}/plan/", said | {"keeper": ""}).status_code == 422
    li.post(f"/boxes/{CODE}/plan/", said)

    assert Box.objects.get().seal == "0238"
    assert "每周五" in text(li.get("/boxes/"))
    # A seal changes by an opening alone.
    li.post(f"/boxes/{CODE}/plan/", said | {"seal": "0001", "every": "month"})
    assert (Box.objects.get().seal, Box.objects.get().every) == ("0238", "month")


def test_a_box_that_nobody_opens_turns_red_and_says_so_on_the_desk():
    box_on_the_wall()
    assert "意见箱：" not in text(clerk().get("/desk/"))

    with days_later(6):
        assert "今天该开的意见箱：" in text(clerk().get("/desk/"))
    with days_later(9):
        for actor in (LI_CLERK, ZHOU_SECRETARY):
            assert "过了日子还没开的意见箱：" in text(signed_in(actor).get("/desk/"))
        assert "意见箱：" not in text(signed_in(LIU_HANDLER).get("/desk/"))
        assert "意见箱：" not in text(signed_in(CHEN_GRID_WORKER).get("/desk/"))
        assert "lamp--red" in text(clerk().get("/boxes/"))
        assert "过了日子还没开" in text(Client().get(f"/box/{CODE}/"))


def test_a_printed_stub_is_known_before_its_slip_is_out_of_the_box():
    box_on_the_wall()
    drawn = printed(5)
    assert len(drawn) == Stub.objects.count() == 5
    assert not any(stub.receipt in drawn for stub in Stub.objects.all())
    assert all(numbers.receipt_from(each) for each in drawn)

    page = text(looked_up(drawn[0]))
    assert "还在箱子里" in page and "下次开箱 11-27" in page
    assert "没有找到这个回执号" in text(looked_up(numbers.new_receipt()))


def test_the_stub_of_a_registered_slip_is_its_receipt():
    box_on_the_wall()
    first, second, third, fourth = printed()
    li = opened(4)
    decided(li, 1, "register", receipt=numbers.spaced(first), **LAMP_OUT)
    decided(li, 2, "unreadable", receipt=second, reason="泡过水")
    decided(li, 3, "blank", receipt=third)

    assert "告诉您受不受理" in text(looked_up(first))
    assert "看不清写的什么" in text(looked_up(second))
    assert "没有字" in text(looked_up(third))
    assert "还在箱子里" in text(looked_up(fourth))


def test_a_number_that_was_misread_never_gets_onto_the_ledger():
    box_on_the_wall()
    drawn = printed(1)[0]
    li = opened(2)
    wrong = str((int(drawn[0]) + 1) % 10) + drawn[1:]
    assert decided(li, 1, "register", receipt=wrong, **LAMP_OUT).status_code == 422
    unknown = decided(li, 1, "register", receipt=numbers.new_receipt(), **LAMP_OUT)
    assert unknown.status_code == 409 and "没有印过这个号" in text(unknown)

    decided(li, 1, "register", receipt=drawn, **LAMP_OUT)
    again = decided(li, 2, "register", receipt=drawn, **LAMP_OUT)
    assert again.status_code == 409 and "另一张意见条" in text(again)
    assert "楼道灯坏了" in text(again)
    assert Slip.objects.filter(case="").count() == 1


def test_everybody_sees_what_became_of_the_slips_and_nothing_personal():
    box_on_the_wall()
    li = opened(3)
    decided(li, 1, "register", phone=PHONE, reporter="王桂兰", **LAMP_OUT)
    decided(li, 2, "blank")
    decided(li, 3, "unreadable", reason="王桂兰写的，看不清")
    signed(li)
    page = Client().get(f"/box/{CODE}/")

    assert "11-21 周六 开箱，取出 3 张" in text(page) and "正在办 1 件" in text(page)
    assert "0239" in text(page)
    for private in (PHONE, "王桂兰", LAMP_OUT["summary"], "李敏", "郑洁"):
        assert private not in text(page)
    assert Client().get("/box/nowhere/").status_code == 404
