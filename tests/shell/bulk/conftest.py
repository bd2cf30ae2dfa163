"""An office with its people, and a data folder of its own, for each test of acts on many."""

import pytest
from django.test import Client

from tests.cast import LI_CLERK, signed_in


@pytest.fixture(autouse=True)
def _in_the_office(office):
    """Stand in the office."""


@pytest.fixture
def clerk() -> Client:
    """Return the browser of Li, who dispatches and corrects."""
    return signed_in(LI_CLERK)
