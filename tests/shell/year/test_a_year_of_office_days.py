"""After a year of office days every lamp, rate and queue is that of the entries, to the last.

TAIZHANG_YEAR=400 lives through it with so many matters; TAIZHANG_SEED=7 through another.
"""

import datetime as dt
import os
from collections import Counter

import pytest
import time_machine

from taizhang.core.clocks import OFFICE_ZONE
from taizhang.ledger import fsck, models
from taizhang.ledger.reading import entries_of
from taizhang.ledger.rebuild import rebuild
from tests.cast import (
    LI_CLERK,
    LIU_HANDLER,
    OFFICE,
    ZHENG_VERIFIER,
    ZHOU_SECRETARY,
    signed_in,
)
from tests.shell.year.life import Year
from tests.shell.year.reading import Read, read

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
MATTERS, DAYS = int(os.environ.get("TAIZHANG_YEAR", "100")), 365
SEED = int(os.environ.get("TAIZHANG_SEED", "1"))
LAMPS = ("red", "amber", "green", "waiting", "paused")


def by_the_entries() -> list[Read]:
    """Return every matter as its entries tell it."""
    cases = models.Entry.objects.filter(n=1).values_list("case", flat=True)
    entries = entries_of(case for case in cases if case)
    every = sorted((e for some in entries.values() for e in some), key=lambda e: e.seq)
    return [*read(every).values()]


def looked_at(year: Year) -> None:
    """Compare what pages show on this evening with what the entries say."""
    at = dt.datetime.combine(year.yesterday, dt.time(18, 1), OFFICE_ZONE)
    with time_machine.travel(at, tick=False):
        matters = by_the_entries()
        open_ones = [matter for matter in matters if matter.open]
        lamps = Counter(matter.lamp(at) for matter in open_ones)
        on_the_ledger(matters, lamps, at)
        on_the_board(matters, lamps, at)
        on_the_desks(matters, at)
        on_the_follow_up_desk(matters)
        among_the_look_backs(matters)


def on_the_ledger(matters: list[Read], lamps: Counter[str], at: dt.datetime) -> None:
    """The ledger's count and rows of each lamp."""
    leader = signed_in(ZHOU_SECRETARY)
    for lamp in LAMPS:
        page = leader.get("/ledger/", {"lamp": lamp}).context["page"]
        assert page.total.number == lamps[lamp], lamp
    rows = {row.case: row for row in models.Standing.whole.all()}
    assert {m.case: m.status for m in matters} == {c: r.status for c, r in rows.items()}
    waits = {case: row.awaits for case, row in rows.items()}
    assert {m.case: m.waits for m in matters} == waits
    due = {case: row.due_at for case, row in rows.items() if row.due_at}
    assert {m.case: m.clock.due_at for m in matters if m.open} == due


def on_the_board(matters: list[Read], lamps: Counter[str], at: dt.datetime) -> None:
    """The sentence, tiles, communities and looks of the board."""
    board = signed_in(ZHOU_SECRETARY).get("/board/").context["board"]
    tiles = {tile.colour.value: tile.count for tile in board.tiles}
    assert {lamp: n for lamp, n in tiles.items() if n} == dict(lamps)
    monday = at.date() - dt.timedelta(days=at.weekday())
    week = [monday + dt.timedelta(days=day) for day in range(7)]
    said = [piece.linked for piece in board.sentence if piece.linked][:3]
    counts = (
        sum(matter.registered_on in week for matter in matters),
        sum(matter.struck_off_on in week for matter in matters),
        sum(lamps.values()),
    )
    assert said == [f"{count} 件" for count in counts]
    names = {"北湖社区": "beihu", "松柏社区": "songbai"}
    for community in board.communities:
        there = [m for m in matters if m.open and m.community == names[community.name]]
        shown = community.open.count, community.red.count, community.amber.count
        colours = Counter(matter.lamp(at) for matter in there)
        assert shown == (len(there), colours["red"], colours["amber"])
    looked = [matter for matter in matters if matter.looked]
    if board.looks:
        assert board.looks.looks == sum(matter.looked for matter in matters)
        assert board.looks.matters == len(looked)
        assert board.looks.relapsed == sum(bool(matter.relapses) for matter in looked)
        assert board.looks.false == sum(bool(matter.false) for matter in looked)


