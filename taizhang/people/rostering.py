"""Posts and who holds them, and who is away: tables that the office edits.

What committees and posts are called is data: an office has its own words for them. Places
are named by their codes, as `Unit.area` is.
"""

from django.db import models
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _


class Committee(models.Model):
    """A committee that each grid has (两会)."""

    code = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=80, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    active = models.BooleanField(default=True)


class PostKind(models.Model):
    """A post that each place of its `level` is to have: 网格长, 卫生监督员, 社区书记.

    `leads`: whoever holds it answers for the place, and everybody is told so (四公开).
    `duties` and `pledge` are what a holder is told with who has none of their own.
    """

    class Level(models.TextChoices):
        """The kind of place that has the post; words of `places.models.Place.Kind`."""

        SUBDISTRICT = "subdistrict", _("街道")
        COMMUNITY = "community", _("社区")
        GRID = "grid", _("网格")

    code = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=80, blank=True)
    level = models.CharField(max_length=16, choices=Level, default=Level.GRID)
    leads = models.BooleanField(default=False)
    committee = models.ForeignKey(
        Committee, models.PROTECT, null=True, blank=True, related_name="posts"
    )
    duties = models.CharField(max_length=300, blank=True)
    duties_en = models.CharField(max_length=600, blank=True)
    pledge = models.CharField(max_length=300, blank=True)
    pledge_en = models.CharField(max_length=600, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    active = models.BooleanField(default=True)


class Holding(models.Model):
    """That somebody holds a post at the place of the code `place`, from `since` on.

    Somebody with an account, or only a name. `until`: the first day on which they do not
    any more. `shown`: their name and phone may be told to everybody. `stand_in`: who is
    asked while they are away, where it is not said by their account.
    """

    kind = models.ForeignKey(PostKind, models.PROTECT, related_name="holdings")
    place = models.CharField(max_length=32, db_index=True)
    person = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="holdings"
    )
    name = models.CharField(max_length=40, blank=True)
    name_en = models.CharField(max_length=80, blank=True)
    phone = models.CharField(max_length=32, blank=True)
    hours = models.CharField(max_length=60, blank=True)
    duties = models.CharField(max_length=300, blank=True)
    pledge = models.CharField(max_length=300, blank=True)
    photo = models.CharField(max_length=64, blank=True)
    shown = models.BooleanField(default=True)
    stand_in = models.CharField(max_length=40, blank=True)
    stand_in_phone = models.CharField(max_length=32, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(person__isnull=False) | ~models.Q(name=""),
                name="a_post_is_held_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["kind", "place", "person"],
                condition=models.Q(until__isnull=True, person__isnull=False),
                name="a_post_is_held_once_by_each",
            ),
        ]


class Absence(models.Model):
    """That somebody is away up to and with the day `until`, unless they came back before.

    `by`: the pseudonym of whoever said so. `from_seq`: the first entry of the book that was
    not there yet. `read_at`: when they were shown what was done in their place.
    """

    person = models.ForeignKey("people.User", models.CASCADE, related_name="absences")
    since = models.DateTimeField(default=now)
    until = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)
    by = models.CharField(max_length=16)
    from_seq = models.BigIntegerField(default=0)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(ended_at__isnull=True),
                name="away_once_at_a_time",
            )
        ]
