"""An office with its people, and a data folder of its own, for each test of the check."""

import pytest

from tests.cast import settle_office


@pytest.fixture(autouse=True)
def office(tmp_path, monkeypatch, request):
    """Settle the office of the cast."""
    monkeypatch.setenv("TAIZHANG_DATA", str(tmp_path / "data"))
    request.getfixturevalue("db")
    settle_office()
