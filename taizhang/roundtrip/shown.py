"""What the pages of a workbook show: frozen values, worded and ready."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.core.refusals import Refusal
from taizhang.ledger import numbers
from taizhang.people.directory import names
from taizhang.roundtrip.carrying_out import cells_of, may_withdraw
from taizhang.roundtrip.columns import BY_NAME, named
from taizhang.roundtrip.comparing import Changed
from taizhang.roundtrip.models import Trip, TripRow
from taizhang.roundtrip.wording import PASSED
from taizhang.web import dates
from taizhang.web.addresses import issue_url
from taizhang.web.refusals import REFUSALS

State = TripRow.State
PASSED_SHOWN = 50


@dataclass(frozen=True)
class Cell:
    """A changed cell. `field` names its choice where the ledger moved on; else "".

    `takes`: the reader had chosen the workbook's value when the page came back. `kept`: why
    the workbook's value is not on the ledger; "" where it is, or may come to be.
    """

    title: str
    was: str
    wanted: str
    stands: str
    since: str
    field: str
    takes: bool
    kept: str


@dataclass(frozen=True)
class Row:
    """A changed issue. `said`: why it was not changed, or not taken back."""

    line: int
    number: str
    url: str
    state: str
    state_name: str
    said: tuple[str, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Passed:
    """A row or cell that cannot be used."""

    line: int
    title: str
    why: str


@dataclass(frozen=True)
class TripShown:
    """A workbook that came back. `tally`: of how many issues what has become, in words."""

    file_name: str
    url: str
    at: str
    state: str
    read_count: int
    row_count: int
    cell_count: int
    odds_count: int
    left_count: int
    waiting_count: int
    tally: tuple[tuple[str, int], ...]
    rows: tuple[Row, ...]
    passed: tuple[Passed, ...]
    passed_count: int
    too_many: bool
    may_withdraw: bool


@dataclass(frozen=True)
class Earlier:
    """A workbook in the list of those handed in before."""

    file_name: str
    url: str
    state_name: str
    at: str


def earlier_shown(trips: Iterable[Trip], now: dt.datetime) -> tuple[Earlier, ...]:
    """Return `trips` as their list shows them."""
    words = {
        Trip.State.READ: _("还没写入"),
        Trip.State.WRITING: _("正在写入"),
        Trip.State.DONE: _("已写入"),
        Trip.State.WITHDRAWN: _("已撤回"),
    }
    return tuple(
        Earlier(
            trip.file_name,
            reverse("roundtrip:trip", args=[trip.id]),
            words[Trip.State(trip.state)],
            dates.moment(trip.read_at, now),
        )
        for trip in trips
    )


def trip_shown(
    trip: Trip, now: dt.datetime, taken: frozenset[str] = frozenset()
) -> TripShown:
    """Return `trip` with its rows. `taken`: choices for the workbook's value."""
    rows = list(trip.rows.order_by("line"))
    opened = [cells_of(row) for row in rows]
    people = names({cell.by for cells in opened for cell in cells if cell.by})
    known = {who: person.name for who, person in people.items()}
    everything = [cell for cells in opened for cell in cells]
    return TripShown(
        file_name=trip.file_name,
        url=reverse("roundtrip:trip", args=[trip.id]),
        at=dates.moment(trip.read_at, now),
        state=trip.state,
        read_count=trip.account["read"],
        row_count=len(rows),
        cell_count=len(everything),
        odds_count=sum(cell.at_odds for cell in everything),
        left_count=sum(cell.left for cell in everything),
        waiting_count=sum(row.state == State.WAITING for row in rows),
        tally=_tally(rows),
        rows=tuple(
            _row(row, cells, known, now, taken)
            for row, cells in zip(rows, opened, strict=True)
        ),
        passed=tuple(_passed(*each) for each in trip.account["passed"][:PASSED_SHOWN]),
        passed_count=trip.account["passed_count"],
        too_many=trip.account["too_many"],
        may_withdraw=may_withdraw(trip, now),
    )


def _tally(rows: Sequence[TripRow]) -> tuple[tuple[str, int], ...]:
    counts, words = Counter(State(row.state) for row in rows), _states()
    return tuple((words[state], counts[state]) for state in words if counts[state])


def _states() -> dict[State, str]:
    return {
        State.WAITING: _("等着改"),
        State.DONE: _("改好了"),
        State.LEFT: _("按您的选择没改"),
        State.REFUSED: _("没改成"),
        State.WITHDRAWN: _("撤回了"),
    }


def choice(row: TripRow, cell: Changed) -> str:
    """Return the name of the field that chooses between the workbook and the ledger."""
    return f"keep-{row.line}-{cell.column}"


def _row(
    row: TripRow,
    cells: Sequence[Changed],
    people: dict[str, str],
    now: dt.datetime,
    taken: frozenset[str],
) -> Row:
    reasons = (row.kept or row.refused).split(",")
    return Row(
        line=row.line,
        number=numbers.label(row.number),
        url=issue_url(row.number),
        state=row.state,
        state_name=_states()[State(row.state)],
        said=tuple(str(REFUSALS[Refusal(each)]) for each in reasons if each),
        cells=tuple(_cell(row, cell, people, now, taken) for cell in cells),
    )


def _cell(
    row: TripRow,
    cell: Changed,
    people: dict[str, str],
    now: dt.datetime,
    taken: frozenset[str],
) -> Cell:
    since = ""
    if cell.at_odds:
        at = dt.datetime.fromisoformat(cell.at) if cell.at else None
        since = _("%(who)s %(when)s 在台账上改成了“%(what)s”") % {
            "who": people.get(cell.by, _("一位同事")),
            "when": dates.moment(at, now) if at else "",
            "what": named(cell.column, cell.stands) or _("（空）"),
        }
    field = choice(row, cell) if cell.at_odds else ""
    # What stands now nobody looked up: the ledger moved on after the sheet was read.
    refused = row.state == State.REFUSED
    return Cell(
        title=str(BY_NAME[cell.column].title),
        was=named(cell.column, cell.was) or _("（空）"),
        wanted=named(cell.column, cell.wanted),
        stands="" if refused else named(cell.column, cell.stands) or _("（空）"),
        since=since,
        field=field,
        takes=field in taken,
        kept=_kept(row, cell),
    )


def _kept(row: TripRow, cell: Changed) -> str:
    said = {"what": named(cell.column, cell.wanted)}
    if cell.left:
        return _("按您的选择留着台账上的；表里写的是：%(what)s") % said
    if row.state == State.REFUSED:
        return _("没有写入；表里写的是：%(what)s") % said
    if row.state == State.WITHDRAWN:
        return _("撤回了；表里写的是：%(what)s") % said
    return ""


def _passed(line: int, why: str, column: str) -> Passed:
    return Passed(line, str(BY_NAME[column].title) if column else "", str(PASSED[why]))