def on_the_desks(matters: list[Read], at: dt.datetime) -> None:
    """The heaps of a clerk, a handler, a verifier and a leader."""
    waits = Counter(matter.waits for matter in matters)
    handling = ("taking_up", "handling", "extension", "deferral")
    liu = Counter(m.waits for m in matters if m.handler == LIU_HANDLER.id)
    foreign = [m for m in matters if m.unit != OFFICE]
    reviews = [m for m in matters if m.waits == "review"]
    expected = {
        LI_CLERK: {"acceptance": waits["acceptance"], "dispatch": waits["dispatch"]}
        | {"call": waits["call"], "objection": waits["objection"]},
        LIU_HANDLER: {"mine": sum(liu[each] for each in handling)}
        | {"rework": liu["rework"]},
        ZHENG_VERIFIER: {"check": sum(m.waits == "check" for m in foreign)}
        | {"strike-off": waits["strike_off"], "call": waits["call"]},
        ZHOU_SECRETARY: {"extension": waits["extension"], "deferral": waits["deferral"]}
        | {"ruling": waits["ruling"], "responsibility": waits["responsibility"]}
        | {"red": sum(m.open and m.lamp(at) == "red" for m in matters)}
        | {"review": sum(m.lamp(at) in ("red", "amber") for m in reviews)},
    }
    for who, heaps in expected.items():
        page = signed_in(who).get("/desk/").context["page"]
        shown = {heap.key: heap.count for heap in page.heaps}
        assert {key: shown.get(key, 0) for key in heaps} == heaps, who


def on_the_follow_up_desk(matters: list[Read]) -> None:
    """Each tab of those who ring."""
    today = max(book_day(), dt.datetime.now(OFFICE_ZONE).date())
    wanted = Counter(matter.tab(today) for matter in matters)
    desk = signed_in(ZHENG_VERIFIER).get("/follow-up/").context["desk"]
    for tab in desk.tabs:
        key = tab.url.partition("tab=")[2] or "ring"
        assert tab.count == wanted[key], key


def book_day() -> dt.date:
    """Return the day of the book."""
    return models.Head.objects.get().day


def among_the_look_backs(matters: list[Read]) -> None:
    """What is to be looked at again, by whoever worked on nothing."""
    today = dt.datetime.now(OFFICE_ZONE).date()
    days = [day for m in matters if (day := m.look_back_on())]
    page = signed_in(ZHENG_VERIFIER).get("/look-back/").context["page"]
    assert page.due_count == sum(day <= today for day in days)


def derived() -> list[tuple[object, ...]]:
    """Return every row that is made from the entries, but for its own number."""
    names = [f.name for f in models.Standing._meta.fields if f.name != "id"]
    return sorted(models.Standing.whole.values_list(*names), key=str)


def test_every_lamp_rate_and_queue_is_that_of_the_entries():
    year = Year(SEED, MATTERS, DAYS)
    for day in range(1, DAYS + 1):
        year.day()
        if day % (DAYS // 6) == 0:
            looked_at(year)
    looked_at(year)

    assert list(fsck.findings()) == []
    before = derived()
    assert sum(1 for _case in rebuild())
    assert derived() == before
    matters = by_the_entries()
    print(Counter(m.status for m in matters), Counter(m.waits for m in matters))
    print(models.Entry.objects.count(), "entries;", dict(year.refused))
    assert sum(m.looked for m in matters) and sum(m.returns for m in matters)
    assert any(m.status == "struck_off" for m in matters)
