"""The office of the cast, for every test of the pages of places."""

import pytest

from tests.cast import SUN_ADMINISTRATOR, settle_office, signed_in


@pytest.fixture(autouse=True)
def office(db, tmp_path, monkeypatch):
    """Settle the office of the cast."""
    monkeypatch.setenv("TAIZHANG_DATA", str(tmp_path / "data"))
    settle_office()


@pytest.fixture
def keeper(office):
    """Return the browser of who keeps the places."""
    return signed_in(SUN_ADMINISTRATOR)
