"""What the page about sheets and columns shows of a file, kept beside its rows.

First lines and samples are residents' words: they are shortened, masked, and never in the
database.
"""

from collections.abc import Sequence
from typing import Any

from taizhang.exchange.columns import Column, How
from taizhang.exchange.doubts import tables_as_json
from taizhang.exchange.parsed import Field
from taizhang.exchange.reading import Reading, SheetFound
from taizhang.files.text import cleaned, empty, one_line, written
from taizhang.files.workbooks import Cell
from taizhang.web import masking

SAMPLES_SHOWN = 3
_CELL_CHARS = 24
_CELLS_SHOWN = 12
_MASKS = {
    Field.REPORTER: masking.name,
    Field.PHONE: masking.phone,
    Field.PLACE: masking.place,
}
_CONTENT = {Field.TITLE, Field.WORDS}
_MATCHED_MIN = 3


def look(reading: Reading) -> dict[str, Any]:
    """Return what is kept of `reading`: its tables, and what its sheets look like."""
    return {
        "tables": tables_as_json(reading.tables),
        "sheets": [_sheet(sheet) for sheet in reading.sheets],
    }


def masked(text: str, meaning: Field | None) -> str:
    """Return a cell as pages show it."""
    return _MASKS.get(meaning, masking.words)(text) if meaning else masking.doorless(text)


def needs_asking(account: dict[str, Any]) -> bool:
    """Return whether sheets or columns of a file leave something to be asked.

    Nothing is asked of a single sheet whose titles say it all, nor of tables that were
    matched before.
    """
    taken = [sheet for sheet in account["found"] if sheet["taken"] and sheet["columns"]]
    if len(taken) != len([s for s in account["found"] if s["taken"]]) or not taken:
        return True
    ways = {how for sheet in taken for _title, _meaning, how, _told in sheet["columns"]}
    if How.RECALLED in ways and not ways & {How.BY_CONTENT}:
        return False
    meanings = [{column[1] for column in sheet["columns"] if column[1]} for sheet in taken]
    plain = all(len(found) >= _MATCHED_MIN and found & _CONTENT for found in meanings)
    return len(taken) > 1 or not plain or bool(ways & {How.BY_CONTENT, How.BY_ENDING})


def _sheet(sheet: SheetFound) -> dict[str, Any]:
    return {
        "opening": [_line(cells) for cells in sheet.opening],
        "samples": {
            column.title: _samples(column, sheet.samples.get(column.title, ()))
            for column in sheet.columns
        },
    }


def _line(cells: Sequence[Cell]) -> list[str]:
    shown = [_short(masking.words(_text(cell))) for cell in cells[:_CELLS_SHOWN]]
    while shown and not shown[-1]:
        shown.pop()
    return shown


def _samples(column: Column, cells: Sequence[Cell]) -> list[str]:
    texts = dict.fromkeys(_text(cell) for cell in cells if not empty(cell))
    shown = (_short(masked(text, column.meaning)) for text in texts)
    return list(dict.fromkeys(shown))[:SAMPLES_SHOWN]


def _text(cell: Cell) -> str:
    return one_line(cleaned(written(cell)).text)


def _short(text: str) -> str:
    return text if len(text) <= _CELL_CHARS else f"{text[: _CELL_CHARS - 1]}…"
