"""A worker in the test's own process: what was asked for in the background is done at once."""

from taizhang.jobs import work
from taizhang.jobs.models import Job


def run_waiting() -> list[str]:
    """Run what waits, oldest first, and return the ids."""
    ran: list[str] = []
    waiting = Job.objects.filter(state=Job.State.WAITING).order_by("asked_at", "id")
    while job := waiting.first():
        work.perform(job.id, holder="here")
        ran.append(job.id)
    return ran
