"""Who is looked in on, what visits came to, and what phones handed in, photos bit by bit.

Nothing here says who lives where in plain letters: what a household is called, what to ask
there and what was said lie sealed. People are pseudonyms, places codes.
"""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stop(models.Model):
    """Somewhere to look in regularly. `sealed`: what it is called, and what to ask there.

    `until`: the first day on which nobody is to go there any more.
    """

    class Sort(models.TextChoices):
        """Whether people live there, or it is a spot to be inspected."""

        HOUSEHOLD = "household", _("住户")
        POINT = "point", _("检查点")

    key = models.UUIDField(unique=True, default=uuid.uuid4)
    sort = models.CharField(max_length=12, choices=Sort, default=Sort.HOUSEHOLD)
    place = models.CharField(max_length=32, db_index=True)
    every_days = models.PositiveSmallIntegerField()
    sealed = models.BinaryField()
    since = models.DateField()
    until = models.DateField(null=True)
    added_by = models.CharField(max_length=16)


class Visit(models.Model):
    """Somebody stood at a door. `key` is the phone's own, so that it is written down once.

    `happened_at`: when they were there; `arrived_at`: when it reached the office. `case`:
    the matter that came of it, "" for none. `sealed`: words, ticks and the phone's position.
    """

    key = models.UUIDField(unique=True)
    fingerprint = models.CharField(max_length=64)
    stop = models.ForeignKey(Stop, models.PROTECT, null=True, related_name="visits")
    place = models.CharField(max_length=32, db_index=True)
    kind = models.CharField(max_length=12)
    outcome = models.CharField(max_length=12)
    by = models.CharField(max_length=16)
    happened_at = models.DateTimeField(db_index=True)
    arrived_at = models.DateTimeField()
    case = models.CharField(max_length=40, blank=True)
    sealed = models.BinaryField()


class AskingList(models.Model):
    """One of the office's five lists (六必到…十必应), by its code. Off until switched on."""

    code = models.CharField(max_length=12, primary_key=True)
    active = models.BooleanField(default=False)


class Tick(models.Model):
    """A line of a list, in the office's own words. `sample`: it is ours, to be replaced."""

    code = models.CharField(max_length=12, db_index=True)
    text = models.CharField(max_length=60)
    sample = models.BooleanField(default=False)


class Delivery(models.Model):
    """What a phone handed in, under the key that it gave; it is carried out once.

    `n`: how far the issue was when this had been written, whatever others did since.
    """

    key = models.UUIDField(unique=True)
    fingerprint = models.CharField(max_length=64)
    by = models.CharField(max_length=16)
    kind = models.CharField(max_length=12)
    case = models.CharField(max_length=40, db_index=True, blank=True)
    number = models.CharField(max_length=20, blank=True)
    n = models.PositiveIntegerField(default=0)
    happened_at = models.DateTimeField()
    arrived_at = models.DateTimeField()


class Shot(models.Model):
    """A photo that comes piece by piece. `item`: the key of what it was taken for.

    `sha256`: of the whole as it comes; `kept`: of what was stored of it, "" until it is
    whole. `attached`: it stands with the matter. `taken_at`, `claimed_north`, `claimed_east`:
    what the phone claims, in ten-thousandths of a degree; None: it says nothing of the place.
    """

    key = models.UUIDField(unique=True)
    item = models.UUIDField(db_index=True)
    by = models.CharField(max_length=16)
    shows = models.CharField(max_length=16)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    taken_at = models.DateTimeField()
    claimed_north = models.IntegerField(null=True)
    claimed_east = models.IntegerField(null=True)
    begun_at = models.DateTimeField(db_index=True)
    have = models.PositiveIntegerField(default=0)
    kept = models.CharField(max_length=64, blank=True)
    attached = models.BooleanField(default=False)


class ShotPiece(models.Model):
    """A piece of a photo on its way, sealed; gone once the photo is whole."""

    shot = models.ForeignKey(Shot, models.CASCADE, related_name="pieces")
    offset = models.PositiveIntegerField()
    sealed = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shot", "offset"], name="a_piece_once")
        ]


class Errand(models.Model):
    """A matter that somebody who checks wants to see for themselves (要现场看).

    A task of `by` on their phone until they have looked; the check itself is in the book.
    """

    case = models.CharField(max_length=40)
    by = models.CharField(max_length=16)
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["by", "case"],
                condition=models.Q(done_at=None),
                name="one_errand_open",
            )
        ]
