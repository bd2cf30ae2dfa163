"""The office, its places, the kinds of matter, and the days on which it works."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Office(models.Model):
    """The one office that this data belongs to. A single row, with the id 1."""

    class Preset(models.TextChoices):
        """How strict the office starts; the words of `core.standards.Preset`."""

        LIGHT = "light", _("简便")
        FULL = "full", _("完整")

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=32, blank=True)
    preset = models.CharField(max_length=8, choices=Preset, default=Preset.LIGHT)
    demo = models.BooleanField(default=False)
    initials = models.CharField(max_length=12, blank=True)
    calendar_version = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="one_office_only")
        ]


class Place(models.Model):
    """Somewhere a matter can be: from the subdistrict down to a building."""

    class Kind(models.TextChoices):
        """How large the place is, largest first."""

        SUBDISTRICT = "subdistrict", _("街道")
        COMMUNITY = "community", _("社区")
        GRID = "grid", _("网格")
        ESTATE = "estate", _("小区")
        BUILDING = "building", _("楼栋")

    code = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=60, db_index=True)
    name_en = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=16, choices=Kind)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts"
    )
    initials = models.CharField(max_length=40, blank=True)


class Category(models.Model):
    """A kind of matter, in two levels. `physical`: there is something to photograph."""

    code = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=120, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts"
    )
    physical = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=0)
    active = models.BooleanField(default=True)


class CalendarDay(models.Model):
    """A day on which the office does not do what the day of the week says."""

    date = models.DateField(primary_key=True)
    working = models.BooleanField()
    name = models.CharField(max_length=40, blank=True)
    source = models.CharField(max_length=60)
    provisional = models.BooleanField(default=False)
