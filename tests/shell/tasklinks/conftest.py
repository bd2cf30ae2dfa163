"""An office with its partners, and a data folder of its own, for each test."""

import pytest

from tests.partner_cast import settle_partners


@pytest.fixture(autouse=True)
def _in_the_office(office):
    """Stand in the office, which has partners."""
    settle_partners()
