"""What the page about sheets and columns is given to show."""

from dataclasses import dataclass
from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from taizhang.exchange import storage
from taizhang.exchange.columns import How
from taizhang.exchange.forms import ColumnsForm, SheetsForm
from taizhang.exchange.models import Batch
from taizhang.exchange.parsed import Fault, Field

# How a column came by its meaning, in words, and whether somebody should look at it.
_WAYS = {
    How.BY_TITLE: (_("自动对上"), True),
    How.RECALLED: (_("上次对好的"), True),
    How.CHOSEN: (_("您选的"), True),
    How.BY_ENDING: (_("请确认"), False),
    How.BY_CONTENT: (_("看内容猜的，请确认"), False),
}
_UNSURE_STATUS = (_("请确认"), False)


@dataclass(frozen=True)
class ColumnShown:
    """A column: the list to choose from, how sure the choice is, and some of its cells."""

    title: str
    field: BoundField
    way: str
    sure: bool
    samples: tuple[str, ...]


@dataclass(frozen=True)
class LineShown:
    """One of the first lines of a sheet."""

    number: int
    cells: tuple[str, ...]
    is_header: bool


@dataclass(frozen=True)
class SheetShown:
    """A sheet to choose, with its first lines to choose the header from."""

    number: int
    name: str
    take: BoundField
    hidden: bool
    rows_count: int
    lines_count: int
    header: int
    header_name: str
    found: bool
    without_titles: bool
    lines: tuple[LineShown, ...]


def columns_shown(batch: Batch, form: ColumnsForm) -> tuple[ColumnShown, ...]:
    """Return the columns of `batch`, each title once."""
    look = storage.read_json(batch.id, "look") or {"sheets": []}
    samples: dict[str, list[str]] = {}
    for sheet in look["sheets"]:
        for title, cells in sheet["samples"].items():
            samples[title] = samples.get(title) or cells
    return tuple(
        column_shown(batch, form, title, tuple(samples.get(title, ())))
        for title in form.ways
    )


def column_shown(
    batch: Batch, form: ColumnsForm, title: str, samples: tuple[str, ...] = ()
) -> ColumnShown:
    """Return one column of `batch`."""
    how, bound = form.ways[title], form.column(title)
    way, sure = _WAYS[How(how)] if how else ("", True)
    unsure = Fault.STATUS_UNKNOWN.value in batch.account["doubts"]["noted"]
    if how and bound.initial == Field.STATUS and unsure:
        way, sure = _UNSURE_STATUS
    return ColumnShown(title, bound, str(way), sure, samples)


def sheets_shown(batch: Batch, form: SheetsForm) -> tuple[SheetShown, ...]:
    """Return the sheets of `batch` to choose from."""
    look = storage.read_json(batch.id, "look") or {"sheets": []}
    counted = {sheet["name"]: sheet for sheet in batch.account["sheets"]}
    return tuple(
        _sheet(number, sheet, look["sheets"][number], counted.get(sheet["name"]), form)
        for number, sheet in enumerate(batch.account["found"])
    )


def _sheet(
    number: int,
    sheet: dict[str, Any],
    look: dict[str, Any],
    counted: dict[str, Any] | None,
    form: SheetsForm,
) -> SheetShown:
    found = bool(sheet["columns"])
    return SheetShown(
        number=number,
        name=sheet["name"],
        take=form[f"take-{number}"],
        hidden=sheet["hidden"],
        rows_count=counted["rows"] if counted else 0,
        lines_count=counted["lines"] if counted else 0,
        header=sheet["header"],
        header_name=f"header-{number}",
        found=found,
        without_titles=found and not sheet["header"],
        lines=tuple(
            LineShown(line, tuple(cells), found and line == sheet["header"])
            for line, cells in enumerate(look["opening"], start=1)
        ),
    )
