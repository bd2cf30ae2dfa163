"""Which name of the office an office's own ledger may have meant: 城管（老赵）, 3#楼."""

import re
from collections.abc import Sequence
from functools import lru_cache

from taizhang.files.text import plain

_COMMON_MIN = 2
_ESTATES_MAX = 3
_BARE_BUILDING = re.compile(r"\d{1,3}(?:[#号]?[楼栋幢座]|#).{0,12}")


@lru_cache(maxsize=4000)
def likely_unit(text: str, units: tuple[str, ...]) -> str:
    """Return the unit that `text` resembles; "" if it is one, or resembles none."""
    folded = plain(text)
    names = {plain(unit): unit for unit in units}
    if folded in names:
        return ""
    likeness = {unit: _begun(name, folded) for name, unit in names.items()}
    likely = max(likeness, key=lambda unit: likeness[unit], default="")
    return likely if likeness.get(likely, 0) >= _COMMON_MIN else ""


def likely_estates(
    place: str, community: str, above: str, estates: Sequence[tuple[str, str]]
) -> tuple[str, ...] | None:
    """Return where a building without an estate (3#楼) may stand; None if it has one."""
    folded, here = plain(place), plain(community)
    if not estates or not _BARE_BUILDING.fullmatch(folded):
        return None
    near = [name for name, around in estates if here and _same_community(here, around)]
    near += [name for name, _around in estates if not near and plain(name) in plain(above)]
    return tuple(f"{name} {place}" for name in dict.fromkeys(near))[:_ESTATES_MAX]


def _same_community(named: str, around: str) -> bool:
    return named.removesuffix("社区") == plain(around).removesuffix("社区")


def _begun(name: str, text: str) -> int:
    """Return how much of the beginning of `name` stands in `text`.

    The beginning, because it tells units apart: half of all end in 科, 物业 or 窗口.
    """
    return max(length for length in range(len(name) + 1) if name[:length] in text)
