"""An office with its people, and kinds of work that exist for one test only."""

import pytest

from taizhang.jobs import registry
from tests.cast import settle_office


@pytest.fixture(autouse=True)
def office(tmp_path, monkeypatch, request):
    """Settle the office of the cast, which knows no kind of work yet."""
    monkeypatch.setenv("TAIZHANG_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(registry, "_kinds", {})
    request.getfixturevalue("db")
    settle_office()
