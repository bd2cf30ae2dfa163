"""The links by which somebody is asked. What they answered stands in the book."""

import uuid

from django.db import models


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
