"""Doing one job: take the lease, run the kind's own work, write down how it ended."""

import contextlib
import logging
import os
import secrets
import threading
from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from django.db import DatabaseError, connections

from taizhang.jobs import leases, offices, registry
from taizhang.jobs.models import Job
from taizhang.jobs.running import Cancelled, Failed, Running, Superseded

_log = logging.getLogger(__name__)

BEAT_SECONDS: Final = 5
# By which name the worker's processes hold leases: another for each start.
WORKER: Final = "TAIZHANG_WORKER"
# Read aloud over the phone: no letter that looks like a digit.
LETTERS: Final = "ABCDEFHJKLMNPRTUVWXY"


def delivered(job_id: str, office: str = "") -> None:
    """Do the job `job_id` of an office, which the queue has handed to this process."""
    worker = os.environ[WORKER]
    with offices.within(office):
        perform(job_id, holder=f"{worker}/{os.getpid()}", heart=_heart)


def perform(job_id: str, holder: str, heart: Any = contextlib.nullcontext) -> None:
    """Take the job and run it to its end; leave it where somebody else has it."""
    job = leases.take(job_id, holder)
    if job is None:
        return
    end = partial(leases.finish, job_id, holder)
    if job.asked_to_stop:
        end(Job.State.CANCELLED)
        return
    try:
        end(Job.State.DONE, result=_run(job, holder, heart))
    except Cancelled:
        end(Job.State.CANCELLED)
    except Superseded:
        _log.warning("job %s went on in another process", job_id)
    except Failed as failure:
        end(Job.State.FAILED, reason=str(failure))
    except Exception:
        trouble = _number()
        _log.exception("job %s (%s) failed, number %s", job_id, job.kind, trouble)
        end(Job.State.FAILED, trouble=trouble)


def _run(job: Job, holder: str, heart: Any) -> dict[str, Any]:
    kind = registry.known(job.kind)
    if kind is None:
        raise LookupError("no feature brings this work any more")
    if job.takings > leases.TAKINGS_MAX:
        raise ChildProcessError("this work takes its process down with it")
    running = Running(job.id, partial(leases.tell, job.id, holder))
    with heart(running), registry.done_for(job.by):
        result = kind.run(running, job.arguments)
        # The last steps may have been done since it was last told.
        running.beat()
        return result


@contextlib.contextmanager
def _heart(running: Running) -> Iterator[None]:
    # Work may be silent for long over one file; the thread says that it is alive.
    over = threading.Event()
    told = (running, over, offices.here())
    thread = threading.Thread(target=_beat, args=told, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _beat(running: Running, over: threading.Event, office: str) -> None:
    try:
        while not over.wait(BEAT_SECONDS):
            try:
                with offices.within(office):
                    running.beat()
            except DatabaseError:
                _log.warning("job %s could not be heard from", running.job_id)
    finally:
        connections.close_all()


def _number() -> str:
    return secrets.choice(LETTERS) + f"{secrets.randbelow(1000):03}"
