"""Finding the place that free text speaks of: “锦绣家园 3 号楼前” lies in 锦绣家园.

The longest name that stands in the text wins, and names of the places around it speak for
it. Where two places remain equally good the honest answer is that nobody can tell.
"""

import unicodedata
from dataclasses import dataclass

from taizhang.places.models import Place

# “东” or “院” stand in half of all addresses.
SHORTEST_NAME = 2


@dataclass(frozen=True)
class _Known:
    """A place: its code, and its name followed by those of the places around it."""

    code: str
    names: tuple[str, ...]


class Locator:
    """The names of all places, read once; for many texts one after the other."""

    def __init__(self) -> None:
        """Read the places. One query."""
        rows = {row.pk: row for row in Place.objects.all()}
        self._known = [_Known(row.code, _names(row, rows)) for row in rows.values()]

    def locate(self, text: str) -> str | None:
        """Return the code of the place that `text` speaks of, None where it is unsure."""
        plain = _plain(text)
        best: list[str] = []
        most = 0
        for known in self._known:
            own = known.names[0]
            if len(own) < SHORTEST_NAME or own not in plain:
                continue
            around = sum(len(name) for name in known.names[1:] if name in plain)
            score = len(own) + around
            if score > most:
                best, most = [known.code], score
            elif score == most:
                best.append(known.code)
        return best[0] if len(best) == 1 else None


def _names(row: Place, rows: dict[int, Place]) -> tuple[str, ...]:
    names = [_plain(row.name)]
    while row.parent_id is not None:
        row = rows[row.parent_id]
        names.append(_plain(row.name))
    return tuple(names)


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
