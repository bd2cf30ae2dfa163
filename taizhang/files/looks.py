"""Which pictures look alike: one recompressed, made smaller, a little brighter or cut.

Looks are difference hashes of 64 bits (`pictures.dhash`). Two are alike that differ in at
most `APART_MOST` bits: docs/adr/0028 has the trial. Cut into one piece more than that, two
such looks have a piece in common, so an index finds them and nothing is read through.
"""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Final

from django.db.models import Q

from taizhang.files.models import Attachment

APART_MOST: Final = 4
PIECES: Final = ((0, 3), (3, 6), (6, 9), (9, 12), (12, 16))
# A white wall or a clear sky shows nothing to be known by: hardly a bit set, or all.
_PLAIN: Final = 5


def apart(one: str, other: str) -> int:
    """Return in how many bits two looks differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def telling(look: str) -> bool:
    """Return whether there is enough in a picture of that `look` to know it again."""
    return bool(look) and _PLAIN < int(look, 16).bit_count() < 64 - _PLAIN


def alike(hashes: Iterable[str]) -> dict[str, dict[str, int]]:
    """Return, by the hash of each picture, the hashes of others like it and how far apart.

    Two queries, of which the second is asked only where there is something to look for.
    """
    rows = Attachment.objects.filter(sha256__in=list(hashes)).values_list("sha256", "dhash")
    looks = {sha256: look for sha256, look in rows if telling(look)}
    if not looks:
        return {}
    near = Attachment.objects.filter(reduce(or_, map(_shares_a_piece, looks.values())))
    others = list(near.values_list("sha256", "dhash"))
    return {
        sha256: {
            other: bits
            for other, theirs in others
            if other != sha256 and (bits := apart(look, theirs)) <= APART_MOST
        }
        for sha256, look in looks.items()
    }


def _shares_a_piece(look: str) -> Q:
    pieces = (
        Q(**{f"look_{place}": look[first:end]}) for place, (first, end) in enumerate(PIECES)
    )
    return reduce(or_, pieces)
