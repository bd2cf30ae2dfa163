"""Where a matter is: what the office wrote, and which place and community that means."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import get_language

from taizhang.places.locating import Locator
from taizhang.places.models import Place

# What lies in the same community or grid is not in “the same place”: recurrence would lie.
EXACT = frozenset({Place.Kind.ESTATE, Place.Kind.BUILDING})


@dataclass(frozen=True)
class Whereabouts:
    """A place and its community by code; "" where nobody can tell."""

    place: str = ""
    community: str = ""


class Gazetteer:
    """The office's places, read once for a page. One query."""

    def __init__(self) -> None:
        """Read the places."""
        self._rows = {row.pk: row for row in Place.objects.order_by("pk")}
        self._by_code = {row.code: row for row in self._rows.values()}

    def communities(self) -> list[tuple[str, str]]:
        """Return (code, name in the reader's language) of the communities, in order."""
        english = (get_language() or "").startswith("en")
        return [
            (row.code, row.name_en if english and row.name_en else row.name)
            for row in self._rows.values()
            if row.kind == Place.Kind.COMMUNITY
        ]

    def names(self) -> list[str]:
        """Return what to offer while somebody writes where it is; buildings in full."""
        return [
            "".join(above.name for above in reversed([*self._upwards(row)]))
            for row in self._rows.values()
            if row.kind in EXACT
        ]

    def whereabouts(self, text: str, community: str) -> Whereabouts:
        """Return what `text` means; the `community` that was chosen helps, and wins.

        One query, where there is a text.
        """
        if not text.strip():
            return Whereabouts(community=community)
        locator = Locator()
        chosen = self._by_code.get(community)
        helped = locator.locate(f"{chosen.name}{text}") if chosen else None
        found = self._by_code.get(helped or locator.locate(text) or "")
        if found is None:
            return Whereabouts(community=community)
        around = self._community(found)
        if community and around != community:
            return Whereabouts(community=community)
        return Whereabouts(found.code if found.kind in EXACT else "", around)

    def _upwards(self, row: Place) -> Iterator[Place]:
        """Yield a place and the exact places around it, the smallest first."""
        here: Place | None = row
        while here is not None and here.kind in EXACT:
            yield here
            here = self._rows.get(here.parent_id or 0)

    def _community(self, row: Place) -> str:
        here: Place | None = row
        while here is not None and here.kind != Place.Kind.COMMUNITY:
            here = self._rows.get(here.parent_id or 0)
        return here.code if here else ""
