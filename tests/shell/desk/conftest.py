"""An office with an empty book, for the tests of the desk."""

import pytest

from tests.cast import settle_office


@pytest.fixture(autouse=True)
def office(db: None) -> None:
    """Settle the office with its cast."""
    settle_office()
