"""Sheets of posts that were handed in and wait to be confirmed."""

import uuid

from django.db import models


class PostSheet(models.Model):
    """What was read from a sheet: nobody holds a post by it until somebody says so.

    `entries`: see `sheet_reading`. Kept a day.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    by = models.CharField(max_length=16)
    at = models.DateTimeField()
    file_name = models.CharField(max_length=200)
    entries = models.JSONField()
