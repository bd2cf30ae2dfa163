"""An office with its people for each test of revealing."""

import pytest

from tests.cast import settle_office


@pytest.fixture(autouse=True)
def office(tmp_path, monkeypatch, db):
    """Settle the office of the cast."""
    monkeypatch.setenv("TAIZHANG_DATA", str(tmp_path / "data"))
    settle_office()
