"""Boxes, what happened when each was opened, and the numbers that were printed on stubs.

Where a box hangs and what it is called is a `places.Point` of the kind box. People are
pseudonyms. What a resident wrote is sealed until it is on the ledger, and then not here.
"""

import uuid

from django.db import models
from django.db.models import Q

from taizhang.emptying.balance import Outcome
from taizhang.emptying.plan import Every
from taizhang.places.models import Point


class Box(models.Model):
    """A box that somebody looks after. `seal`: the number on it now; `since`: from when on."""

    point = models.OneToOneField(Point, models.PROTECT, related_name="box")
    every = models.CharField(
        max_length=12, choices=[(each.value, each.value) for each in Every]
    )
    weekday = models.PositiveSmallIntegerField()
    keeper = models.CharField(max_length=16)
    seal = models.CharField(max_length=32)
    since = models.DateField()


class Opening(models.Model):
    """That a box was opened by two people, the `number`-th time.

    `recounted`: why the count was changed. Signed by two once all slips are accounted for;
    until then `signed_at` is null, and it can be gone on with.
    """

    box = models.ForeignKey(Box, models.PROTECT, related_name="openings")
    number = models.PositiveIntegerField()
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=16)
    witness = models.CharField(max_length=16)
    seal_due = models.CharField(max_length=32)
    seal_found = models.CharField(max_length=32)
    seal_intact = models.BooleanField()
    seal_note = models.CharField(max_length=200, blank=True)
    seal_photo = models.CharField(max_length=64, blank=True)
    counted = models.PositiveIntegerField(null=True)
    first_count = models.PositiveIntegerField(null=True)
    recounted = models.CharField(max_length=200, blank=True)
    seal_new = models.CharField(max_length=32, blank=True)
    seal_new_photo = models.CharField(max_length=64, blank=True)
    signed_at = models.DateTimeField(null=True)
    signed_by = models.CharField(max_length=16, blank=True)
    signed_with = models.CharField(max_length=16, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["box", "number"], name="opening_number_once"),
            models.UniqueConstraint(
                fields=["box"], condition=Q(signed_at=None), name="one_opening_at_a_time"
            ),
        ]


class Stub(models.Model):
    """A receipt number that stands on a printed slip, as a keyed hash. Nobody keeps the number."""

    receipt = models.CharField(max_length=64, unique=True)
    box = models.ForeignKey(Box, models.PROTECT, related_name="stubs")
    printed_at = models.DateTimeField()
    printed_by = models.CharField(max_length=16)


class Slip(models.Model):
    """A slip out of a box, the `n`-th of an opening.

    `draft`: what was read or typed off it, sealed; null once it is on the ledger. `case`:
    the matter it became or was added to. `key`: of the form that decides about it.
    """

    opening = models.ForeignKey(Opening, models.PROTECT, related_name="slips")
    n = models.PositiveIntegerField()
    key = models.UUIDField(default=uuid.uuid4, unique=True)
    photo = models.CharField(max_length=64, blank=True)
    draft = models.BinaryField(null=True)
    outcome = models.CharField(
        max_length=12,
        choices=[(each.value, each.value) for each in Outcome],
        default=Outcome.WAITING.value,
    )
    reason = models.CharField(max_length=200, blank=True)
    case = models.CharField(max_length=16, blank=True)
    stub = models.OneToOneField(Stub, models.PROTECT, null=True, related_name="slip")
    decided_by = models.CharField(max_length=16, blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["opening", "n"], name="slip_number_once")
        ]
