"""An office with its people, and a data folder of its own, for each test of acts on many."""

import pytest
from django.test import Client

from tests.cast import LI_CLERK, settle_office, signed_in


@pytest.fixture(autouse=True)
def office(tmp_path, monkeypatch, request):
    """Settle the office of the cast."""
    monkeypatch.setenv("TAIZHANG_DATA", str(tmp_path / "data"))
    request.getfixturevalue("db")
    settle_office()


@pytest.fixture
def clerk() -> Client:
    """Return the browser of Li, who dispatches and corrects."""
    return signed_in(LI_CLERK)
