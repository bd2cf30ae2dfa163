"""The list that somebody came to an issue from. The issue's address carries its conditions.

So the next one of the same list is found without anything being kept for anybody, in two
windows at once, and for whoever is sent the address.
"""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import get_script_prefix

from taizhang.ledger.queries import Row, place_of
from taizhang.web.asked import NAMES, Asked

# Words stand sealed in an address, as `q`.
CONDITIONS = (*(name for name in NAMES if name != "words"), "q")
PLACE = "at"
TURNS = ("previous", "next")


@dataclass(frozen=True)
class CameFrom:
    """A list as addresses say it, and a place in it; both "" for who came another way.

    The place is where the matter stood when its page was opened: what is done to it may
    take it out of the list, and the next one is still the next one.
    """

    conditions: str = ""
    place: str = ""

    @classmethod
    def at_address(cls, address: QueryDict) -> "CameFrom":
        """Return the list that the address of an issue, or of the list itself, names."""
        said = {name: value for name in CONDITIONS if (value := address.get(name))}
        if not said:
            return cls()
        return cls(urlencode(said), address.get(PLACE, ""))

    def standing_at(self, row: Row) -> "CameFrom":
        """Return the same with the place of `row`, unless a place is known already."""
        if self.place or not self.conditions:
            return self
        order = Asked.at_address(QueryDict(self.conditions)).order
        return replace(self, place=place_of(row, order))

    @property
    def anywhere(self) -> "CameFrom":
        """The same list, without a place in it."""
        return replace(self, place="")

    @property
    def query(self) -> str:
        """What the address of an issue ends with, so that the list is not lost."""
        if not self.conditions:
            return ""
        place = f"&{urlencode({PLACE: self.place})}" if self.place else ""
        return f"?{self.conditions}{place}"

    @property
    def list_url(self) -> str:
        """The address of the list; the ledger's own for whoever came from none."""
        conditions = f"?{self.conditions}" if self.conditions else ""
        return f"{get_script_prefix()}ledger/{conditions}"

    def turn_url(self, number: str, turn: str) -> str:
        """Return where to turn to the matter before or after `number`; "" without a list."""
        if not self.conditions:
            return ""
        return f"{get_script_prefix()}ledger/{turn}/{number}/{self.query}"
