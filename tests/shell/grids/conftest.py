"""The office of the cast with its usual posts, for every test of this folder."""

import pytest

from taizhang.people.default_posts import ensure_posts
from tests.cast import settle_office


@pytest.fixture(autouse=True)
def office(db, tmp_path, monkeypatch):
    """Settle the office of the cast."""
    monkeypatch.setenv("TAIZHANG_DATA", str(tmp_path / "data"))
    settle_office()
    ensure_posts()
