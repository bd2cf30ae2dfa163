"""Each situation of the audit has the office of the cast and a data folder of its own."""

import pytest

from tests.cast import settle_office


@pytest.fixture(autouse=True)
def office(tmp_path, monkeypatch):
    """Settle the office of the cast."""
    monkeypatch.setenv("TAIZHANG_DATA", str(tmp_path / "data"))
    settle_office()
