"""What the office set for its printed ledger, and the months that it closed.

A frozen row holds what the sheet showed. What the office wrote about a resident's matter
is sealed with that resident's own key: erasing them empties the frozen sheet as well,
and only its hashes stay. A freeze is never changed; what is mended later stands beside it.
"""

import secrets

from django.db import models


def new_id() -> str:
    """Return an id that nobody guesses."""
    return f"p-{secrets.token_hex(8)}"


class PrintForm(models.Model):
    """How the office's ledger looks on paper. One row, id 1; none: as the product comes.

    `columns`: [key, width in mm] in order. `signatures`: what stands before each line.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    title = models.CharField(max_length=60, blank=True)
    columns = models.JSONField(default=list)
    signatures = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="one_print_form_only")
        ]


class Freeze(models.Model):
    """A month that was closed (月结). `month` is 2026-11.

    `size`, `root`: the log when it was read; every entry before it is in the rows.
    `head`: title, columns, counts and signatures as printed. `sha256` is over the head
    and the hashes of the rows, in order.
    """

    month = models.CharField(max_length=7, unique=True)
    frozen_at = models.DateTimeField()
    by = models.CharField(max_length=16)
    size = models.BigIntegerField()
    root = models.CharField(max_length=44)
    head = models.JSONField()
    rows_count = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)


class FrozenRow(models.Model):
    """One line of a frozen sheet. `n` is how far the issue was; `lamp` is its glyph's.

    `cells`: by column. Those left out are in `sealed`, with the salt of `hash`.
    """

    freeze = models.ForeignKey(Freeze, models.PROTECT, related_name="rows")
    position = models.PositiveIntegerField()
    case = models.CharField(max_length=16)
    n = models.PositiveIntegerField()
    cells = models.JSONField()
    subject = models.CharField(max_length=24)
    sealed = models.BinaryField()
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["freeze", "position"], name="each_line_once_in_a_month"
            )
        ]


class Bundle(models.Model):
    """A long ledger printed in volumes in the background, for whoever asked only.

    `asked` is the address of the list, its words sealed; `host`: what its QR leads to.
    The file is sealed, and goes after a day.
    """

    id = models.CharField(max_length=18, primary_key=True, default=new_id)
    by = models.CharField(max_length=16)
    asked = models.CharField(max_length=4000, blank=True)
    language = models.CharField(max_length=10)
    host = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    volumes_count = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["asked_at"], name="bundles_oldest_first")]
