"""An office with its people, and a data folder of its own, for each test of the ways in."""

import pytest


@pytest.fixture(autouse=True)
def _in_the_office(office):
    """Stand in the office."""
