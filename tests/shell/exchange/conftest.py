"""A data folder of its own for each test that keeps files."""

import pytest

from tests.cast import settle_office


@pytest.fixture
def office(tmp_path, monkeypatch, db):
    """Settle the office of the cast, with an empty data folder."""
    monkeypatch.setenv("TAIZHANG_DATA", str(tmp_path / "data"))
    settle_office()
