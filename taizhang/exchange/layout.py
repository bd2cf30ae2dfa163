"""How somebody said that a file is to be read: which sheets, where their titles stand.

Whatever is left open is found by the reader itself.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from taizhang.exchange.shapes import Memory

NO_TITLES = 0
"""In place of a line: the sheet has no titles at all, its first line is a row."""


@dataclass(frozen=True, kw_only=True)
class SheetChoice:
    """What is to become of a sheet. `header` is a line from 1; None: to be found."""

    taken: bool = True
    header: int | None = None


@dataclass(frozen=True, kw_only=True)
class Layout:
    """The choices for a whole file. Encoding and delimiter are of text tables only."""

    sheets: Mapping[str, SheetChoice] = field(default_factory=dict)
    encoding: str = ""
    delimiter: str = ""

    def of(self, sheet: str) -> SheetChoice:
        """Return what is to become of `sheet`."""
        return self.sheets.get(sheet, SheetChoice())

    def as_json(self) -> dict[str, Any]:
        """Return what `layout_from` reads back."""
        return asdict(self)


@dataclass(frozen=True, kw_only=True)
class OfficeNames:
    """What the office calls its units, and its estates with the community of each."""

    units: tuple[str, ...] = ()
    estates: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Terms:
    """Under which terms a file is read, beside the mapping of its columns.

    What is dated after `at` cannot have been raised.
    """

    at: dt.datetime | None = None
    layout: Layout = Layout()
    memory: Memory = Memory()
    office: OfficeNames = OfficeNames()


def layout_from(kept: Mapping[str, Any]) -> Layout:
    """Return the layout that was kept; one that leaves everything open for {}."""
    sheets = {name: SheetChoice(**said) for name, said in kept.get("sheets", {}).items()}
    return Layout(
        sheets=sheets,
        encoding=kept.get("encoding", ""),
        delimiter=kept.get("delimiter", ""),
    )
