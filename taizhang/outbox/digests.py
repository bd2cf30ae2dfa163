"""The digests of morning and afternoon: what is red, amber and in hand, the longest first."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.utils.timezone import localtime

from taizhang.core.clocks import local_day
from taizhang.core.pressing import Staff, What, above, lit_for, not_before
from taizhang.ledger.telling import Told, in_hand, lit, told_of
from taizhang.outbox import unchecked
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
    seen, people, held = _seen(now), staff(), in_hand()
    told = deliver(_tellings(kind, seen, people, held), now)
    if seen.rows and hook().url:
        _to_the_group(kind, seen)
    return told


@dataclass(frozen=True)
class _Seen:
    """What there is to say at `now`: what is lit, and what nobody may check (`alone`)."""

    rows: Sequence[Told]
    alone: frozenset[str]
    now: dt.datetime

    def is_lit(self, told: Told) -> bool:
        return told.matter.clock is not None and told.matter.clock.amber_at <= self.now

    def hear(self, told: Told, people: Staff) -> Sequence[str]:
        """Return who hears of a matter."""
        heard = lit_for(told.matter, people, self.now) if self.is_lit(told) else ()
        if told.matter.case not in self.alone:
            return heard
        return tuple(dict.fromkeys((*heard, *above(told.matter, people))))


def _seen(now: dt.datetime) -> _Seen:
    rows, alone = lit(now), unchecked.kept()
    unlit = told_of(alone - {told.matter.case for told in rows})
    return _Seen((*rows, *unlit.values()), alone, now)


def _since(at: dt.time, now: dt.datetime) -> dt.timedelta:
    local = localtime(now)
    return local - local.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)


@dataclass
class _Pile:
    """What one person is told: the first of it, and how much there is."""

    seen: _Seen
    shown: list[tuple[str, str, str, int]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, told: Told) -> None:
        red, lit_one = told.matter.is_red(self.seen.now), self.seen.is_lit(told)
        alone = told.matter.case in self.seen.alone
        if len(self.shown) < SHOWN_MOST:
            lamp = RED if red else AMBER
            what = What.ALONE.value if alone else lamp
            self.shown.append((told.number, what, told.matter.case, 0))
        self.counts.update(red=int(red), amber=int(lit_one and not red))
        if alone:
            self.counts.update(alone=1, alone_unlit=int(not lit_one))


def _tellings(
    kind: str, seen: _Seen, people: Staff, held: dict[str, int]
) -> Iterator[Telling]:
    piles: dict[str, _Pile] = defaultdict(lambda: _Pile(seen))
    for told in seen.rows:
        for person in seen.hear(told, people):
            piles[person].add(told)
    day = local_day(seen.now).isoformat()
    for person, pile in piles.items():
        counts = {**pile.counts, "in_hand": held.get(person, 0)}
        key = f"{kind}:{day}:{person}"
        yield Telling(person, key, kind, tuple(pile.shown), counts)


def _to_the_group(kind: str, seen: _Seen) -> None:
    """Write one message for the webhook: numbers of matters only, whoever reads along."""
    pile, now = _Pile(seen), seen.now
    for told in seen.rows:
        if told.matter.for_any_reader:
            pile.add(told)
    if not pile.shown:
        return
    Message.objects.get_or_create(
        key=f"{Message.Channel.WEBHOOK}:{kind}:{local_day(now).isoformat()}",
        defaults={
            "channel": Message.Channel.WEBHOOK,
            "kind": kind,
            "items": pile.shown,
            "counts": dict(pile.counts),
            "written_at": now,
            "next_try_at": not_before(now, False),
        },
    )
