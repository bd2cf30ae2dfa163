"""What the office brought in, file by file, and by which marks each row is known again.

Nothing here is the book: these tables say what is still to be done of a file, and keep a
row from coming in twice. Texts of residents stand in none of them.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Batch(models.Model):
    """One import of one file: from the first look at it to the last row.

    `by` handed it in, `worked_by` gave the work at hand, which `job` carries out.
    `position` counts the rows worked through of those that the work at hand is about, and
    `cursor` is where it goes on: a place in the staged rows, or the last case. `layout` and
    `mapping` are what somebody chose, `recalled` the shapes of earlier files that were
    found in it. `account` is what reading found, in numbers.
    """

    class State(models.TextChoices):
        """How far it is."""

        MATCHING = "matching", _("待对列")
        READ = "read", _("待导入")
        IMPORTING = "importing", _("导入中")
        STOPPED = "stopped", _("停在半路")
        DONE = "done", _("已导入")
        CONFIRMING = "confirming", _("确认中")
        WITHDRAWING = "withdrawing", _("撤回中")
        WITHDRAWN = "withdrawn", _("已撤回")

    id = models.CharField(max_length=16, primary_key=True)
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    mapping = models.JSONField(default=dict)
    layout = models.JSONField(default=dict)
    recalled = models.JSONField(default=dict)
    by = models.CharField(max_length=16)
    worked_by = models.CharField(max_length=16, blank=True)
    job = models.CharField(max_length=32, blank=True)
    read_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=16, choices=State, default=State.READ)
    position = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    cursor = models.CharField(max_length=24, blank=True)
    chunk_ms = models.PositiveIntegerField(default=0)
    reason = models.CharField(max_length=2000, blank=True)
    account = models.JSONField(default=dict)
    imported_count = models.PositiveIntegerField(default=0)
    known_count = models.PositiveIntegerField(default=0)
    changed_count = models.PositiveIntegerField(default=0)
    refused_count = models.PositiveIntegerField(default=0)
    untried_count = models.PositiveIntegerField(default=0)
    confirmed_count = models.PositiveIntegerField(default=0)
    withdrawn_count = models.PositiveIntegerField(default=0)
    kept_count = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["sha256"], name="imports_of_a_file"),
            models.Index(fields=["-read_at"], name="imports_latest_first"),
        ]


class ImportedRow(models.Model):
    """A row that is on the ledger as `case`. `matter` is "" where it is too vague a mark."""

    fingerprint = models.CharField(max_length=64, primary_key=True)
    matter = models.CharField(max_length=64, blank=True)
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="rows")
    case = models.CharField(max_length=16)

    class Meta:
        indexes = [
            models.Index(fields=["batch", "case"], name="imported_rows_in_order"),
            models.Index(fields=["matter"], name="imported_matters"),
        ]


class Shape(models.Model):
    """How the columns of a table were matched, by the mark of its titles.

    `matching` gives the field of each column by its title, or null for a remark.
    """

    mark = models.CharField(max_length=32, primary_key=True)
    matching = models.JSONField()
    by = models.CharField(max_length=16)
    used_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["-used_at"], name="shapes_latest_first")]


class Fix(models.Model):
    """Something put right before a batch comes in: what, where, and by what.

    `mark` is a keyed hash of the value or row in question; `sealed` holds both in words.
    """

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="fixes")
    mark = models.CharField(max_length=32)
    sealed = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "mark"], name="each_value_fixed_once")
        ]


class LeftRow(models.Model):
    """A row that was read well but did not come in: refused by the rules, or a later copy.

    `refusals` are reasons of the core; `case` is the matter that a later copy repeats.
    """

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="left")
    fingerprint = models.CharField(max_length=64)
    refusals = models.JSONField(default=list)
    case = models.CharField(max_length=16, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "fingerprint"], name="each_row_left_once"
            )
        ]
