"""Asking for long work, inside the transaction of whoever asks: rolled back with it.

Behind it stands django-q2 with its queue in the book's own database. Nobody else imports
it, so that another queue can take its place. The queue is the server's: what lies in it
names a job and the office in which its record is.
"""

from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django_q.tasks import async_task

from taizhang.jobs import offices, registry
from taizhang.jobs.models import Job


def enqueue(kind: str, *, by: str, key: str = "", **arguments: Any) -> str:
    """Ask for work of `kind` and return the job's id.

    `by` is the pseudonym of who may watch it; "" is the machine itself. The same `key`
    gives the same job again, and nothing is added. `arguments` are ids and plain numbers:
    they are kept in the clear.
    """
    assert registry.known(kind), f"no feature brings work named {kind}"
    at = now()
    with transaction.atomic():
        job = Job(
            kind=kind,
            arguments=arguments,
            by=by,
            key=key or None,
            asked_at=at,
            heard_from_at=at,
        )
        # Two askers with one key at the same instant: the second waits, then finds it.
        Job.objects.bulk_create([job], ignore_conflicts=True)
        if key:
            kept: str = Job.objects.values_list("id", flat=True).get(key=key)
            if kept != job.id:
                return kept
        deliver(job.id)
    return job.id


def deliver(job_id: str) -> None:
    """Put the job into the queue. Once too often does no harm: a lease guards it."""
    async_task("taizhang.jobs.work.delivered", job_id, offices.here())


def cancel(job_id: str) -> None:
    """Ask the job to stop: at once where it waits, at its next step where it runs."""
    waiting = Job.objects.filter(id=job_id, state=Job.State.WAITING)
    if not waiting.update(state=Job.State.CANCELLED, ended_at=now()):
        running = Job.objects.filter(id=job_id, state=Job.State.RUNNING)
        running.update(asked_to_stop=True)
