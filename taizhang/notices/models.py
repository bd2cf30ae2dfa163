"""Written notices: what a sheet says, where it went, how many came back with what on them.

Nothing that a resident wrote stands here: a reply that says something is an issue of the
book, and `Reply` only tells which notice it came by.
"""

import uuid

from django.db import models


class Notice(models.Model):
    """A sheet for all households of a place. Counts are of sheets.

    `key` is that of the form it came with: sent twice, it is one notice. `version` counts its
    changes, so that nobody overwrites what they have not seen. `agreed`: came back without
    anything to raise; `blank`: with nothing on them that can be read.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4)
    version = models.PositiveIntegerField(default=1)
    title = models.CharField(max_length=60)
    text = models.CharField(max_length=1200)
    place = models.CharField(max_length=32)
    reply_by = models.DateField()
    printed = models.PositiveIntegerField()
    handed_out = models.PositiveIntegerField(default=0)
    returned = models.PositiveIntegerField(default=0)
    agreed = models.PositiveIntegerField(default=0)
    blank = models.PositiveIntegerField(default=0)
    made_by = models.CharField(max_length=16)
    made_at = models.DateTimeField()
    closed_on = models.DateField(null=True)


class Reply(models.Model):
    """A reply slip on which somebody raised something: the issue it became."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="replies")
    case = models.CharField(max_length=36, unique=True)
