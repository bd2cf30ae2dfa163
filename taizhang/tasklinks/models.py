"""The links that the office handed out. What opens them is kept as keyed hashes only."""

import uuid

from django.conf import settings
from django.db import models


class TaskLink(models.Model):
    """A way in to the matter `case` for `person`, until `expires_at`.

    `code_mark`: of the code that binds the next phone, "" once it was used or guessed at too
    often. `device_mark`: of the secret in the phone that is bound. `wrong_count`: tries with
    this code. `form_key`: that of the form the link was asked for with.
    """

    key = models.CharField(max_length=32, unique=True)
    form_key = models.UUIDField(unique=True, default=uuid.uuid4)
    case = models.CharField(max_length=16, db_index=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="task_links"
    )
    made_by = models.CharField(max_length=16)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    code_mark = models.CharField(max_length=64, blank=True)
    wrong_count = models.PositiveSmallIntegerField(default=0)
    wrong_at = models.DateTimeField(null=True)
    device_mark = models.CharField(max_length=64, blank=True)
    bound_at = models.DateTimeField(null=True)
