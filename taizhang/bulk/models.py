"""What somebody did to many rows at once, and what came of it on each.

Nothing here is the book: these rows say which issues an act was meant for, so that it is
carried out once however often it is sent, goes on where it was cut off, can be taken back
as a whole, and can be tried again on what failed.
"""

from django.db import models


class BulkStep(models.Model):
    """One act of one person on some rows.

    `by` is a pseudonym. `codes` holds what the act needs in codes; `sealed` its words,
    until every row has been tried. `job` is the work that does it, where it is long.
    """

    key = models.UUIDField(primary_key=True)
    act = models.CharField(max_length=16)
    by = models.CharField(max_length=16)
    fingerprint = models.CharField(max_length=64)
    codes = models.JSONField(default=dict)
    sealed = models.BinaryField(default=bytes)
    job = models.CharField(max_length=40, blank=True)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)


class BulkRow(models.Model):
    """One issue of a step: `seen` before it, `n` after it, `refused` says why not.

    `refused` holds refusals of the core with commas between them. `undone`: it was taken
    back again; `kept` says why that was refused.
    """

    class State(models.TextChoices):
        """What came of it."""

        WAITING = "waiting"
        DONE = "done"
        REFUSED = "refused"
        UNCHANGED = "unchanged"

    step = models.ForeignKey(BulkStep, models.CASCADE, related_name="rows")
    place = models.PositiveIntegerField()
    case = models.CharField(max_length=16)
    seen = models.PositiveIntegerField(null=True)
    n = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=16, choices=State, default=State.WAITING)
    refused = models.CharField(max_length=400, blank=True)
    undone = models.BooleanField(default=False)
    kept = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["step", "place"], name="each_place_once")
        ]
        indexes = [models.Index(fields=["step", "state"], name="rows_still_to_do")]
