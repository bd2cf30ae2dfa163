"""The office, its places, the kinds of matter, and the days on which it works."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from taizhang.places.pinyin import initials


class Office(models.Model):
    """The one office that this data belongs to. A single row, with the id 1.

    `council` and the like: the words of `core.standards.Switch`. `setup_step`: at which step
    of setting up somebody is; 0: done with, or never begun. `standards`: what is in force of
    all `StandardVersion` together, and what will be, as `core.standards_in_time.written` has it:
    every act reads it.
    """

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
    public_address = models.CharField(max_length=200, blank=True)
    council = models.BooleanField(default=False)
    look_back = models.BooleanField(default=False)
    supervision = models.BooleanField(default=False)
    three_administrators = models.BooleanField(default=False)
    public_board = models.BooleanField(default=True)
    setup_step = models.PositiveSmallIntegerField(default=0)
    standards = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="one_office_only")
        ]


class Place(models.Model):
    """Somewhere a matter can be: from the subdistrict down to a unit of a building.

    `code` is ours and stands in the ledger for good; `official` is the one the state gave.
    `ended_on`: the first day on which it is no more. `initials`: see `pinyin`.
    """

    class Kind(models.TextChoices):
        """How large the place is, largest first; the words of `core.places.Kind`."""

        SUBDISTRICT = "subdistrict", _("街道")
        COMMUNITY = "community", _("社区")
        GRID = "grid", _("网格")
        ESTATE = "estate", _("小区")
        BUILDING = "building", _("楼栋")
        UNIT = "unit", _("单元")

    code = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=60, db_index=True)
    name_en = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=16, choices=Kind)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts"
    )
    initials = models.CharField(max_length=60, blank=True)
    official = models.CharField(max_length=12, blank=True)
    began_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["official"],
                condition=~models.Q(official=""),
                name="official_code_once",
            )
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the place, and by which letters it is found."""
        self.initials = initials(self.name)
        super().save(*args, **kwargs)


class OtherName(models.Model):
    """What a place is called besides its name, or was called until the day `until`."""

    class Sort(models.TextChoices):
        """Whether people say so, or it was the name itself."""

        SAID = "said", _("俗称")
        EARLIER = "earlier", _("曾用名")

    place = models.ForeignKey(Place, models.PROTECT, related_name="other_names")
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=120, blank=True)
    sort = models.CharField(max_length=8, choices=Sort, default=Sort.SAID)
    until = models.DateField(null=True, blank=True)
    initials = models.CharField(max_length=60, blank=True)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the name, and by which letters it is found."""
        self.initials = initials(self.name)
        super().save(*args, **kwargs)


class EarlierPlacement(models.Model):
    """Where a place lay until the day `until`."""

    place = models.ForeignKey(Place, models.PROTECT, related_name="placements")
    above = models.ForeignKey(Place, models.PROTECT, related_name="+")
    until = models.DateField()


class Succession(models.Model):
    """That from the day `on` one place goes on as another: split, or merged with others."""

    class Kind(models.TextChoices):
        """How it came about."""

        SPLIT = "split", _("拆分")
        MERGED = "merged", _("合并")

    earlier = models.ForeignKey(Place, models.PROTECT, related_name="later")
    later = models.ForeignKey(Place, models.PROTECT, related_name="earlier")
    on = models.DateField()
    kind = models.CharField(max_length=8, choices=Kind)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["earlier", "later"], name="succeeded_by_each_once"
            )
        ]


class Point(models.Model):
    """Somewhere people go: a party-service centre, a counter, a box on a wall.

    `code` is random: it will stand on posters and in addresses.
    """

    class Kind(models.TextChoices):
        """What people find there."""

        CENTRE = "centre", _("党群服务中心")
        STATION = "station", _("党群服务站")
        COUNTER = "counter", _("便民窗口")
        BOX = "box", _("意见箱")
        OTHER = "other", _("其他服务点")

    code = models.CharField(max_length=16, unique=True)
    kind = models.CharField(max_length=8, choices=Kind)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=120, blank=True)
    place = models.ForeignKey(Place, models.PROTECT, related_name="points")
    address = models.CharField(max_length=120, blank=True)
    address_en = models.CharField(max_length=200, blank=True)
    hours = models.CharField(max_length=60, blank=True)
    phone = models.CharField(max_length=32, blank=True)
    active = models.BooleanField(default=True)


class Outline(models.Model):
    """The edge of a place on a plan: rings of points [x, y], y growing to the north.

    `geographic`: x and y are degrees east and north; else they are a drawing's own. All
    outlines of an office are of one sort.
    """

    place = models.OneToOneField(Place, models.CASCADE, related_name="outline")
    rings = models.JSONField()
    geographic = models.BooleanField(default=False)
    at = models.DateTimeField()


class PlaceChange(models.Model):
    """What somebody did to the places, so that everybody can read it and undo a mistake.

    `steps`: per row touched [table, key, before, after]; None stands for "not there".
    """

    at = models.DateTimeField()
    by = models.CharField(max_length=16)
    act = models.CharField(max_length=16)
    code = models.CharField(max_length=32, db_index=True)
    told = models.CharField(max_length=200)
    steps = models.JSONField()
    undone_at = models.DateTimeField(null=True)


class Category(models.Model):
    """A kind of matter, in two levels. `physical`: there is something to photograph.

    `home_service`: an errand done for somebody at their home (上门代办).
    """

    code = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=120, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts"
    )
    physical = models.BooleanField(default=False)
    home_service = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=0)
    active = models.BooleanField(default=True)


class StandardVersion(models.Model):
    """What the office said, at the moment `at`, of the standard of some matters.

    Never changed, only followed by another. `what` and `urgency`: of which, in the words of
    `core.own_standards`. `choices`: all that is chosen there from then on; empty: nothing is,
    the default is in force again. `key` tells a form that was sent twice. `begins`: the later
    day from which on it holds; None: at once. `takes_back`: the number of the version, not
    begun, that shall never hold; then nothing else is said.
    """

    number = models.PositiveIntegerField(unique=True)
    key = models.UUIDField(unique=True)
    what = models.CharField(max_length=48)
    urgency = models.CharField(max_length=8)
    choices = models.JSONField()
    at = models.DateTimeField()
    by = models.CharField(max_length=16)
    reason = models.CharField(max_length=200)
    begins = models.DateField(null=True)
    takes_back = models.PositiveIntegerField(null=True)


class CalendarDay(models.Model):
    """A day on which the office does not do what the day of the week says."""

    date = models.DateField(primary_key=True)
    working = models.BooleanField()
    name = models.CharField(max_length=40, blank=True)
    source = models.CharField(max_length=60)
    provisional = models.BooleanField(default=False)
