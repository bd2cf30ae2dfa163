"""Work that an office asks for is done in that office, with the eyes of whoever asked."""

import datetime as dt
import threading

import pytest
from django.db import transaction
from django.utils.timezone import now
from django_q.models import OrmQ
from django_q.signing import SignedPackage

from taizhang.jobs import queue, records, registry, rounds, schedule, work
from taizhang.jobs.models import Job
from taizhang.jobs.registry import Kind
from taizhang.jobs.rounds import Rounds
from taizhang.jobs.running import Heard, Running
from taizhang.keys.secrets import folder
from taizhang.ledger import queries
from taizhang.ledger.filtering import Filters
from taizhang.project import tenancy
from tests.cast import LIU_HANDLER, signed_in
from tests.offices import HOME, NEIGHBOUR, next_door, outside, signed_in_next_door
from tests.shell.casework import pages

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("two_offices"),
    pytest.mark.many_offices,
]
DONE_BY = "w/1"


@pytest.fixture
def counting(monkeypatch, settings, tmp_path):
    """Bring work that counts what it sees, and nothing else; none is due by the clock."""

    def count(_running, _arguments):
        found = queries.counts(Filters(), now()).total
        return {"office": tenancy.here(), "folder": folder().name, "count": found}

    settings.DATA = tmp_path
    monkeypatch.setenv(work.WORKER, "w")
    monkeypatch.setattr(registry, "_kinds", {})
    monkeypatch.setattr(schedule, "_daily", {})
    monkeypatch.setattr(schedule, "_whenever", {})
    registry.register(Kind("count", "数一数", run=count))


def delivered():
    """Do what lies in the queue, as a worker does: outside, in its order."""
    with outside():
        for package in OrmQ.objects.order_by("id"):
            told = SignedPackage.loads(package.payload)
            work.delivered(*told["args"])


def test_it_is_done_where_it_was_asked_for_and_seen_with_the_askers_eyes(counting):
    pages.dispatched()
    pages.registered()
    with next_door():
        pages.dispatched()
        theirs = queue.enqueue("count", by="")
    ours = queue.enqueue("count", by=LIU_HANDLER.id)

    delivered()

    said = {"office": HOME, "folder": HOME, "count": 1}
    assert records.record(ours).result == said
    assert records.record(theirs) is None
    with next_door():
        said = {"office": NEIGHBOUR, "folder": NEIGHBOUR, "count": 1}
        assert records.record(theirs).result == said
        assert records.record(ours) is None


def test_its_page_is_there_for_its_own_office(counting):
    ours = queue.enqueue("count", by=LIU_HANDLER.id)

    assert signed_in(LIU_HANDLER).get(f"/jobs/{ours}/").status_code == 200
    assert signed_in_next_door(LIU_HANDLER).get(f"/jobs/{ours}/").status_code == 404
    assert ours not in signed_in_next_door(LIU_HANDLER).get("/jobs/").content.decode()


def test_the_same_key_is_another_job_at_each(counting):
    ours = queue.enqueue("count", by="", key="one")
    with next_door():
        theirs = queue.enqueue("count", by="", key="one")

    assert ours != theirs
    assert queue.enqueue("count", by="", key="one") == ours


def test_what_is_rolled_back_was_never_asked_for(counting):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        queue.enqueue("count", by="")
        raise ZeroDivisionError

    assert OrmQ.objects.count() == 0
    assert Job.objects.count() == 0


def test_a_round_asks_for_the_work_of_the_night_in_each_office(counting):
    schedule.daily("count", at="02:00")
    with outside():
        Rounds("w").look(now())

    assert Job.objects.count() == 1
    with next_door():
        assert Job.objects.count() == 1
    assert OrmQ.objects.count() == 2


def test_where_there_are_many_the_rounds_come_to_all_in_turn(counting, monkeypatch):
    schedule.daily("count", at="02:00")
    monkeypatch.setattr(rounds, "OFFICES_A_ROUND", 1)
    one = Rounds("w")
    with outside():
        one.look(now())
        one.look(now())

    assert Job.objects.count() == 1
    with next_door():
        assert Job.objects.count() == 1


def test_a_worker_that_begins_delivers_what_waits_in_any_office(counting):
    queue.enqueue("count", by="")
    with next_door():
        queue.enqueue("count", by="")
    OrmQ.objects.all().delete()

    with outside():
        Rounds("w").begin(now())

    assert OrmQ.objects.count() == 2


def test_waiting_behind_the_long_work_of_another_office_is_not_being_stuck(counting):
    with next_door():
        queue.enqueue("count", by="")
        long_ago = now() - dt.timedelta(minutes=5)
        Job.objects.update(asked_at=long_ago, heard_from_at=long_ago)
    with outside():
        assert Rounds("w").stuck(now())

    queue.enqueue("count", by="")
    Job.objects.update(state=Job.State.RUNNING, holder=DONE_BY)
    with outside():
        assert not Rounds("w").stuck(now())


def test_the_thread_that_says_a_job_is_alive_says_so_in_its_office(counting, monkeypatch):
    monkeypatch.setattr(work, "BEAT_SECONDS", 0.01)
    heard, told = threading.Event(), []

    def tell(_progress):
        told.append(tenancy.here())
        heard.set()
        return Heard(held=True, asked_to_stop=False)

    with next_door(), work._heart(Running("job", tell)):
        assert heard.wait(5)

    assert set(told) == {NEIGHBOUR}
