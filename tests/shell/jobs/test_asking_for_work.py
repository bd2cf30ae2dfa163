"""Work is asked for inside somebody's transaction, and comes and goes with it."""

import pytest
from django.db import transaction
from django_q.models import OrmQ

from taizhang.jobs import records
from taizhang.jobs.queue import cancel, enqueue
from tests.worker import run_waiting

pytestmark = pytest.mark.django_db


class ChangedMyMind(Exception):
    """The asker's transaction is rolled back."""


def sweep(running, arguments):
    """Sweep, and say how many leaves there were."""
    return {"leaves": arguments["trees"] * 2}


def test_work_that_is_asked_for_waits_then_is_done(brings):
    job_id = enqueue(brings(sweep), by="a-li", trees=3)
    assert (records.record(job_id).state, OrmQ.objects.count()) == ("waiting", 1)

    assert run_waiting() == [job_id]
    done = records.record(job_id)
    assert (done.state, done.result, done.by) == ("done", {"leaves": 6}, "a-li")


def test_whoever_rolls_back_has_asked_for_nothing(brings):
    kind = brings(sweep)
    with pytest.raises(ChangedMyMind), transaction.atomic():
        enqueue(kind, by="a-li", trees=3)
        raise ChangedMyMind

    assert (run_waiting(), OrmQ.objects.count()) == ([], 0)


def test_the_same_key_is_the_same_work(brings):
    kind = brings(sweep)
    first = enqueue(kind, by="a-li", key="form-1", trees=3)
    again = enqueue(kind, by="a-li", key="form-1", trees=3)
    other = enqueue(kind, by="a-li", key="form-2", trees=3)

    assert again == first != other
    assert sorted(run_waiting()) == sorted([first, other])
    assert enqueue(kind, by="a-li", key="form-1", trees=3) == first
    assert run_waiting() == []


def test_what_waits_can_be_called_off(brings):
    job_id = enqueue(brings(sweep), by="a-li", trees=3)
    cancel(job_id)

    assert run_waiting() == []
    assert records.record(job_id).state == "cancelled"


def test_what_is_over_stays_as_it_ended(brings):
    job_id = enqueue(brings(sweep), by="a-li", trees=3)
    run_waiting()
    cancel(job_id)

    assert records.record(job_id).state == "done"


def test_people_find_their_own(brings):
    kind = brings(sweep)
    first, _other = (enqueue(kind, by=by, trees=1) for by in ("a-li", "a-sun"))
    run_waiting()
    third = enqueue(kind, by="a-li", trees=1)

    assert [job.id for job in records.recent("a-li")] == [third, first]
