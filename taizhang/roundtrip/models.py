"""A workbook that came back, and what it changes. Nothing here is the book."""

from django.db import models


class Trip(models.Model):
    """One workbook that somebody edited and handed in. `by` is a pseudonym.

    `account` counts its rows: how many there were, as they stand, and each that cannot be
    used, with why. `reason` is written into every correction.
    """

    class State(models.TextChoices):
        """How far it is."""

        READ = "read"
        WRITING = "writing"
        DONE = "done"
        WITHDRAWN = "withdrawn"

    id = models.UUIDField(primary_key=True)
    by = models.CharField(max_length=16)
    file_name = models.CharField(max_length=200)
    read_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=State, default=State.READ)
    account = models.JSONField()
    reason = models.CharField(max_length=200, blank=True)
    done_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    job = models.CharField(max_length=40, blank=True)

    class Meta:
        indexes = [models.Index(fields=["by", "-read_at"], name="trips_of_somebody")]


class TripRow(models.Model):
    """One issue that the workbook changes. `n`: as it stood when read; `after`: when done.

    `sealed` holds its cells, for a summary may name somebody. `refused` and `kept` hold
    refusals of the core: why it was not changed, and why that was not taken back.
    """

    class State(models.TextChoices):
        """What came of it."""

        WAITING = "waiting"
        LEFT = "left"
        DONE = "done"
        REFUSED = "refused"
        WITHDRAWN = "withdrawn"

    trip = models.ForeignKey(Trip, models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField()
    case = models.CharField(max_length=16)
    number = models.CharField(max_length=16)
    n = models.PositiveIntegerField()
    after = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    refused = models.CharField(max_length=400, blank=True)
    kept = models.CharField(max_length=400, blank=True)
    sealed = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["trip", "case"], name="each_case_once_a_trip")
        ]
