"""The record of long work: what was asked, how far it is, what came of it.

`holder` is the lease: only the process that it names may write how far the work is, and
only as long as it is heard from. Nothing personal stands in a row, arguments included.
"""

import secrets

from django.db import models


def new_id() -> str:
    """Return an id for a job: 64 bits of chance."""
    return secrets.token_hex(8)


class Job(models.Model):
    """One piece of work. `by` is the pseudonym of who asked; "" is the machine itself."""

    class State(models.TextChoices):
        """How far a job is. The last three are for good."""

        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"
        CANCELLED = "cancelled"

    id = models.CharField(max_length=32, primary_key=True, default=new_id)
    kind = models.CharField(max_length=40)
    arguments = models.JSONField(default=dict)
    by = models.CharField(max_length=40, blank=True)
    # NULL, not "": most jobs have no key, and only keys exclude each other.
    key = models.CharField(max_length=120, null=True, unique=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    stage = models.CharField(max_length=80, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    # Work taken up again begins in the middle: the time left is guessed from there.
    stage_begun_at = models.DateTimeField(null=True)
    stage_begun_from = models.PositiveIntegerField(default=0)
    asked_to_stop = models.BooleanField(default=False)
    holder = models.CharField(max_length=80, blank=True)
    takings = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True)
    heard_from_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    result = models.JSONField(default=dict)
    reason = models.CharField(max_length=200, blank=True)
    trouble = models.CharField(max_length=8, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["by", "-asked_at"], name="job_by_person"),
            models.Index(
                fields=["state", "heard_from_at"],
                condition=models.Q(state__in=["waiting", "running"]),
                name="job_still_open",
            ),
            models.Index(fields=["kind", "-ended_at"], name="job_by_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id} {self.state}"
