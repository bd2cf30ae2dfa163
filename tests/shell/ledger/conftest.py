"""An office with an empty book, for the tests of the book."""

import pytest

from tests.cast import settle_office


@pytest.fixture
def office(db: None) -> None:
    """Settle the office with its cast."""
    settle_office()
