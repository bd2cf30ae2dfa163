"""The office's own ways in, each one of the core's channels, and its incidents.

Units and people are named by their codes, as in the book: this knows no other table.
"""

from django.db import models


class Way(models.Model):
    """A way in. `asks`: the values of `core.vocabulary.Asked` that must be said.

    The one whose code is that of its channel speaks for matters of which only the channel is
    known. `first_contact`: the pseudonym of who answers for it, "" for whoever writes it down.
    """

    code = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=80, blank=True)
    channel = models.CharField(max_length=16)
    asks = models.JSONField(default=list)
    first_contact = models.CharField(max_length=16, blank=True)
    active = models.BooleanField(default=True)
    order = models.PositiveSmallIntegerField(default=0)


class Incident(models.Model):
    """A storm, an outage: many matters under one limit of so many `hours` (突发事件).

    `key` is that of the form it came with. `told`: what residents who ask are told.
    `closed_at`: nothing joins any more.
    """

    key = models.UUIDField(unique=True)
    code = models.CharField(max_length=16, unique=True)
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=80, blank=True)
    hours = models.PositiveSmallIntegerField()
    told = models.CharField(max_length=200, blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=16)
    closed_at = models.DateTimeField(null=True)
