"""What is known of each kept file. The bytes lie in the data folder under their hash."""

from django.db import models


class Attachment(models.Model):
    """One kept file: a photo as drawn anew, or a document as it came."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    # Of the bytes as they came, so that the owner can show later what was handed in.
    original_sha256 = models.CharField(max_length=64, db_index=True)
    content_type = models.CharField(max_length=40)
    size_bytes = models.PositiveIntegerField()
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    thumbnail_sha256 = models.CharField(max_length=64, blank=True)
    # Near for pictures that look alike; "" for documents.
    dhash = models.CharField(max_length=16, blank=True)
    stored_at = models.DateTimeField(auto_now_add=True)
