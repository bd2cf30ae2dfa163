"""Who does which job: a lease on its row, taken and kept by conditional UPDATEs.

The queue delivers at least once and cannot tell a slow worker from a dead one. The row
can: whoever is named in `holder` and was heard from lately has the job, and nobody else.
"""

import datetime as dt
from typing import Any, Final

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.timezone import now

from taizhang.jobs.models import Job
from taizhang.jobs.running import Heard, Progress

# Heard from every few seconds, a worker that is silent so long is no more.
SILENCE: Final = dt.timedelta(seconds=30)
# Work that takes its process down with it must not do so for ever.
TAKINGS_MAX: Final = 5


def take(job_id: str, holder: str) -> Job | None:
    """Give `holder` the job; None where it is over, or in the hands of a live holder."""
    at = now()
    free = Q(state=Job.State.WAITING) | Q(
        state=Job.State.RUNNING, heard_from_at__lt=at - SILENCE
    )
    taken = Job.objects.filter(free, id=job_id).update(
        state=Job.State.RUNNING,
        holder=holder,
        takings=F("takings") + 1,
        heard_from_at=at,
        begun_at=Coalesce("begun_at", at),
        stage_begun_at=at,
        stage_begun_from=0,
        done=0,
        total=0,
    )
    return Job.objects.get(id=job_id) if taken else None


def tell(job_id: str, holder: str, progress: Progress) -> Heard:
    """Write how far `holder` is with the job; a lost lease writes nothing."""
    at = now()
    held = Job.objects.filter(id=job_id, holder=holder, state=Job.State.RUNNING)
    told = held.update(
        stage=progress.stage,
        stage_begun_at=progress.begun_at,
        stage_begun_from=progress.begun_from,
        done=progress.done,
        total=progress.total,
        heard_from_at=at,
    )
    stop = bool(told) and held.filter(asked_to_stop=True).exists()
    return Heard(bool(told), stop)


def finish(job_id: str, holder: str, state: Job.State, **found: Any) -> bool:
    """End the job, if `holder` still has it; return whether that was so."""
    held = Job.objects.filter(id=job_id, holder=holder, state=Job.State.RUNNING)
    at = now()
    return bool(held.update(state=state, ended_at=at, heard_from_at=at, **found))


def free(worker: str, pid: int | None = None) -> list[str]:
    """Take back what `worker`, or one process of it, had in hand; return the job ids.

    Only for what is known to be stopped or dead: it is not asked.
    """
    held = Job.objects.filter(state=Job.State.RUNNING)
    mine = (
        held.filter(holder__startswith=f"{worker}/")
        if pid is None
        else held.filter(holder=f"{worker}/{pid}")
    )
    return _wait_again(mine)


def take_back_silent() -> list[str]:
    """Take back what nobody was heard from about for too long; return the job ids."""
    since = now() - SILENCE
    return _wait_again(Job.objects.filter(state=Job.State.RUNNING, heard_from_at__lt=since))


def holders(worker: str) -> list[int]:
    """Return the processes of `worker` that hold a job."""
    held = Job.objects.filter(state=Job.State.RUNNING, holder__startswith=f"{worker}/")
    return [int(name.rpartition("/")[2]) for name in held.values_list("holder", flat=True)]


def _wait_again(found: QuerySet[Job]) -> list[str]:
    back = []
    for job_id, holder in found.values_list("id", "holder"):
        # Asked again in the UPDATE: meanwhile the job may have ended or been heard from.
        if found.filter(id=job_id, holder=holder).update(
            state=Job.State.WAITING, holder="", heard_from_at=now()
        ):
            back.append(job_id)
    return back
