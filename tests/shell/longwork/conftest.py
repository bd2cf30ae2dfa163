"""An office with its people, and kinds of work that exist for one test only."""

import pytest

from taizhang.jobs import registry


@pytest.fixture(autouse=True)
def _in_the_office(office, monkeypatch):
    """Stand in the office, which knows no kind of work yet."""
    monkeypatch.setattr(registry, "_kinds", {})
