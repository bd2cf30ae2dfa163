"""Sheets of people and units that somebody handed in and has not confirmed yet."""

import uuid

from django.db import models


class StaffSheet(models.Model):
    """A sheet that was read, for a day; it goes when it was brought in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=8)
    by = models.CharField(max_length=16)
    at = models.DateTimeField()
    file_name = models.CharField(max_length=200)
    entries = models.JSONField()
