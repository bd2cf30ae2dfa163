"""What the pages of the import are given to show: frozen values, worded and ready."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from taizhang.core.codec import value_from
from taizhang.exchange import storage, told
from taizhang.exchange.leftovers import left_count
from taizhang.exchange.models import Batch
from taizhang.exchange.parsed import Problem
from taizhang.exchange.staging import CHUNK
from taizhang.exchange.wording import told as sentence
from taizhang.ledger import queries
from taizhang.ledger.filtering import Filters
from taizhang.people.directory import names
from taizhang.web import dates

WORK = {
    Batch.State.IMPORTING: gettext_lazy("正在导入"),
    Batch.State.CONFIRMING: gettext_lazy("正在确认"),
    Batch.State.WITHDRAWING: gettext_lazy("正在撤回"),
}


@dataclass(frozen=True)
class BatchLine:
    """An earlier import, as a line of a list."""

    id: str
    file_name: str
    at: str
    who: str
    state: str
    rows_count: int
    imported_count: int


@dataclass(frozen=True)
class ProblemRow:
    """A row with what is to be said about it. `blocked`: it cannot come in like this."""

    sheet: str
    line: int
    title: str
    blocked: bool
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class SheetLine:
    """A sheet with its lines by kind."""

    name: str
    lines_count: int
    rows_count: int
    blocked_count: int
    others: str
    hidden: bool


@dataclass(frozen=True)
class Progress:
    """How far the work at hand is. `mine`: the page goes on by itself."""

    batch: str
    heading: str
    position: int
    total: int
    left: str
    mine: bool


@dataclass(frozen=True)
class AccountShown:
    """The account of a batch: every line and every row, with sums that come out."""

    lines_count: int
    rows_count: int
    kinds: tuple[told.Told, ...]
    rows: tuple[told.Told, ...]
    remarks: tuple[told.Told, ...]
    faults: tuple[told.Told, ...]
    sentences: tuple[str, ...]
    sheets: tuple[SheetLine, ...]
    adds_up: bool


@dataclass(frozen=True)
class BatchShown:
    """A batch on its page. Counts that do not apply are 0."""

    id: str
    file_name: str
    state: str
    at: str
    who: str
    account: AccountShown
    fresh_count: int
    left_count: int
    imported_count: int
    confirmed_count: int
    withdrawn_count: int
    kept_count: int
    waiting_count: int


def lines(batches: Iterable[Batch], now: dt.datetime) -> tuple[BatchLine, ...]:
    """Return `batches` as lines of a list. One query for the names."""
    rows = list(batches)
    people = names(row.by for row in rows)
    return tuple(
        BatchLine(
            id=row.id,
            file_name=row.file_name,
            at=dates.moment(row.read_at, now),
            who=people[row.by].name if row.by in people else "",
            state=row.get_state_display(),
            rows_count=row.account["rows"],
            imported_count=row.imported_count,
        )
        for row in rows
    )


def problem_rows(batch: Batch) -> tuple[ProblemRow, ...]:
    """Return the first rows to look at, those that cannot come in before the others."""
    rows = [
        ProblemRow(
            sheet=row["sheet"],
            line=row["line"],
            title=row["title"],
            blocked=row["blocked"],
            sentences=tuple(sentence(value_from(Problem, p)) for p in row["problems"]),
        )
        for row in storage.problems(batch.id)
    ]
    return tuple(sorted(rows, key=lambda row: not row.blocked))


def progress(batch: Batch, reader: str) -> Progress:
    """Return how far the work on `batch` is, for `reader`."""
    seconds = (batch.total - batch.position) * batch.chunk_ms / CHUNK / 1000
    return Progress(
        batch=batch.id,
        heading=str(WORK[Batch.State(batch.state)]),
        position=min(batch.position, batch.total),
        total=batch.total,
        left=_left(seconds) if batch.chunk_ms else "",
        mine=batch.worked_by == reader,
    )


def batch_shown(batch: Batch, now: dt.datetime) -> BatchShown:
    """Return `batch` for its page. Two queries at most."""
    account = _account(batch)
    filters = Filters(batch=batch.id, phase="confirm")
    done = batch.state == Batch.State.DONE
    people = names([batch.by])
    return BatchShown(
        id=batch.id,
        file_name=batch.file_name,
        state=batch.state,
        at=dates.moment(batch.read_at, now),
        who=people[batch.by].name if batch.by in people else "",
        account=account,
        fresh_count=told.fresh_count(batch.account),
        left_count=left_count(batch),
        imported_count=batch.imported_count,
        confirmed_count=batch.confirmed_count,
        withdrawn_count=batch.withdrawn_count,
        kept_count=batch.kept_count,
        waiting_count=queries.counts(filters, now).total if done else 0,
    )


def _account(batch: Batch) -> AccountShown:
    account = batch.account
    read = batch.state == Batch.State.READ
    rows = told.expected_told(account) if read else told.rows_told(batch)
    return AccountShown(
        lines_count=account["lines"],
        rows_count=account["rows"],
        kinds=tuple(told.lines_told(account)),
        rows=tuple(rows),
        remarks=tuple(told.remarks_told(account)),
        faults=tuple(told.faults_told(account)),
        sentences=tuple(told.sheet_problems(account)),
        sheets=_sheets(account),
        adds_up=told.adds_up(account, rows),
    )


def _sheets(account: dict[str, list[dict[str, object]]]) -> tuple[SheetLine, ...]:
    hidden = {sheet["name"] for sheet in account["found"] if sheet["hidden"]}
    return tuple(
        SheetLine(
            name=str(sheet["name"]),
            lines_count=int(str(sheet["lines"])),
            rows_count=int(str(sheet["rows"])),
            blocked_count=int(str(sheet["blocked"])),
            others=_("、").join(
                f"{label} {count}" for label, count in told.other_lines_told(sheet)
            ),
            hidden=sheet["name"] in hidden,
        )
        for sheet in account["sheets"]
    )


def _left(seconds: float) -> str:
    if seconds < 60:
        return _("大约还要 %(n)d 秒") % {"n": max(1, ceil(seconds))}
    return _("大约还要 %(n)d 分钟") % {"n": ceil(seconds / 60)}
