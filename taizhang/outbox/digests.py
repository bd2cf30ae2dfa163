"""The digests of morning and afternoon: what is red, amber and in hand, the longest first."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.timezone import localtime

from taizhang.core.clocks import local_day
from taizhang.core.pressing import Staff, lit_for, not_before
from taizhang.ledger.telling import Told, in_hand, lit
from taizhang.outbox.hooking import hook
from taizhang.outbox.models import Message
from taizhang.outbox.staff import staff
from taizhang.outbox.words import AFTERNOON, MORNING, SHOWN_MOST
from taizhang.outbox.writing import Telling, deliver
from taizhang.places.calendar import calendar

AT: Final = {MORNING: dt.time(8, 30), AFTERNOON: dt.time(16, 30)}
# Later than that it says nothing that the next one does not say better.
WORTH_SAYING: Final = dt.timedelta(hours=3)
RED, AMBER = "lit_red", "lit_amber"


def digest(kind: str, now: dt.datetime) -> int:
    """Write the digest `kind`, if it is its hour; return to how many.

    A machine that comes up late still says it, much too late not at all; nor on a day off.
    """
    late = _since(AT[kind], now)
    if not dt.timedelta(0) <= late <= WORTH_SAYING or not calendar().works_on(
        local_day(now)
    ):
        return 0
    return say(kind, now)


def say(kind: str, now: dt.datetime) -> int:
    """Write the digest `kind` of what is lit at `now`, whatever the hour and day."""
    rows, people, held = lit(now), staff(), in_hand()
    told = deliver(_tellings(kind, rows, people, held, now), now)
    if rows and hook().url:
        _to_the_group(kind, rows, now)
    return told


def _since(at: dt.time, now: dt.datetime) -> dt.timedelta:
    local = localtime(now)
    return local - local.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)


@dataclass
class _Pile:
    """What one person is told: the first of it, and how much there is."""

    shown: list[tuple[str, str, str, int]]
    red: int = 0
    amber: int = 0

    def add(self, told: Told, now: dt.datetime) -> None:
        red = told.matter.is_red(now)
        if len(self.shown) < SHOWN_MOST:
            what = RED if red else AMBER
            self.shown.append((told.number, what, told.matter.case, 0))
        self.red += red
        self.amber += not red


def _tellings(
    kind: str, rows: Sequence[Told], people: Staff, held: dict[str, int], now: dt.datetime
) -> Iterator[Telling]:
    piles: dict[str, _Pile] = defaultdict(lambda: _Pile([]))
    for told in rows:
        for person in lit_for(told.matter, people, now):
            piles[person].add(told, now)
    day = local_day(now).isoformat()
    for person, pile in piles.items():
        counts = {"red": pile.red, "amber": pile.amber, "in_hand": held.get(person, 0)}
        key = f"{kind}:{day}:{person}"
        yield Telling(person, key, kind, tuple(pile.shown), counts)


def _to_the_group(kind: str, rows: Sequence[Told], now: dt.datetime) -> None:
    """Write one message for the webhook: numbers of matters only, whoever reads along."""
    pile = _Pile([])
    for told in rows:
        if told.matter.for_any_reader:
            pile.add(told, now)
    if not pile.shown:
        return
    Message.objects.get_or_create(
        key=f"{Message.Channel.WEBHOOK}:{kind}:{local_day(now).isoformat()}",
        defaults={
            "channel": Message.Channel.WEBHOOK,
            "kind": kind,
            "items": pile.shown,
            "counts": {"red": pile.red, "amber": pile.amber},
            "written_at": now,
            "next_try_at": not_before(now, False),
        },
    )
