"""What the worker looks after every few seconds, beside the work itself.

The queue forgets what a killed process had taken from it; here it is found again. And
whatever is due by the clock is asked for. Where there are many offices, each round goes to
some of them, and comes to all in turn.
"""

import datetime as dt
import os
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from taizhang.jobs import heartbeat, leases, offices, queue, schedule
from taizhang.jobs.models import Job

# Nothing runs and yet work waits: the queue's own processes hang.
STUCK_AFTER: Final = dt.timedelta(seconds=60)
# Three hundred offices are looked after within half a minute, one always.
OFFICES_A_ROUND: Final = 20


class Rounds:
    """The rounds of one start of the worker, under the name that its leases bear."""

    def __init__(self, worker: str) -> None:
        """Begin the rounds of `worker`."""
        self._worker = worker
        self._swept_on: dict[str, dt.date] = {}
        self._seen: list[str] = []

    def begin(self, now: dt.datetime) -> None:
        """Deliver anew what waits: an earlier worker may have taken it along."""
        for _office in _in_each(offices.every()):
            waiting = Job.objects.filter(state=Job.State.WAITING).order_by("asked_at", "id")
            waiting.update(heard_from_at=now)
            for job_id in waiting.values_list("id", flat=True):
                queue.deliver(job_id)

    def look(self, now: dt.datetime) -> None:
        """Look after the offices whose turn it is."""
        heartbeat.beat()
        every = offices.every()
        last = self._seen[-1] if self._seen else ""
        after = [office for office in every if office > last]
        self._seen = [*after, *every][: min(OFFICES_A_ROUND, len(every))]
        for office in _in_each(self._seen):
            self._look_after(office, now)

    def stuck(self, now: dt.datetime) -> bool:
        """Return whether work waits where it was last looked, and nobody works anywhere."""
        every = offices.every()
        # Behind the long work of one office others wait as they should.
        return _any(self._seen or every, _left(now)) and not _any(every, _busy(now))

    def _look_after(self, office: str, now: dt.datetime) -> None:
        """Take up again what was left lying, ask for what is due, sweep once a day."""
        for pid in filter(_gone, leases.holders(self._worker)):
            self._deliver_again(leases.free(self._worker, pid))
        self._deliver_again(leases.take_back_silent())
        schedule.ask_for_what_is_due(now)
        if self._swept_on.get(office) != now.date():
            schedule.sweep(now)
            self._swept_on[office] = now.date()

    @staticmethod
    def _deliver_again(job_ids: list[str]) -> None:
        for job_id in job_ids:
            queue.deliver(job_id)


def _in_each(some: Sequence[str]) -> Iterator[str]:
    for office in some:
        with offices.within(office):
            yield office


def _any(some: Sequence[str], true: Callable[[], bool]) -> bool:
    return any(true() for _office in _in_each(some))


def _left(now: dt.datetime) -> Callable[[], bool]:
    since = now - STUCK_AFTER
    left = Job.objects.filter(state=Job.State.WAITING, heard_from_at__lt=since)
    return left.exists


def _busy(now: dt.datetime) -> Callable[[], bool]:
    # Where work has just ended, the next is about to be taken.
    lately = Job.objects.filter(heard_from_at__gte=now - STUCK_AFTER)
    return lately.exclude(state=Job.State.WAITING).exists


def _gone(pid: int) -> bool:
    if os.name != "posix":  # there, asking by signal 0 would end the process
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
