"""The wrapped data keys: one for each resident's voice, gone when the voice is erased.

The table lives in the database `keys`, which is backed up apart from the book, so that
no old copy of the book can bring back what was erased.
"""

from django.db import models


class WrappedKey(models.Model):
    """A data key as stored: sealed with the key-encryption key named by `kek`."""

    subject = models.CharField(max_length=80, primary_key=True)
    kek = models.CharField(max_length=8)
    wrapped = models.BinaryField()
    made_at = models.DateTimeField(auto_now_add=True)
