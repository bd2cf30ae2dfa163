"""Orders that somebody pasted or handed in and has not registered yet."""

import uuid

from django.db import models


class OrderSheet(models.Model):
    """Orders that were read, for a day; they go when they are registered. `sealed`: who they
    are of and what they say."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    by = models.CharField(max_length=16)
    at = models.DateTimeField()
    sealed = models.BinaryField()
