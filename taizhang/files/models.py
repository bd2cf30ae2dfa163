"""What is known of each kept file. The bytes lie in the data folder under their hash."""

from django.db import models
from django.db.models.functions import Substr


def _piece_of_look(first: int, length: int) -> models.GeneratedField:
    """Return a column that the database itself keeps: a piece of `dhash`."""
    return models.GeneratedField(
        expression=Substr("dhash", first, length),
        output_field=models.CharField(max_length=length),
        db_persist=True,
    )


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
    # The look in five pieces: pictures at most four bits apart have one of them in common.
    look_0 = _piece_of_look(1, 3)
    look_1 = _piece_of_look(4, 3)
    look_2 = _piece_of_look(7, 3)
    look_3 = _piece_of_look(10, 3)
    look_4 = _piece_of_look(13, 4)
    # What the picture said of itself, in ten-thousandths of a degree; never of a resident's.
    claimed_at = models.DateTimeField(null=True)
    claimed_north = models.IntegerField(null=True)
    claimed_east = models.IntegerField(null=True)
    stored_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [
            models.Index(fields=[f"look_{place}"], name=f"by_look_{place}")
            for place in range(5)
        ]
