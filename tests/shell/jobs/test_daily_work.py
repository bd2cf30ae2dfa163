"""Daily work is asked for once a day at its time, or as soon as the machine is on."""

import datetime as dt

import pytest
from django.utils.timezone import get_default_timezone, now

from taizhang.jobs import schedule
from taizhang.jobs.models import Job
from taizhang.jobs.queue import enqueue
from taizhang.jobs.rounds import Rounds
from tests.worker import run_waiting

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nightly(brings):
    """Have leaves swept every night at two."""
    schedule.daily(brings(lambda _running, _arguments: {}), at="02:00")


def at(day: int, hour: int, minute: int = 0) -> dt.datetime:
    """Return an instant of November 2026 by the office's clock."""
    return dt.datetime(2026, 11, day, hour, minute, tzinfo=get_default_timezone())


def asked() -> list[str]:
    """Return the days for which the work was asked."""
    keys = Job.objects.order_by("key").values_list("key", flat=True)
    return [str(key).rpartition(":")[2] for key in keys]


def test_it_is_asked_for_once_however_often_the_clock_is_looked_at():
    schedule.ask_for_what_is_due(at(21, 2, 0))
    schedule.ask_for_what_is_due(at(21, 2, 1))
    run_waiting()
    schedule.ask_for_what_is_due(at(21, 23))

    assert asked() == ["2026-11-21"]


def test_it_is_not_asked_for_before_its_time():
    schedule.ask_for_what_is_due(at(21, 3))
    schedule.ask_for_what_is_due(at(22, 1, 59))
    assert asked() == ["2026-11-21"]

    schedule.ask_for_what_is_due(at(22, 2))
    assert asked() == ["2026-11-21", "2026-11-22"]


def test_a_night_slept_through_is_made_up_for_in_the_morning():
    schedule.ask_for_what_is_due(at(20, 2))
    schedule.ask_for_what_is_due(at(23, 8, 30))

    assert asked() == ["2026-11-20", "2026-11-23"]


def test_what_ended_long_ago_is_swept_and_nothing_else():
    old, new, waiting = (enqueue("sweep-leaves", by="a-li") for _job in range(3))
    ends = {old: now() - dt.timedelta(days=31), new: now() - dt.timedelta(days=29)}
    for job_id, ended_at in ends.items():
        Job.objects.filter(id=job_id).update(
            state=Job.State.DONE, ended_at=ended_at, asked_at=ended_at
        )
    Rounds("mine").look(now())

    left = set(Job.objects.filter(key=None).values_list("id", flat=True))
    assert left == {new, waiting}
