"""The weeks that were drawn from, and the links by which somebody is asked.

What was drawn and what was answered stand in the book; the answer to a link does as well.
"""

import uuid

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


class Asking(models.Model):
    """A link that asks somebody about the strike-off `lot` (a seq) of `case`, until a day.

    `looked`: for what they are asked; `whom`: the key of the member of the council, or of
    whoever is willing. `photo`: the one picture that was released for this; "" for none.
    `form_key`: that of the form it was asked for with.
    """

    key = models.CharField(max_length=32, unique=True)
    form_key = models.UUIDField(unique=True, default=uuid.uuid4)
    case = models.CharField(max_length=16, db_index=True)
    lot = models.BigIntegerField()
    looked = models.CharField(max_length=16)
    whom = models.CharField(max_length=36)
    photo = models.CharField(max_length=64, blank=True)
    made_by = models.CharField(max_length=16)
    expires_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
