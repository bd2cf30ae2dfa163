"""Three matters of 北湖社区: one waiting, two given to the property company."""

import pytest

from taizhang.core import commands as co
from taizhang.core.vocabulary import Channel, Nature
from taizhang.ledger import book
from tests.cast import LI_CLERK, LIU_HANDLER, PROPERTY, settle_office, signed_in

GIVEN_OUT = (co.AcceptIssue(), co.DispatchIssue(unit=PROPERTY, handler=LIU_HANDLER.id))


def registered(summary, *then):
    """Return a matter that the clerk registered."""
    command = co.RegisterIssue(
        summary=summary,
        channel=Channel.PHONE,
        nature=Nature.REQUEST,
        category="street-lights",
        community="beihu",
        place="jinxiu-3",
        reporter="王桂兰",
        phone="13800004521",
    )
    return book.submit("", command, *then, by=LI_CLERK).issue


@pytest.fixture(autouse=True)
def _office(db):
    settle_office()


@pytest.fixture
def matters():
    """Return the three matters."""
    return (
        registered("楼道灯不亮"),
        registered("电梯按钮失灵", *GIVEN_OUT),
        registered("下水道堵了", *GIVEN_OUT),
    )


@pytest.fixture
def clerk():
    """Return the clerk's browser."""
    return signed_in(LI_CLERK)
