"""The weeks that were drawn from, and the share that is drawn.

What was drawn stands in the book; these rows see to it that a week is drawn from once.
"""

from django.db import models


class HowMany(models.Model):
    """How many in a hundred strike-offs are drawn: one row, if the office ever said so."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    share = models.PositiveSmallIntegerField()


class Week(models.Model):
    """A week that was drawn from: it ended with `monday`. Drawn once, by this row.

    `size`, `root`: of the tree that was the seed; `drawn` of `count` strike-offs.
    """

    monday = models.DateField(unique=True)
    size = models.BigIntegerField()
    root = models.CharField(max_length=44)
    share = models.PositiveSmallIntegerField()
    count = models.PositiveIntegerField()
    drawn = models.PositiveIntegerField()
