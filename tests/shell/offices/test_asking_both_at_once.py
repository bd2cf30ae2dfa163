"""Requests for two offices, mixed on many threads, are never answered by the wrong one."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.test import Client

from taizhang.core.seeing import EVERYTHING
from taizhang.keys.secrets import folder
from taizhang.ledger.looking import looking
from taizhang.project import tenancy
from tests.cast import LI_CLERK, signed_in
from tests.offices import HOME, NEIGHBOUR, next_door, signed_in_next_door
from tests.shell.casework import pages

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"], transaction=True),
    pytest.mark.usefixtures("committed_offices"),
    pytest.mark.many_offices,
]
THREADS = 6
TURNS = 20
OURS, THEIRS = "电梯困人", "井盖松动"


@pytest.fixture
def browsers() -> list[tuple[Client, str, str]]:
    """Return a signed-in browser for each office, what it must show, and what it must not."""
    pages.registered(summary=OURS)
    with next_door():
        pages.registered(summary=THEIRS)
    here, there = signed_in(LI_CLERK), signed_in_next_door(LI_CLERK)
    return [(here, OURS, THEIRS), (there, THEIRS, OURS)]


def test_pages(browsers):
    def asked(number: int) -> list[str]:
        wrong = []
        for turn in range(TURNS):
            client, own, others = browsers[(number + turn) % 2]
            page = client.get("/ledger/?phase=all").content.decode()
            if own not in page or others in page:
                wrong.append(f"{number}.{turn}: {page[:200]}")
            # Back into the pool, as after a real request: who comes next gets it as it is.
            connections.close_all()
        return wrong

    with ThreadPoolExecutor(THREADS) as pool:
        assert [each for wrong in pool.map(asked, range(THREADS)) for each in wrong] == []


def test_acts(browsers):
    def register(number: int) -> None:
        for turn in range(4):
            code = (HOME, NEIGHBOUR)[(number + turn) % 2]
            with tenancy.within(code), looking(EVERYTHING):
                pages.registered(summary=f"{code} {number}.{turn}")
            connections.close_all()

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(register, range(THREADS)))

    for client, own, _others in browsers:
        code = HOME if own == OURS else NEIGHBOUR
        page = client.get("/ledger/?phase=all&per_page=100").content.decode()
        assert "共 13 条" in page
        assert page.count(f"{code} ") >= 12


def test_a_thread_that_nobody_led_into_an_office_reads_nothing():
    def strays() -> list[str]:
        try:
            return [tenancy.here(), str(folder())]
        except Exception as error:
            return [tenancy.here(), type(error).__name__]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(strays).result() == ["", "NobodysPart"]
