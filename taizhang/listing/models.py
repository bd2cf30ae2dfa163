"""Views of the ledger: lists that somebody gave a name, and how each person arranged one."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class View(models.Model):
    """A list with a name, or, where `arranges` names a view, one person's way to see that.

    `conditions` is the query string of its address: words that are looked for stand sealed
    in it. Columns, density and size are "" or nothing where the usual ones will do.
    """

    class Scope(models.TextChoices):
        """Who sees a view."""

        MINE = "mine", _("只有我")
        UNIT = "unit", _("本单位的同事")
        OFFICE = "office", _("全街道")

    slug = models.CharField(max_length=24, blank=True)
    arranges = models.CharField(max_length=24, blank=True)
    name = models.CharField(max_length=20, blank=True)
    scope = models.CharField(max_length=8, choices=Scope, default=Scope.MINE)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    conditions = models.TextField(blank=True)
    columns = models.JSONField(default=list)
    density = models.CharField(max_length=8, blank=True)
    size = models.PositiveSmallIntegerField(default=0)
    position = models.PositiveIntegerField(default=0)
    opens_first = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["slug"], name="each_slug_once", condition=~models.Q(slug="")
            ),
            models.UniqueConstraint(
                fields=["owner", "arranges"],
                name="each_view_arranged_once_by_each",
                condition=~models.Q(arranges=""),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["scope", "unit"], name="views_shared")]
