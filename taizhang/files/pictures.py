"""Photos drawn anew: turned upright, made modest in size, without place and camera.

Drawing anew is what makes a picture harmless: nothing of the uploaded bytes is kept, so
neither GPS nor anything hidden behind the picture survives. Memory stays modest: a JPEG
is read at a fraction of its size, a PNG is shrunk strip by strip; other kinds must be small
enough to be read whole.
"""

import math
import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps
from pillow_heif import register_heif_opener

from taizhang.core.likeness import NO_CLAIM, Claim
from taizhang.files.claims import claim_of
from taizhang.files.refusals import Flaw, Unusable

EDGE_MAX: Final = 2560
THUMBNAIL_EDGE: Final = 480
# A phone's largest photos have some 50 megapixels, but only a JPEG that is not
# progressive can be read at a fraction of its size.
PIXELS_MAX_JPEG: Final = 60_000_000
PIXELS_MAX_PROGRESSIVE: Final = 25_000_000
PIXELS_MAX_PNG: Final = 35_000_000
# HEIC and WebP are unpacked whole, some of them several times over.
PIXELS_MAX_HEIF: Final = 25_000_000
PIXELS_MAX_WEBP: Final = 12_000_000
_PIXELS_MAX: Final = {
    "JPEG": PIXELS_MAX_JPEG,
    "PNG": PIXELS_MAX_PNG,
    "HEIF": PIXELS_MAX_HEIF,
    "WEBP": PIXELS_MAX_WEBP,
}
# Screenshots and drawings stay PNG as long as they are small; photos do not.
_PNG_BYTES_MAX: Final = 2_000_000
_SIDE_MAX: Final = 65_500
_STRIP_PIXELS: Final = 2_000_000
_LONG: Final = 3
_LONG_EDGE_MAX: Final = 16_000
_ORIENTATION: Final = 0x0112
_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# What Pillow's readers raise on bytes that are not what they claim to be.
_MISREAD: Final = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    IndexError,
    KeyError,
    EOFError,
    OverflowError,
    struct.error,
    zlib.error,
)

# Only the picture itself: no thumbnail, depth or other picture that a phone puts beside it.
register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)


@dataclass(frozen=True)
class Picture:
    """A picture drawn anew: its bytes, its thumbnail (JPEG), and what it looks like."""

    data: bytes
    content_type: str
    width: int
    height: int
    thumbnail: bytes
    dhash: str
    claim: Claim = NO_CLAIM


def drawn_anew(original: bytes, form: str) -> Picture:
    """Return the picture in `original`, a file of the `form` "JPEG", "PNG", "HEIF" or "WEBP".

    Raises:
        Unusable: it cannot be read to its end, or has too many pixels.
    """
    try:
        with Image.open(BytesIO(original), formats=[form]) as source:
            _measure(source, form)
            turn = _TURNS.get(_orientation(source))
            claim = claim_of(source)
            image = _from_png(source, original) if form == "PNG" else _in_one_go(source)
    except Image.DecompressionBombError as error:
        raise Unusable(Flaw.TOO_MANY_PIXELS) from error
    except _MISREAD as error:
        raise Unusable(Flaw.DAMAGED) from error
    # Pillow would write the comment and the colour profile into the new file.
    image.info = {}
    if turn is not None:
        image = image.transpose(turn)
    # A large PNG is a photo, whatever it calls itself.
    drawing = form == "PNG" and len(original) <= _PNG_BYTES_MAX
    data, content_type = _stored(image, drawing)
    thumbnail, look = _thumbnail(image), dhash(image)
    return Picture(data, content_type, image.width, image.height, thumbnail, look, claim)


def claim_in(original: bytes, form: str) -> Claim:
    """Return what the picture in `original`, which could be read before, says of itself."""
    try:
        with Image.open(BytesIO(original), formats=[form]) as source:
            return claim_of(source)
    except _MISREAD:
        return NO_CLAIM


