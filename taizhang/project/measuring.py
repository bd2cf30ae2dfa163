"""How fast the book is, on this machine and database, beside what it is meant to be.

Ratios compare two things done in turn within one run, so that a slow disk slows both.
Nothing is asserted: a number is to be read by somebody who knows the machine.
"""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, partial
from statistics import median, quantiles

from django.contrib.sessions.models import Session
from django.db import connections
from django.utils import timezone

from taizhang.core import commands as co
from taizhang.core.vocabulary import Actor, Channel, Duty, Nature
from taizhang.ledger import book, export, fsck, queries
from taizhang.ledger.filtering import Filters
from taizhang.ledger.writing import Act
from taizhang.listing import exporting
from taizhang.places.directory import categories

SOMEBODY = Actor("a-benchmarkx", "u-benchmarkx", frozenset(Duty))
CLIENTS = 4
AT_ONCE = 500
SUBJECTS = ("楼道灯", "下水道", "电梯", "围栏", "井盖", "暖气片", "健身器材", "充电桩")
TROUBLES = ("不亮", "堵塞", "异响", "破损", "漏水", "无人管理", "被占用", "标识不清")


@dataclass(frozen=True)
class Measured:
    """A line of the table: what was done, how fast it was, and how fast it should be."""

    what: str
    value: str
    budget: str = ""


def measured(issues: int) -> Iterator[Measured]:
    """Measure with a ledger of so many issues, which must be empty before."""
    singles = max(40, issues // 10)
    cases, submitting, creating = _side_by_side(singles)
    ratio = sum(submitting) / sum(creating)
    yield Measured("register, one client", _spread(submitting), "p50 ≤ 6 ms over HTTP")
    yield Measured("a row by Django's ORM", _spread(creating))
    yield Measured("register : row", f"{ratio:.1f} times")
    accepting = [_timed(partial(_accept, case)) for case in cases]
    yield Measured("a command on an issue", _spread(accepting), "p50 ≤ 6 ms over HTTP")
    yield Measured(f"register, {CLIENTS} clients", _together(singles), "≥ 150/s over HTTP")
    took = _timed(lambda: _in_bulk(issues))
    yield Measured("carried over, in chunks", _rate(issues, took), "≥ 833/s")
    yield from _reading()


def _reading() -> Iterator[Measured]:
    now = timezone.now()
    pages = [
        _timed(lambda: queries.page(Filters(phase="open"), now)) for _time in range(20)
    ]
    yield Measured("a page of 50", _spread(pages), "p50 ≤ 12 ms with the whole page")
    searches = [_timed(partial(_search, words)) for words in SUBJECTS * 3]
    yield Measured("search, with exact counts", _spread(searches), "p50 ≤ 40 ms")
    rows = queries.counts(Filters(), now).total
    for ending, budget in (("csv", "10,000 in 0.3 s"), ("xlsx", "10,000 in 1.6 s")):
        took = _timed(partial(_exported, ending))
        yield Measured(f"export as {ending}", f"{rows} rows in {took:.2f} s", budget)
    size = export.tree_head().size
    took = _timed(lambda: list(fsck.findings()))
    yield Measured("fsck, one process", _rate(size, took), "≥ 10,000/s")


def _side_by_side(count: int) -> tuple[list[str], list[float], list[float]]:
    """Register and write a plain row in turn; return the cases and both lists of seconds."""
    cases: list[str] = []
    submitting, creating = [], []
    for number in range(count):
        submitting.append(_timed(partial(_registered, number, cases)))
        creating.append(_timed(partial(_plain_row, number)))
    return cases, submitting, creating


def _registered(number: int, cases: list[str]) -> None:
    cases.append(_register(number))


def _register(number: int) -> str:
    command = co.RegisterIssue(
        summary=_summary(number),
        words=f"{_summary(number)}，请尽快派人来看。",
        channel=Channel.PHONE,
        nature=Nature.REQUEST,
        category=_category(number),
        reporter="某居民",
        phone=f"139{number:08d}",
    )
    return book.submit("", command, by=SOMEBODY).issue.case


def _plain_row(number: int) -> None:
    Session.objects.create(
        session_key=f"bench{number}",
        session_data="x" * 400,
        expire_date=timezone.now() + timedelta(days=1),
    )


def _accept(case: str) -> None:
    book.submit(case, co.AcceptIssue(), by=SOMEBODY)


def _together(count: int) -> str:
    def one(number: int) -> None:
        try:
            for each in range(number, count, CLIENTS):
                _register(each)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(CLIENTS) as pool:
        took = _timed(lambda: list(pool.map(one, range(CLIENTS))))
    return _rate(count, took)


def _in_bulk(count: int) -> None:
    for start in range(0, count, AT_ONCE):
        some = range(start, min(count, start + AT_ONCE))
        at = timezone.now()
        book.submit_many([Act("", (_row(n),), SOMEBODY, at) for n in some])


def _row(number: int) -> co.CarryOver:
    return co.CarryOver(
        batch="bench",
        source=f"表一!{number}",
        summary=_summary(number),
        channel=Channel.INSPECTION,
        nature=Nature.REQUEST,
        category=_category(number),
        finished=number % 3 == 0,
    )


def _search(words: str) -> None:
    now, filters = timezone.now(), Filters(words=words[:2])
    queries.page(filters, now)
    queries.counts(filters, now)


def _exported(ending: str) -> None:
    sheet = exporting.rows(Filters(), "number", timezone.now())
    blocks = exporting.csv_lines if ending == "csv" else exporting.xlsx_blocks
    for _block in blocks(sheet):
        pass


def _summary(number: int) -> str:
    subject, trouble = SUBJECTS[number % 8], TROUBLES[number // 8 % 8]
    return f"{number % 90 + 1}号楼{number % 6 + 1}单元{subject}{trouble}"


def _category(number: int) -> str:
    codes = _codes()
    return codes[number % len(codes)]


@cache
def _codes() -> tuple[str, ...]:
    return tuple(kind.code for kind in categories())


def _timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def _spread(seconds: list[float]) -> str:
    p95 = quantiles(seconds, n=20)[-1]
    return f"p50 {median(seconds) * 1000:.1f} ms, p95 {p95 * 1000:.1f} ms"


def _rate(count: int, seconds: float) -> str:
    return f"{count / seconds:,.0f}/s"
