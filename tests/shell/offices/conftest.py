"""Two offices side by side, with the same people, places and codes, and their own folders."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import connections

from taizhang.project import tenancy
from tests.cast import settle_office
from tests.offices import next_door, settle_next_door

# Its imports load the library, which then listens in where one office is alone.
collect_ignore = [] if tenancy.MANY else ["test_asking_by_host.py"]


@pytest.fixture
def two_offices(tmp_path, monkeypatch, db: None) -> None:
    """Settle both."""
    monkeypatch.setenv("TAIZHANG_DATA", str(tmp_path / "data"))
    settle_office()
    settle_next_door()


@pytest.fixture
def committed_offices(tmp_path, monkeypatch, transactional_db: None) -> Iterator[None]:
    """Settle both for good, for what other threads are to see, and empty both afterwards."""
    monkeypatch.setenv("TAIZHANG_DATA", str(tmp_path / "data"))
    settle_office()
    settle_next_door()
    yield
    with next_door():
        for alias in connections:
            call_command("flush", database=alias, interactive=False, verbosity=0)
