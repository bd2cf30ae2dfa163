"""One holder at a time: a job delivered twice runs once, a job left lying runs again."""

import datetime as dt
import os
import subprocess
import sys

import pytest
from django.utils.timezone import now
from django_q.models import OrmQ

from taizhang.jobs import leases, queue, records
from taizhang.jobs.models import Job
from taizhang.jobs.queue import enqueue
from taizhang.jobs.rounds import Rounds
from taizhang.jobs.running import Progress
from tests.worker import run_waiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def job_id(brings):
    """Return a job that waits."""
    return enqueue(brings(lambda _running, _arguments: {}), by="a-li")


def silent(job_id: str, seconds: int) -> None:
    """Have the job's holder not heard from for so long."""
    heard = now() - dt.timedelta(seconds=seconds)
    Job.objects.filter(id=job_id).update(heard_from_at=heard)


def test_a_second_delivery_leaves_what_somebody_does(job_id):
    assert leases.take(job_id, "one/1")
    assert leases.take(job_id, "two/2") is None
    assert Job.objects.get(id=job_id).holder == "one/1"


def test_a_second_delivery_leaves_what_is_over(job_id):
    run_waiting()
    assert leases.take(job_id, "two/2") is None
    assert records.record(job_id).state == "done"


def test_silent_work_may_be_taken_and_its_old_holder_is_told_so(job_id):
    leases.take(job_id, "one/1")
    silent(job_id, 31)

    assert leases.take(job_id, "two/2")
    assert not leases.tell(job_id, "one/1", Progress(now(), "扫院子", 5, 9)).held
    assert not leases.finish(job_id, "one/1", Job.State.DONE)
    assert leases.finish(job_id, "two/2", Job.State.DONE)


def test_the_round_delivers_silent_work_again(job_id):
    leases.take(job_id, "one/1")
    OrmQ.objects.all().delete()
    silent(job_id, 29)
    Rounds("two").look(now())
    assert OrmQ.objects.count() == 0

    silent(job_id, 31)
    Rounds("two").look(now())
    assert (OrmQ.objects.count(), records.record(job_id).state) == (1, "waiting")


def test_the_round_sees_at_once_that_a_process_of_its_own_is_gone(job_id):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    leases.take(job_id, f"mine/{gone.pid}")
    Rounds("another").look(now())
    assert records.record(job_id).state == "running"

    Rounds("mine").look(now())
    assert records.record(job_id).state == "waiting"


def test_the_round_leaves_whoever_is_at_work(job_id):
    leases.take(job_id, f"mine/{os.getpid()}")
    Rounds("mine").look(now())

    assert records.record(job_id).state == "running"


def test_a_worker_that_begins_delivers_what_waits(job_id):
    OrmQ.objects.all().delete()
    Rounds("mine").begin(now())

    assert OrmQ.objects.count() == 1


def test_a_queue_that_hands_out_nothing_is_stuck(job_id, brings):
    rounds = Rounds("mine")
    assert not rounds.stuck(now())
    silent(job_id, 61)
    assert rounds.stuck(now())

    other = queue.enqueue("sweep-leaves", by="a-li")
    leases.take(other, "mine/1")
    assert not rounds.stuck(now())
