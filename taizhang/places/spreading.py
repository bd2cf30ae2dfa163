"""Several places written as one: “1-18号楼” is eighteen buildings, “1、3、5栋” three."""

import re
import unicodedata

SPREAD_MOST = 200
_RANGE = re.compile(r"(\D*?)(\d{1,4})\s*[-—–~～至到]\s*(\d{1,4})\s*(\D*)")
_SEVERAL = re.compile(r"(\D*?)(\d{1,4}(?:[、,，]\d{1,4})+)\s*(\D*)")


def spread(text: str, usual: str = "") -> list[str]:
    """Return the names that `text` stands for, in their order.

    `usual`: what follows a bare figure, 号楼 for buildings.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if found := _RANGE.fullmatch(plain):
        first, last = int(found[2]), int(found[3])
        if first < last < first + SPREAD_MOST:
            numbers = range(first, last + 1)
            return [f"{found[1]}{each}{found[4] or usual}" for each in numbers]
    if found := _SEVERAL.fullmatch(plain):
        parts = re.split("[、,，]", found[2])
        return [f"{found[1]}{int(each)}{found[3] or usual}" for each in parts]
    if plain.isdecimal():
        return [f"{int(plain)}{usual}"]
    return [text.strip()] if text.strip() else []
