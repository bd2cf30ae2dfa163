"""What a camera wrote into a picture of when and where it was taken.

Read before the picture is drawn anew, which leaves all of it behind. It is a claim: a clock
may be wrong, and anybody can write such notes.
"""

import datetime as dt
import struct
from typing import Any, Final

from PIL import Image

from taizhang.core.likeness import NO_CLAIM, PARTS, Claim, Spot, spot_at

_EXIF: Final = 0x8769
_GPS: Final = 0x8825
_TAKEN: Final = 0x9003
_ZONE: Final = 0x9011
_NORTH: Final = (1, 2, "S", 90)
_EAST: Final = (3, 4, "W", 180)
_WRITTEN: Final = "%Y:%m:%d %H:%M:%S%z"
_HERE: Final = "+08:00"
_ODD: Final = (
    *(OSError, SyntaxError, ValueError, TypeError, LookupError, EOFError),
    *(ArithmeticError, struct.error),
)


def claim_of(source: Image.Image) -> Claim:
    """Return what the picture says of itself; broken notes say nothing."""
    try:
        notes = source.getexif()
        return Claim(_instant(notes.get_ifd(_EXIF)), _spot(notes.get_ifd(_GPS)))
    except _ODD:
        return NO_CLAIM


def _instant(notes: dict[int, Any]) -> dt.datetime | None:
    told = str(notes.get(_TAKEN, "")).strip("\0 ")
    if not told:
        return None
    zone = str(notes.get(_ZONE, "")).strip("\0 ")
    # A camera that names no zone was set to the time of where it is used.
    for each in (zone, _HERE):
        try:
            return dt.datetime.strptime(told + each, _WRITTEN).astimezone(dt.UTC)
        except ValueError:
            continue
    return None


def _spot(notes: dict[int, Any]) -> Spot | None:
    return spot_at(_degrees(notes, *_NORTH), _degrees(notes, *_EAST))


def _degrees(
    notes: dict[int, Any], side: int, parts: int, below: str, most: int
) -> int | None:
    told = notes.get(parts)
    if not isinstance(told, tuple) or len(told) != 3:
        return None
    whole, minutes, seconds = map(float, told)
    degrees = whole + minutes / 60 + seconds / 3600
    if not 0 <= degrees <= most:
        return None
    found = round(degrees * PARTS)
    return -found if str(notes.get(side, "")).startswith(below) else found
