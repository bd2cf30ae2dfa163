"""The shape of a table, the titles over its columns, and how such a table was read before.

Next month's ledger has this month's titles: what was matched once need not be matched again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from taizhang.exchange.columns import Column, checked_mapping, comparable
from taizhang.exchange.parsed import Field

Matching = Mapping[str, str | None]
"""The field of each column by its title; None: kept among the remarks."""


@dataclass(frozen=True)
class Memory:
    """How tables of the shapes seen before were matched, by the mark of the shape."""

    shapes: Mapping[str, Matching] = field(default_factory=dict)

    def of(self, shape: str) -> dict[str, Field | None]:
        """Return how a table of `shape` was matched; {} if none was ever seen."""
        return checked_mapping(self.shapes.get(shape))

    def titles(self) -> set[str]:
        """Return every title that means a field in one of the shapes, for comparing."""
        return {
            comparable(title)
            for matching in self.shapes.values()
            for title, meaning in matching.items()
            if meaning
        }


def shape_of(columns: Iterable[Column]) -> str:
    """Return the mark of a shape: the same for the same titles in the same order.

    "" where there is no title at all: such tables have nothing in common.
    """
    titles = [comparable(column.title) for column in columns if not column.untitled]
    return sha256("\x1f".join(titles).encode()).hexdigest()[:32] if titles else ""


def matching_of(columns: Iterable[Column]) -> dict[str, str | None]:
    """Return how `columns` are matched."""
    return {c.title: c.meaning.value if c.meaning else None for c in columns}
