"""The worker: django-q2's processes, and the rounds beside them, until told to stop.

It runs as a session of its own under `taizhang.jobs.watching`, which ends whatever is left
of it and starts it again. It stops when its standard input is closed: so it never outlives
who watches it, on any system.
"""

import contextlib
import logging
import os
import signal
import threading
from types import FrameType
from typing import Final

from django.db import DatabaseError, close_old_connections, connections
from django.utils.timezone import now
from django_q.cluster import Cluster

from taizhang.jobs.rounds import Rounds
from taizhang.jobs.work import WORKER

_log = logging.getLogger(__name__)

ROUND_SECONDS: Final = 2
# Long enough for idle processes. Work in progress is not waited for: it is taken up again.
GRACE_SECONDS: Final = 5
KEPT_SECONDS: Final = 600


def run(name: str) -> bool:
    """Work as `name` until standard input ends; return False if the queue gave way."""
    os.environ[WORKER] = name
    stop = threading.Event()
    threading.Thread(target=_await_end_of_input, args=(stop,), daemon=True).start()
    _own_connections()
    rounds = Rounds(name)
    rounds.begin(now())
    connections.close_all()
    cluster = Cluster()
    _stop_on_signals(stop)
    cluster.start()
    sound = _make_rounds(rounds, cluster, stop)
    cluster.stop_event.set()
    cluster.sentinel.join(GRACE_SECONDS)
    return sound


def _make_rounds(rounds: Rounds, cluster: Cluster, stop: threading.Event) -> bool:
    while not stop.wait(ROUND_SECONDS):
        if not cluster.sentinel.is_alive():
            return False
        try:
            rounds.look(now())
            if rounds.stuck(now()):
                return False
        except DatabaseError:
            _log.warning("the worker could not make its round", exc_info=True)
        finally:
            close_old_connections()
    return True


def _await_end_of_input(stop: threading.Event) -> None:
    # Not through sys.stdin: a process forked meanwhile would inherit its lock, held.
    with contextlib.suppress(OSError):
        while os.read(0, 1024):
            pass
    stop.set()


def _stop_on_signals(stop: threading.Event) -> None:
    def stop_soon(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    # In place of django-q2's own, which wait for its processes without a limit.
    signal.signal(signal.SIGTERM, stop_soon)
    signal.signal(signal.SIGINT, stop_soon)


def _own_connections() -> None:
    # The queue's processes are forked, and a connection must not come along. django-q2
    # closes its own before each fork; but one that is closed into a pool stays open there,
    # and two processes would talk through it. So nobody draws from a pool here: a process
    # keeps its one connection, and looks at it again after a pause.
    for connection in connections.all():
        connection.close()
        if hasattr(connection, "close_pool"):
            connection.close_pool()
        connection.settings_dict["OPTIONS"].pop("pool", None)
        connection.settings_dict["CONN_MAX_AGE"] = KEPT_SECONDS
        connection.settings_dict["CONN_HEALTH_CHECKS"] = True
