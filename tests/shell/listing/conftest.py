"""A ledger with three matters on it: one waiting, one given out, one struck off."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from taizhang.ledger import book
from tests.cast import LI_CLERK, settle_office, signed_in
from tests.shell.matters import GIVEN_OUT, registering, struck_off


@pytest.fixture
def ledger(db: None) -> Client:
    """Return the clerk's browser, with three matters on the ledger."""
    settle_office()
    now = timezone.now() - dt.timedelta(minutes=9)
    book.submit("", registering("电梯按钮失灵"), by=LI_CLERK, at=now)
    book.submit("", registering("楼道灯不亮"), *GIVEN_OUT, by=LI_CLERK, at=now)
    done = book.submit("", registering("下水道堵了"), *GIVEN_OUT, by=LI_CLERK, at=now)
    struck_off(done.issue.case, now)
    return signed_in(LI_CLERK)
