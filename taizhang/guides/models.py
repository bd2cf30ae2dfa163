"""The office's guides."""

from django.db import models


class Guide(models.Model):
    """How something is done. `materials`: [what, in English, may be missing] in their order.

    `code` stands on posters and in addresses and never changes. `comes`: somebody of the
    office does it for people at home. `version` counts changes.
    """

    code = models.CharField(max_length=16, unique=True)
    version = models.PositiveIntegerField(default=1)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=120, blank=True)
    whom = models.CharField(max_length=200, blank=True)
    whom_en = models.CharField(max_length=400, blank=True)
    where = models.CharField(max_length=200, blank=True)
    where_en = models.CharField(max_length=400, blank=True)
    hours = models.CharField(max_length=200, blank=True)
    hours_en = models.CharField(max_length=400, blank=True)
    phone = models.CharField(max_length=32, blank=True)
    note = models.TextField(blank=True)
    note_en = models.TextField(blank=True)
    materials = models.JSONField(default=list)
    comes = models.BooleanField(default=False)
    active = models.BooleanField(default=True)
    order = models.PositiveSmallIntegerField(default=0)
