"""Photos for a PDF: drawn smaller, so that a file with forty of them can be sent about."""

from collections.abc import Iterable
from io import BytesIO

from PIL import Image

from taizhang.files import shelf
from taizhang.printing.shown import Print

EDGE = 1100
QUALITY = 80


def scaled(photos: Iterable[Print]) -> dict[str, bytes]:
    """Return the pictures that `photos` call for, by the name that each calls it by."""
    return {photo.file: _drawn(photo.sha256) for photo in photos if photo.file}


def file_name(sha256: str) -> str:
    """Return the name by which a PDF calls for a picture; "" where the file is missing."""
    return f"{sha256[:24]}.jpg" if shelf.place(sha256).exists() else ""


def _drawn(sha256: str) -> bytes:
    with Image.open(shelf.place(sha256)) as picture:
        # A JPEG is read at a fraction of its size where that is large enough.
        picture.draft("RGB", (EDGE, EDGE))
        small = picture.convert("RGB")
        small.thumbnail((EDGE, EDGE))
        file = BytesIO()
        small.save(file, "JPEG", quality=QUALITY)
        return file.getvalue()
