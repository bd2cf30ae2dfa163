"""Reading the records of long work: one, or somebody's own."""

import datetime as dt
from dataclasses import dataclass, fields
from typing import Any, Final

from taizhang.jobs.models import Job

GOING: Final = frozenset({Job.State.WAITING, Job.State.RUNNING})


@dataclass(frozen=True)
class Record:
    """A job as its row says. `stage` and `reason` are msgids; `state` as in Job.State."""

    id: str
    kind: str
    arguments: dict[str, Any]
    by: str
    state: str
    stage: str
    done: int
    total: int
    stage_begun_at: dt.datetime | None
    stage_begun_from: int
    asked_to_stop: bool
    asked_at: dt.datetime
    begun_at: dt.datetime | None
    ended_at: dt.datetime | None
    result: dict[str, Any]
    reason: str
    trouble: str


def record(job_id: str) -> Record | None:
    """Return the job `job_id`, or None. One query."""
    found = Job.objects.filter(id=job_id).first()
    return _record(found) if found else None


def going(job_id: str) -> bool:
    """Return whether the job `job_id` waits or runs; "" is no job. One query."""
    found = record(job_id) if job_id else None
    return found is not None and found.state in GOING


def recent(*by: str, limit: int = 30) -> tuple[Record, ...]:
    """Return the jobs that any of `by` asked for, the newest first. One query."""
    rows = Job.objects.filter(by__in=by).order_by("-asked_at", "-id")
    return tuple(map(_record, rows[:limit]))


_FIELDS = tuple(field.name for field in fields(Record))


def _record(job: Job) -> Record:
    return Record(**{name: getattr(job, name) for name in _FIELDS})
