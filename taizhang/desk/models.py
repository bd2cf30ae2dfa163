"""What a desk keeps for its owner: how far they have looked, and what they have not sent yet.

Drafts hold residents' names and numbers, so title and contents are sealed (`drafts`).
"""

from django.db import models

from taizhang.people.models import User


class Look(models.Model):
    """How far somebody has looked: the last entry of the book that they said they saw."""

    owner = models.OneToOneField(User, models.CASCADE, primary_key=True)
    seen = models.BigIntegerField(default=0)


class Draft(models.Model):
    """A form that somebody began and did not send. `key` is the form's own.

    `lost`: it was sent when nobody was signed in any more, and kept for its owner.
    """

    owner = models.ForeignKey(User, models.CASCADE, related_name="drafts")
    key = models.CharField(max_length=36)
    path = models.CharField(max_length=200)
    title = models.BinaryField()
    contents = models.BinaryField()
    saved_at = models.DateTimeField()
    lost = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "key"], name="one_draft_of_a_form")
        ]
        indexes = [models.Index(fields=["saved_at"], name="drafts_by_age")]
