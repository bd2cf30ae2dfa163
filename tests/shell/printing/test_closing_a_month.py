"""A closed month stays as it was while the book moves on; what is mended stands beside it."""

import datetime as dt

import pytest
import time_machine
from django.core.cache import cache

from taizhang.core import commands as co
from taizhang.ledger import book
from taizhang.printing.columns import KINDS
from taizhang.printing.models import Freeze, FrozenRow
from tests.cast import (
    LI_CLERK,
    SUN_ADMINISTRATOR,
    ZHOU_SECRETARY,
    signed_in,
)
from tests.shell.casework import pages
from tests.shell.matters import GIVEN_OUT
from tests.shell.printing.paper import NOVEMBER, cells, look, pdf, raised, said

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
DECEMBER = dt.datetime(2026, 12, 2, 9, 0, tzinfo=NOVEMBER.tzinfo)
MONTH = "/print/months/2026-11/"


@pytest.fixture
def december():
    """Stand the clock at the second of December, with November's matters on the ledger."""
    with time_machine.travel(NOVEMBER, tick=True):
        raised(NOVEMBER, *GIVEN_OUT, summary="楼道灯不亮")
        raised(NOVEMBER, summary="下水道堵了", place="qingsong-3")
    with time_machine.travel(DECEMBER, tick=True):
        cache.clear()
        yield


def close(by=ZHOU_SECRETARY):
    """Close November."""
    return signed_in(by).post(f"{MONTH}close/")


def matter():
    """Return the first matter of November."""
    return book.issue_of(book.case_of("2026-1"))


def mend(**changed):
    """Put right what was written wrongly about the first matter."""
    change = co.CorrectIssue(reason="写错了", **changed)
    return book.submit(matter().case, change, by=LI_CLERK)


def test_whoever_may_approve_closes_a_month_that_is_over(december):
    assert close()["Location"] == MONTH
    shown = look(MONTH)

    assert shown.context["sheet"].title == "青禾街道民情台账（2026 年 11 月）"
    assert cells(shown.context["sheet"], "matter") == ["楼道灯不亮", "下水道堵了"]
    assert "与月结时一致" in pages.text(shown)
    assert "由 周岚 月结" in pages.text(shown)


@pytest.mark.parametrize("by", [LI_CLERK, SUN_ADMINISTRATOR])
def test_nobody_else_closes_it(december, by):
    assert close(by).status_code == 403
    assert not Freeze.objects.exists()


def test_a_month_that_is_not_over_is_not_closed(december):
    answer = signed_in(ZHOU_SECRETARY).post("/print/months/2026-12/close/")

    assert answer.status_code == 409
    assert "2026 年 12 月还没有过完，01-01 起才能月结。" in answer.content.decode()
    assert not Freeze.objects.exists()


def test_a_month_is_closed_once(december):
    close()
    kept = Freeze.objects.get()
    answer = close()

    assert answer.status_code == 409
    assert "2026 年 11 月已经月结过了" in answer.content.decode()
    assert Freeze.objects.get() == kept


def test_the_sheet_stays_while_the_book_moves_on(december):
    close()
    before = look(MONTH).context["sheet"]
    mend(summary="二单元楼道灯不亮")
    book.submit(matter().case, co.AddVoice(reporter="赵", phone="04590001234"), by=LI_CLERK)
    after = look(MONTH).context["sheet"]

    assert after.groups == before.groups
    assert after.notes == before.notes


def test_what_is_mended_later_stands_below_with_before_and_after(december):
    close()
    assert "月结以后没有更正" in pages.text(look(MONTH))
    mend(summary="二单元楼道灯不亮")
    (mended,) = look(MONTH).context["sheet"].corrections

    assert mended.label == "〔2026〕1"
    assert mended.changes == (("事由", "楼道灯不亮", "二单元楼道灯不亮"),)
    assert mended.reason == "写错了"
    assert "李敏" in mended.who
    assert "二单元楼道灯不亮" in said(pdf(signed_in(LI_CLERK), f"{MONTH}ledger.pdf"))


