"""The record of the audit, and the chain that holds its lines together.

A line is never changed (database triggers); it goes only when it is old, by whole months.
"""

from django.db import models

MONTHS_USUAL = 36


class Record(models.Model):
    """One line. `before` is the hash of the line before it, "" for the very first.

    `who` did it: a pseudonym, "" where nobody was signed in or the machine did it. `about`:
    the number of an issue, a pseudonym, a code; never a name. `came_from`: network address.
    """

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    who = models.CharField(max_length=16, blank=True)
    kind = models.CharField(max_length=20)
    about = models.CharField(max_length=40, blank=True)
    details = models.JSONField(default=dict)
    came_from = models.CharField(max_length=45, blank=True)
    before = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["who", "seq"], name="audit_by_person"),
            models.Index(fields=["kind", "seq"], name="audit_by_kind"),
            models.Index(fields=["about", "seq"], name="audit_by_matter"),
            models.Index(fields=["at"], name="audit_by_time"),
        ]


class Chain(models.Model):
    """Where the record ends. One row, id 1, locked by whoever adds a line.

    `size`: the seq of the last line; `head`: its hash; `months`: how long lines are kept.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    size = models.BigIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)
    months = models.PositiveSmallIntegerField(default=MONTHS_USUAL)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="one_audit_chain_only")
        ]
