"""Sheets of places that were handed in and wait to be confirmed."""

import uuid

from django.db import models


class PlaceSheet(models.Model):
    """What was read from a sheet: nothing of it is a place until somebody says so.

    `entries`: see `sheet_reading`. Kept a day.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    by = models.CharField(max_length=16)
    at = models.DateTimeField()
    file_name = models.CharField(max_length=200)
    entries = models.JSONField()
