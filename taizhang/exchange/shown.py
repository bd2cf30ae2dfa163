"""What the pages of the import are given to show: frozen values, worded and ready."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from taizhang.exchange import storage, told
from taizhang.exchange.doubts import Standing
from taizhang.exchange.fixing import Choice, Decision, decisions
from taizhang.exchange.leftovers import left_count
from taizhang.exchange.models import Batch
from taizhang.exchange.parsed import LineKind
from taizhang.exchange.staging import CHUNK
from taizhang.ledger import queries
from taizhang.ledger.filtering import Filters
from taizhang.people.directory import names
from taizhang.web import dates, masking
from taizhang.web.addresses import ledger_url

WORK = {
    Batch.State.IMPORTING: gettext_lazy("正在导入"),
    Batch.State.CONFIRMING: gettext_lazy("正在确认"),
    Batch.State.WITHDRAWING: gettext_lazy("正在撤回"),
}
FAULTS_SHOWN = 3
_ROWS_DECIDED = {
    Choice.SKIP: gettext_lazy("%(sheet)s 第 %(line)s 行跳过"),
    Choice.KEEP: gettext_lazy("%(sheet)s 第 %(line)s 行照样登记"),
    Choice.BOTH: gettext_lazy("%(sheet)s 第 %(line)s 行也要"),
}
_VALUE_CHARS = 30


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
class Tile:
    """What will become of some of the rows. `show` is "" where there is nothing to see."""

    name: str
    count: int
    label: str
    small: str
    show: str


@dataclass(frozen=True)
class FixShown:
    """Something put right, and how many rows it is about."""

    mark: str
    words: str
    rows_count: int


@dataclass(frozen=True)
class SheetLine:
    """A sheet with its lines by kind."""

    name: str
    lines_count: int
    rows_count: int
    others: str
    hidden: bool


@dataclass(frozen=True)
class Progress:
    """How far the work at hand is."""

    batch: str
    heading: str
    position: int
    total: int
    left: str


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
    sheet_name: str
    filled_count: int
    remembered: bool
    fresh_count: int
    left_count: int
    imported_count: int
    confirmed_count: int
    withdrawn_count: int
    kept_count: int
    waiting_count: int
    untried_count: int
    ledger_url: str
    waiting_url: str
    file_there: bool


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


def progress(batch: Batch) -> Progress:
    """Return how far the work on `batch` is."""
    seconds = (batch.total - batch.position) * batch.chunk_ms / CHUNK / 1000
    return Progress(
        batch=batch.id,
        heading=str(WORK[Batch.State(batch.state)]),
        position=min(batch.position, batch.total),
        total=batch.total,
        left=_left(seconds) if batch.chunk_ms else "",
    )


def batch_shown(batch: Batch, now: dt.datetime) -> BatchShown:
    """Return `batch` for its page. Two queries at most."""
    done = batch.state == Batch.State.DONE
    people = names([batch.by])
    taken = [sheet["name"] for sheet in batch.account["found"] if sheet["taken"]]
    return BatchShown(
        id=batch.id,
        file_name=batch.file_name,
        state=batch.state,
        at=dates.moment(batch.read_at, now),
        who=people[batch.by].name if batch.by in people else "",
        account=_account(batch),
        sheet_name=taken[0] if len(taken) == 1 else "",
        filled_count=batch.account["filled"],
        remembered=bool(batch.recalled),
        fresh_count=told.fresh_count(batch.account),
        left_count=left_count(batch),
        imported_count=batch.imported_count,
        confirmed_count=batch.confirmed_count,
        withdrawn_count=batch.withdrawn_count,
        kept_count=batch.kept_count,
        waiting_count=_waiting(batch, now) if done else 0,
        untried_count=batch.total - batch.position,
        ledger_url=ledger_url(phase="all", batch=batch.id),
        waiting_url=ledger_url(phase="confirm", batch=batch.id),
        file_there=storage.original(batch.sha256).exists(),
    )


def _waiting(batch: Batch, now: dt.datetime) -> int:
    return queries.counts(Filters(batch=batch.id, phase="confirm"), now).total


def tiles(account: dict[str, Any]) -> tuple[Tile, ...]:
    """Return what will become of the rows of a file: four counts that add up to them."""
    finished, fresh = told.finished_count(account), told.fresh_count(account)
    alike = told.standing(account, Standing.NOTED, Standing.ALIKE)
    doubles = told.standing(account, Standing.DOUBLE)
    known, blank = told.known_count(account), account["kinds"].get(LineKind.BLANK, 0)
    wrong = [f"{label} {count}" for label, count in told.faults_told(account, "wrong")]
    ready = (
        (_("历史已结 %(n)d"), finished),
        (_("待确认 %(n)d"), fresh - finished),
        (_("有提醒 %(n)d"), alike),
    )
    left = (
        (_("早已在台账 %(n)d"), known),
        (_("选了跳过 %(n)d"), account["skipped"]),
        (_("空行 %(n)d 行已忽略"), blank),
    )
    return (
        Tile("ready", fresh, _("可直接导入"), _joined(ready), "noted" if alike else ""),
        Tile(
            "wrong",
            account["blocked"],
            _("需要改"),
            " · ".join(wrong[:FAULTS_SHOWN]),
            "wrong" if account["blocked"] else "",
        ),
        Tile(
            "doubles",
            doubles,
            _("疑似重复"),
            _("以前导入过，内容有变化") if doubles else "",
            "doubles" if doubles else "",
        ),
        Tile(
            "skipped",
            known + account["skipped"],
            _("跳过"),
            _joined(left),
            "skipped" if account["skipped"] else "",
        ),
    )


def _joined(told_of: Iterable[tuple[str, int]]) -> str:
    return " · ".join(words % {"n": count} for words, count in told_of if count)


def fixes(batch: Batch) -> tuple[FixShown, ...]:
    """Return what was put right, the latest first. One query."""
    counted = storage.read_json(batch.id, "alike") or {}
    made = [
        FixShown(fix.mark, _in_words(fix), counted.get(fix.mark, 1))
        for fix in decisions(batch).values()
    ]
    return tuple(reversed(made))


def _in_words(fix: Decision) -> str:
    value, new = _short(fix.value) or _("（空）"), _short(fix.new)
    match fix.choice:
        case Choice.WRITE if fix.new == fix.value:
            said = {"column": fix.column, "value": value}
            return _("%(column)s“%(value)s”照原样") % said
        case Choice.WRITE:
            said = {"column": fix.column, "value": value, "new": new}
            return _("%(column)s：%(value)s → %(new)s") % said
        case Choice.ABOVE:
            return _("%(column)s空着的用上一行") % {"column": fix.column}
    sheet, _mark, line = fix.value.rpartition("!")
    return str(_ROWS_DECIDED[fix.choice]) % {"sheet": sheet, "line": line}


def _short(text: str) -> str:
    text = masking.words(text)
    return text if len(text) <= _VALUE_CHARS else f"{text[: _VALUE_CHARS - 1]}…"


def _account(batch: Batch) -> AccountShown:
    account = batch.account
    read = batch.state in (Batch.State.READ, Batch.State.MATCHING)
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
