"""An office, and Chen's phone in it."""

import pytest

from tests.cast import CHEN_GRID_WORKER, signed_in


@pytest.fixture(autouse=True)
def _in_the_office(office):
    """Stand in the office."""


@pytest.fixture
def phone():
    """Return the browser of Chen, who is the grid worker."""
    return signed_in(CHEN_GRID_WORKER)
