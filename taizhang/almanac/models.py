"""What somebody is about to change in the calendar, what was changed, and what that moved."""

import uuid

from django.db import models


class CalendarDraft(models.Model):
    """Days that somebody entered and has not confirmed yet, for a day.

    `wanted`: per day what it is to be, as `planning.kept` writes it; None: as the weekday says.
    `source`: a word of `CalendarChange.Source`. `year`: which year's page it belongs to.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    by = models.CharField(max_length=16)
    at = models.DateTimeField()
    source = models.CharField(max_length=8)
    year = models.PositiveSmallIntegerField()
    wanted = models.JSONField()


class CalendarChange(models.Model):
    """A change of the calendar that was made, so that everybody can read it and take it back.

    `steps`: per day [day, before, after], as in `CalendarDraft.wanted`. `before` and `after`
    name the versions. `job`: the work that counts the clocks anew, where they are many.
    """

    class Source(models.TextChoices):
        """Where the days come from."""

        NOTICE = "notice"
        DAYS = "days"
        BACK = "back"
        PROGRAM = "program"

    key = models.UUIDField(unique=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=16)
    source = models.CharField(max_length=8, choices=Source)
    year = models.PositiveSmallIntegerField()
    steps = models.JSONField()
    before = models.CharField(max_length=40)
    after = models.CharField(max_length=40)
    job = models.CharField(max_length=40, blank=True)


class ClockMove(models.Model):
    """An open issue that a change moves: due when before it, due when after, and done or not.

    `refused` holds refusals of the core with commas between them.
    """

    class State(models.TextChoices):
        """What came of it."""

        WAITING = "waiting"
        DONE = "done"
        UNCHANGED = "unchanged"
        REFUSED = "refused"

    change = models.ForeignKey(CalendarChange, models.CASCADE, related_name="moves")
    case = models.CharField(max_length=16)
    due_before = models.DateTimeField()
    due_after = models.DateTimeField()
    state = models.CharField(max_length=16, choices=State, default=State.WAITING)
    refused = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["change", "case"], name="each_clock_once")
        ]
        indexes = [
            models.Index(fields=["change", "state", "due_after"], name="clocks_still_to_do")
        ]
