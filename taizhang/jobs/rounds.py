"""What the worker looks after every few seconds, beside the work itself.

The queue forgets what a killed process had taken from it; here it is found again. And
whatever is due by the clock is asked for.
"""

import datetime as dt
import os
from typing import Final

from taizhang.jobs import heartbeat, leases, queue, schedule
from taizhang.jobs.models import Job

# Nothing runs and yet work waits: the queue's own processes hang.
STUCK_AFTER: Final = dt.timedelta(seconds=60)


class Rounds:
    """The rounds of one start of the worker, under the name that its leases bear."""

    def __init__(self, worker: str) -> None:
        """Begin the rounds of `worker`."""
        self._worker = worker
        self._swept_on: dt.date | None = None

    def begin(self, now: dt.datetime) -> None:
        """Deliver anew what waits: an earlier worker may have taken it along."""
        waiting = Job.objects.filter(state=Job.State.WAITING).order_by("asked_at", "id")
        waiting.update(heard_from_at=now)
        for job_id in waiting.values_list("id", flat=True):
            queue.deliver(job_id)

    def look(self, now: dt.datetime) -> None:
        """Take up again what was left lying, ask for what is due, sweep once a day."""
        heartbeat.beat()
        for pid in filter(_gone, leases.holders(self._worker)):
            self._deliver_again(leases.free(self._worker, pid))
        self._deliver_again(leases.take_back_silent())
        schedule.ask_for_what_is_due(now)
        if self._swept_on != now.date():
            schedule.sweep(now)
            self._swept_on = now.date()

    def stuck(self, now: dt.datetime) -> bool:
        """Return whether work waits and nobody takes it."""
        left = Job.objects.filter(
            state=Job.State.WAITING, heard_from_at__lt=now - STUCK_AFTER
        )
        # Behind long work others wait as they should; so they do just after it.
        lately = Job.objects.filter(heard_from_at__gte=now - STUCK_AFTER)
        busy = lately.exclude(state=Job.State.WAITING)
        return left.exists() and not busy.exists()

    @staticmethod
    def _deliver_again(job_ids: list[str]) -> None:
        for job_id in job_ids:
            queue.deliver(job_id)


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
