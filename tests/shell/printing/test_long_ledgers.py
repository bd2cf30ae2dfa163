"""A ledger too long to wait for is bound in volumes, for whoever asked and for a day."""

import datetime as dt
import zipfile
from io import BytesIO

import pytest
import time_machine
from django.utils.timezone import now

from taizhang.keys.secrets import folder
from taizhang.printing import to_print, volumes
from taizhang.printing.models import Bundle
from tests.cast import LI_CLERK, ZHOU_SECRETARY, signed_in
from tests.shell.casework import pages
from tests.shell.printing.paper import said
from tests.worker import run_waiting

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def long(monkeypatch):
    """Put five matters on the ledger, in an office for which three are many."""
    monkeypatch.setattr(to_print, "AT_ONCE", 3)
    monkeypatch.setattr(volumes, "ROWS", 2)
    monkeypatch.setattr("taizhang.printing.ledger_views.AT_ONCE", 3)
    for each in range(5):
        pages.registered(summary=f"第{each}件")


def bound(**more: str) -> Bundle:
    """Order the volumes as the page offers it, and let the worker work."""
    client = signed_in(LI_CLERK)
    offered = client.get("/print/ledger/", {"community": "beihu", **more})
    assert "超过 3 件" in offered.content.decode()
    answer = client.post("/print/ledger/volumes/", {"asked": offered.context["asked"]})
    assert answer["Location"].startswith("/jobs/")
    run_waiting()
    return Bundle.objects.get()


def test_it_is_offered_in_volumes_and_made_in_the_background(long):
    bundle = bound()
    made = signed_in(LI_CLERK).get(f"/print/volumes/{bundle.id}.zip")
    packed = zipfile.ZipFile(BytesIO(made.content))
    words = [said(packed.read(name)) for name in packed.namelist()]

    assert packed.namelist() == [f"台账-第0{n}册.pdf" for n in (1, 2, 3)]
    assert "第1册，共3册" in words[0]
    assert ["第4件" in each for each in words].count(True) == 1
    assert all("王**" in each and "王桂兰" not in each for each in words)


def test_rows_are_numbered_on_through_the_volumes(long):
    bundle = bound(sort="number")
    made = signed_in(LI_CLERK).get(f"/print/volumes/{bundle.id}.zip")
    packed = zipfile.ZipFile(BytesIO(made.content))

    assert "55○待受理" in said(packed.read(packed.namelist()[2]))


def test_nobody_else_fetches_them(long):
    bundle = bound()
    answer = signed_in(ZHOU_SECRETARY).get(f"/print/volumes/{bundle.id}.zip")

    assert answer.status_code == 404
    assert "只给要它的人" in answer.content.decode()


def test_what_lies_on_the_disk_is_sealed(long):
    bundle = bound()
    kept = (folder() / "prints" / bundle.id).read_bytes()

    assert b"%PDF-" not in kept
    assert "台账".encode() not in kept


def test_after_a_day_they_are_gone(long):
    bundle = bound()
    later = now() + dt.timedelta(days=1, minutes=1)
    with time_machine.travel(later, tick=True):
        client = signed_in(LI_CLERK)
        assert client.get(f"/print/volumes/{bundle.id}.zip").status_code == 404
        volumes.clear(now())

    assert list((folder() / "prints").iterdir()) == []


def test_a_job_done_twice_leaves_one_bundle(long):
    bundle = bound()
    volumes.work(_Idle(), {"bundle": bundle.id})

    assert signed_in(LI_CLERK).get(f"/print/volumes/{bundle.id}.zip").status_code == 200


def test_a_selection_larger_than_an_address_is_told_so():
    chosen = [f"i-{n:010}:1" for n in range(301)]
    answer = signed_in(LI_CLERK).post("/print/ledger/", {"chosen": chosen})

    assert answer.status_code == 422
    assert "最多打印 300 件" in answer.content.decode()


class _Idle:
    """Stands for the line to a job's record; nobody listens."""

    def stage(self, name: str, total: int = 0) -> None:
        """Begin a stage."""

    def done(self, count: int) -> None:
        """Go on."""