def dhash(image: Image.Image) -> str:
    """Return the difference hash of `image`: 16 hex digits, near for near pictures."""
    grey = image.convert("L").resize((9, 8), Image.Resampling.BOX)
    shades = grey.tobytes()
    bits = 0
    for row in range(8):
        for place in range(row * 9, row * 9 + 8):
            bits = bits << 1 | (shades[place] < shades[place + 1])
    return f"{bits:016x}"


def _measure(source: Image.Image, form: str) -> None:
    limit = _PIXELS_MAX[form]
    if "progressive" in source.info:
        limit = PIXELS_MAX_PROGRESSIVE
    if source.width * source.height > limit or max(source.size) > _SIDE_MAX:
        raise Unusable(Flaw.TOO_MANY_PIXELS)


def _orientation(source: Image.Image) -> int:
    try:
        return int(source.getexif().get(_ORIENTATION, 1))
    except _MISREAD:
        # Broken notes of the camera are no reason to turn away its picture.
        return 1


def _modest(width: int, height: int) -> tuple[int, int]:
    """Return the size to store. A long chat screenshot keeps what makes it legible."""
    long, short = max(width, height), min(width, height)
    scale = min(1.0, EDGE_MAX / long)
    if long > _LONG * short:
        area = (EDGE_MAX * EDGE_MAX / (width * height)) ** 0.5
        scale = min(1.0, area, _LONG_EDGE_MAX / long)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _in_one_go(source: Image.Image) -> Image.Image:
    size = _modest(*source.size)
    # Only a JPEG heeds this, and is read at a fraction of its size.
    source.draft("RGB", size)
    small = source.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    return _on_white(small)


def _from_png(source: Image.Image, original: bytes) -> Image.Image:
    with Image.open(BytesIO(original), formats=["PNG"]) as checked:
        checked.verify()
    width, height = _modest(*source.size)
    scale = source.height / height
    # Each strip takes along as many rows of its neighbours as the filter looks at, so
    # no seam shows.
    margin = math.ceil(3 * scale) + 1
    rows = max(1, int(_STRIP_PIXELS / source.width / scale))
    image = Image.new("RGB", (width, height))
    for first in range(0, height, rows):
        last = min(first + rows, height)
        top = max(0, math.floor(first * scale) - margin)
        bottom = min(source.height, math.ceil(last * scale) + margin)
        strip = _on_white(source.crop((0, top, source.width, bottom)))
        box = (0, first * scale - top, source.width, min(last * scale - top, strip.height))
        piece = strip.resize((width, last - first), Image.Resampling.LANCZOS, box)
        image.paste(piece, (0, first))
    return image


def _on_white(strip: Image.Image) -> Image.Image:
    if strip.mode.startswith("I"):
        # Sixteen bits of grey: the upper eight are what a screen shows.
        strip = strip.point(lambda shade: shade / 256).convert("L")
    if not strip.has_transparency_data:
        return strip.convert("RGB")
    paper = Image.new("RGBA", strip.size, "white")
    return Image.alpha_composite(paper, strip.convert("RGBA")).convert("RGB")


def _stored(image: Image.Image, drawing: bool) -> tuple[bytes, str]:
    if drawing:
        data = _encoded(image, "PNG")
        if len(data) <= _PNG_BYTES_MAX:
            return data, "image/png"
    return _encoded(image, "JPEG"), "image/jpeg"


def _thumbnail(image: Image.Image) -> bytes:
    edge = (THUMBNAIL_EDGE, THUMBNAIL_EDGE)
    fits = image.width <= THUMBNAIL_EDGE and image.height <= THUMBNAIL_EDGE
    return _encoded(image if fits else ImageOps.contain(image, edge), "JPEG")


def _encoded(image: Image.Image, form: str) -> bytes:
    file = BytesIO()
    image.save(file, form, quality=85)
    return file.getvalue()
