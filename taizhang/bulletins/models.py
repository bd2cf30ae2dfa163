"""What the office says in public of what it struck off. Nothing is, unless somebody wrote it."""

from django.db import models


class PublicWords(models.Model):
    """A sentence about a matter that somebody of the office released; no row: none."""

    case = models.CharField(max_length=16, unique=True)
    words = models.CharField(max_length=200)
    by = models.CharField(max_length=16)
    at = models.DateTimeField()
