"""What the work holds in its hand while it runs: how far it is, and whether to go on."""

import datetime as dt
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from django.db import transaction
from django.utils.timezone import now

PACE_SECONDS: Final = 0.5


class Cancelled(Exception):
    """Somebody asked to stop. Let it pass; whoever must tidy up raises it again."""


class Superseded(Exception):
    """The lease is lost: another process does this work now, and this one must not."""


class Failed(Exception):
    """An expected failure. Its only argument is a msgid in plain words, without values."""


@dataclass(frozen=True)
class Progress:
    """How far the work is. `total` 0: not known; `stage` is a msgid.

    `begun_at` and `begun_from`: when the stage's first count was told, and which it was.
    """

    begun_at: dt.datetime
    stage: str = ""
    done: int = 0
    total: int = 0
    begun_from: int = 0


@dataclass(frozen=True)
class Heard:
    """What the record answers: whether the lease still holds, and whether to stop."""

    held: bool
    asked_to_stop: bool


class Running:
    """The work's line to its record. Inside a transaction of the work it only listens."""

    def __init__(self, job_id: str, tell: Callable[[Progress], Heard]) -> None:
        """Run the job `job_id`; `tell` writes how far it is and says what was heard."""
        self.job_id = job_id
        self._tell = tell
        self._progress = Progress(now())
        self._heard = Heard(held=True, asked_to_stop=False)
        self._counted = False
        self._told_at = 0.0
        self._depth = _depth()
        self._one_at_a_time = threading.Lock()

    def stage(self, name: str, total: int = 0) -> None:
        """Begin the stage `name`, a msgid, of `total` steps (0: not known).

        Raises:
            Cancelled: somebody asked to stop.
        """
        self._progress = Progress(now(), name, 0, total)
        self._counted = False
        self._told_at = 0.0
        self._say()

    def done(self, count: int) -> None:
        """Say that `count` steps of the stage are done. Costs a write twice a second.

        Raises:
            Cancelled: somebody asked to stop.
        """
        self._progress = replace(self._progress, done=count)
        if not self._counted:
            self._counted = True
            self._progress = replace(self._progress, begun_at=now(), begun_from=count)
        self._say()

    def beat(self) -> None:
        """Write how far the work is, and hear whether to go on."""
        with self._one_at_a_time:
            self._told_at = time.monotonic()
            self._heard = self._tell(self._progress)

    def _say(self) -> None:
        due = time.monotonic() - self._told_at >= PACE_SECONDS
        # Inside the work's own transaction nobody would see the write before its end.
        if due and _depth() == self._depth:
            self.beat()
        if not self._heard.held:
            raise Superseded
        if self._heard.asked_to_stop:
            raise Cancelled


def _depth() -> tuple[bool, int]:
    connection = transaction.get_connection()
    return connection.in_atomic_block, len(connection.savepoint_ids)
