"""Three matters of 北湖社区: one waiting, two given to the property company."""

import pytest

from taizhang.ledger import book
from tests.cast import LI_CLERK, settle_office, signed_in
from tests.shell.matters import GIVEN_OUT, registering


def registered(summary, *then):
    """Return a matter that the clerk registered."""
    return book.submit("", registering(summary), *then, by=LI_CLERK).issue


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
