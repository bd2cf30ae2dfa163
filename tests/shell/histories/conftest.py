"""An office with its people, for each history."""

import pytest


@pytest.fixture(autouse=True)
def _in_the_office(office):
    """Stand in the office."""
