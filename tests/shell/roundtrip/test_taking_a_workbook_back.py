"""What a workbook changed can be taken back as a whole for a day."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from taizhang.core import commands as co
from taizhang.core.vocabulary import Nature
from taizhang.ledger import book, fsck
from taizhang.ledger.queries import rows_of
from taizhang.roundtrip.models import Trip
from tests.cast import CITY_CARE, PROPERTY, ZHOU_SECRETARY
from tests.shell.roundtrip.sheets import cell, edited, handed_in, taken_out

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def written(matters, clerk):
    """Return the address of a workbook that changed the second and third matter."""
    _waiting, lift, drain = matters
    back = edited(
        taken_out(clerk),
        cell("性质", lift.number, "投诉"),
        cell("事项", lift.number, "电梯整个坏了"),
        cell("责任单位", drain.number, "城管科"),
    )
    address = handed_in(clerk, back).redirect_chain[-1][0]
    clerk.post(f"{address}bring-in/", {"reason": "表上写错了"})
    return address


def row(matter):
    return rows_of([matter.case])[matter.case]


def take_back(clerk, address):
    return clerk.post(f"{address}take-back/", follow=True).content.decode()


def stands(matters):
    """Return what can be edited of the second and third matter."""
    return [(row(each).summary, row(each).nature, row(each).unit) for each in matters[1:]]


def test_at_once_the_steps_themselves_are_undone(matters, clerk, written):
    take_back(clerk, written)

    assert stands(matters) == [
        ("电梯按钮失灵", Nature.REQUEST, PROPERTY),
        ("下水道堵了", Nature.REQUEST, PROPERTY),
    ]
    assert Trip.objects.get().state == Trip.State.WITHDRAWN


def test_later_what_stood_before_is_written_again(matters, clerk, written):
    with time_machine.travel(timezone.now() + dt.timedelta(hours=2), tick=True):
        take_back(clerk, written)

    assert stands(matters) == [
        ("电梯按钮失灵", Nature.REQUEST, PROPERTY),
        ("下水道堵了", Nature.REQUEST, PROPERTY),
    ]
    assert list(fsck.findings()) == []


def test_what_somebody_touched_since_stays_and_is_named(matters, clerk, written):
    lift = matters[1]
    mended = co.CorrectIssue(reason="再改", summary="又改了一次")
    book.submit(lift.case, mended, by=ZHOU_SECRETARY)

    page = take_back(clerk, written)

    assert row(lift).summary == "又改了一次"
    assert "改好了" in page
    assert "撤回了" in page


def test_after_a_day_it_stays(matters, clerk, written):
    Trip.objects.update(done_at=timezone.now() - dt.timedelta(days=2))

    shown = clerk.get(written).content.decode()
    assert "改好了" in shown and "整批撤回" not in shown
    assert clerk.post(f"{written}take-back/").status_code == 409

    assert row(matters[2]).unit == CITY_CARE