def test_going_on_with_a_matter_is_no_correction(december):
    close()
    book.submit(matter().case, co.AddVoice(reporter="赵", phone="04590001234"), by=LI_CLERK)

    assert look(MONTH).context["sheet"].corrections == ()


def test_what_was_mended_before_the_closing_is_no_correction(december):
    mend(summary="二单元楼道灯不亮")
    close()
    shown = look(MONTH).context["sheet"]

    assert shown.corrections == ()
    assert cells(shown, "matter")[0] == "二单元楼道灯不亮"


def test_the_pdf_is_the_same_bytes_another_day(december):
    close()
    client = signed_in(LI_CLERK)
    first = pdf(client, f"{MONTH}ledger.pdf")
    with time_machine.travel(DECEMBER + dt.timedelta(hours=3), tick=True):
        assert pdf(client, f"{MONTH}ledger.pdf") == first
    assert "王**" in said(first)
    assert "王桂兰" not in said(first)


def test_how_the_office_prints_later_does_not_touch_it(december):
    close()
    said_so = {"title": "别的标题", "signatures": "签名"} | _columns("matter")
    signed_in(SUN_ADMINISTRATOR).post("/print/settings/", said_so)
    shown = look(MONTH).context["sheet"]

    assert shown.title == "青禾街道民情台账（2026 年 11 月）"
    assert len(shown.columns) == 13


def test_nothing_about_a_resident_lies_open_in_the_frozen_rows(december):
    close()
    kept = repr(list(FrozenRow.objects.values()))

    for secret in ("王**", "楼道灯不亮", "下水道堵了"):
        assert secret not in kept


def test_whoever_is_erased_is_erased_from_the_frozen_sheet_too(december):
    close()
    book.erase(matter().case, 1, by=SUN_ADMINISTRATOR, reason="本人要求")
    page = look(MONTH)

    assert cells(page.context["sheet"], "matter") == ["（已按本人要求删除）", "下水道堵了"]
    assert page.context["found"].intact


@pytest.mark.parametrize("field", ["cells", "n", "hash"])
def test_a_row_that_somebody_changed_in_the_database_is_seen(december, field):
    close()
    other = {"cells": {"index": "1"}, "n": 99, "hash": "0" * 64}
    row = FrozenRow.objects.order_by("position").first()
    whole = row.cells | {"channel": "12345"} if field == "cells" else other[field]
    FrozenRow.objects.filter(pk=row.pk).update(**{field: whole})

    assert "有人改过数据库" in pages.text(look(MONTH))


def test_an_empty_month_can_be_closed(december):
    signed_in(ZHOU_SECRETARY).post("/print/months/2026-09/close/")

    assert look("/print/months/2026-09/").context["sheet"].rows_count == 0


def test_the_list_says_which_months_are_closed_and_by_whom(december):
    close()
    page = pages.text(look("/print/months/", ZHOU_SECRETARY))

    assert "已月结 · 今天 09:00 周岚" in page
    assert page.count('action="/print/months/2026-10/close/"') == 1
    assert 'action="/print/months/2026-12/close/"' not in page


@pytest.mark.parametrize("month", ["2026-08", "2026-13", "november"])
def test_a_month_that_was_not_closed_has_no_frozen_sheet(december, month):
    assert signed_in(LI_CLERK).get(f"/print/months/{month}/").status_code == 404


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
def test_a_closed_month_costs_six_queries(december, django_assert_max_num_queries):
    close()
    client = signed_in(LI_CLERK)
    client.get(MONTH)

    with django_assert_max_num_queries(6):
        client.get(MONTH)


def _columns(*keys: str) -> dict[str, str]:
    places = {f"place-{key}": str(place) for place, key in enumerate(keys, 1)}
    return {f"width-{key}": "20" for key in KINDS} | places
