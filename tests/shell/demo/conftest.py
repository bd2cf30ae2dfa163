"""The demo office, told once for each of some days; every test of a module looks at it."""

import datetime as dt
from collections import deque
from collections.abc import Iterator

import pytest
from django.test import TestCase

from taizhang.core.clocks import OFFICE_ZONE
from taizhang.demo import office

NOWS = (
    # Monday morning, with the Spring Festival in the weeks that are told of.
    dt.datetime(2025, 3, 10, 10, 20, tzinfo=OFFICE_ZONE),
    # A Saturday evening.
    dt.datetime(2026, 11, 21, 20, 0, tzinfo=OFFICE_ZONE),
    # After hours, across a New Year, in a year without a published calendar.
    dt.datetime(2028, 1, 5, 18, 30, tzinfo=OFFICE_ZONE),
)


class Office(TestCase):
    """Holds what is told for a whole module, and takes it back in the end."""

    databases = {"default", "keys"}


@pytest.fixture(scope="module", params=NOWS, ids=lambda now: f"{now:%Y-%m-%d}")
def now(request, django_db_setup, django_db_blocker) -> Iterator[dt.datetime]:
    """Tell the demo stories as they stand at an instant; return the instant."""
    with django_db_blocker.unblock():
        Office.setUpClass()
        deque(office.set_up(request.param), maxlen=0)
        yield request.param
        Office.tearDownClass()
        Office.doClassCleanups()
