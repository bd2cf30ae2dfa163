"""Keeping a worker at work beside whatever else this process does.

django-q2's supervisor may hang, and a process killed from outside leaves others behind:
here the whole session is ended by KILL where it does not end by itself, its leases are
given back, and a dead worker is started again.
"""

import contextlib
import logging
import os
import secrets
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from typing import Final

from django.db import DatabaseError, connections

from taizhang.jobs import leases, offices
from taizhang.jobs.worker import GRACE_SECONDS

_log = logging.getLogger(__name__)

LOOK_SECONDS: Final = 0.5
# Whoever dies at once is not started a hundred times a minute.
PAUSE_SECONDS: Final = 2
PAUSE_SECONDS_MAX: Final = 60


@contextlib.contextmanager
def worker_at_work() -> Iterator[None]:
    """Keep a worker running until the block ends; then it is stopped, all of it."""
    over = threading.Event()
    watch = threading.Thread(target=keep_at_work, args=(over,), name="worker watch")
    watch.start()
    try:
        yield
    finally:
        over.set()
        watch.join()


def keep_at_work(over: threading.Event) -> None:
    """Run a worker, again and again if it dies, until `over` is set."""
    pause = PAUSE_SECONDS
    while True:
        begun = time.monotonic()
        _run_one(over)
        if over.is_set():
            return
        lived = time.monotonic() - begun
        pause = PAUSE_SECONDS if lived > PAUSE_SECONDS_MAX else pause * 2
        _log.error("the worker ended after %d s; it is started again", lived)
        if over.wait(min(pause, PAUSE_SECONDS_MAX)):
            return


def _run_one(over: threading.Event) -> None:
    name = secrets.token_hex(8)
    # A session of its own: Ctrl+C is for us, and all of it can be ended at once.
    worker = subprocess.Popen(
        [sys.executable, "-m", "taizhang", "work", "--as", name],
        stdin=subprocess.PIPE,
        start_new_session=True,
    )
    while worker.poll() is None and not over.wait(LOOK_SECONDS):
        pass
    _end(worker)
    try:
        for office in offices.every():
            with offices.within(office):
                leases.free(name)
    except DatabaseError:
        _log.warning("the leases of a stopped worker run out by themselves")
    finally:
        connections.close_all()


def _end(worker: subprocess.Popen[bytes]) -> None:
    assert worker.stdin is not None
    worker.stdin.close()
    with contextlib.suppress(subprocess.TimeoutExpired):
        worker.wait(GRACE_SECONDS + 1)
    # Also where it ended by itself: those it has forked may still be there.
    with contextlib.suppress(ProcessLookupError):
        if hasattr(os, "killpg"):
            os.killpg(worker.pid, signal.SIGKILL)
        else:
            worker.kill()
    worker.wait()
