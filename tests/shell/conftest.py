"""An office with a data folder of its own, and a matter at each station of its way."""

import datetime as dt
from collections.abc import Iterator

import pytest
import time_machine

from taizhang.core.clocks import OFFICE_ZONE
from taizhang.core.issue import Issue
from tests.cast import TODAY, settle_office
from tests.shell.casework import pages


@pytest.fixture
def office(tmp_path, monkeypatch, request):
    """Settle the office of the cast."""
    monkeypatch.setenv("TAIZHANG_DATA", str(tmp_path / "data"))
    request.getfixturevalue("db")
    settle_office()


@pytest.fixture(autouse=True)
def on_the_day(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let it be the cast's own day, whatever the clock of this machine says.

    Tests tell of things with their dates. Whoever looks at a clock that cannot be moved so,
    of a file, of the database, of another process, is marked `machine_clock`.
    """
    if request.node.get_closest_marker("machine_clock"):
        yield
        return
    morning = dt.datetime.combine(TODAY, dt.time(10), OFFICE_ZONE)
    with time_machine.travel(morning):
        yield


@pytest.fixture
def registered() -> Issue:
    """Return a matter that waits to be taken on."""
    return pages.registered()


@pytest.fixture
def dispatched() -> Issue:
    """Return a matter that Liu of the property company is to handle."""
    return pages.dispatched()


@pytest.fixture
def handled() -> Issue:
    """Return a matter of which Liu says that it is done."""
    return pages.handled()


@pytest.fixture
def verified() -> Issue:
    """Return a matter that Zheng found done."""
    return pages.verified()


@pytest.fixture
def struck_off() -> Issue:
    """Return a matter that is off the ledger."""
    return pages.struck_off()
