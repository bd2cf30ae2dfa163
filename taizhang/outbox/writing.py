"""Writing messages after the book: what was done since, and which clocks came round.

One look, one message a person and channel, however much it tells: so whoever was away from
the book for a week, a person or this machine, is told once and not a hundred times. How far
was read is written together with the messages, so a look that was cut short is made again.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.db import transaction

from taizhang.core import events as ev
from taizhang.core.issue import Entry
from taizhang.core.pressing import Notice, Staff, due, not_before
from taizhang.core.righting import UNDO_WITHIN
from taizhang.core.telling import TOLD, UNTOLD, after
from taizhang.ledger.telling import (
    Told,
    coming_round,
    entries_from,
    to_check,
    told_of,
    written,
)
from taizhang.outbox import ringing, unchecked
from taizhang.outbox.models import Given, Message, Reading
from taizhang.outbox.staff import staff, wishes
from taizhang.outbox.withdrawing import count_unread, withdraw
from taizhang.outbox.words import DIGESTS
from taizhang.places.calendar import calendar

Channel, Status = Message.Channel, Message.Status
# How long a step can be taken back, and a little: until then nothing leaves the house.
HOLD: Final = UNDO_WITHIN + dt.timedelta(seconds=5)
CLOCKS_EVERY: Final = dt.timedelta(minutes=5)
ENTRIES_AT_ONCE: Final = 2000
ITEMS_MOST: Final = 100
SEVERAL: Final = "several"
OUR_KINDS: Final = (*TOLD, *UNTOLD, ev.StepUndone, ev.ExtensionDecided)


@dataclass
class Found:
    """What a look found: entries that are somebody's business, and what was taken back.

    `moved`: the cases of all entries, anybody's business or not.
    """

    entries: list[Entry] = field(default_factory=list)
    undone: list[tuple[str, int]] = field(default_factory=list)
    moved: set[str] = field(default_factory=set)

    def take(self, entries: Iterable[Entry]) -> None:
        """Keep of `entries` what counts, less what a later one of them takes back."""
        for entry in entries:
            self.moved.add(entry.case)
            if isinstance(entry.event, ev.StepUndone):
                back = entry.case, entry.event.back_to
                self.undone.append(back)
                self.entries = [each for each in self.entries if not is_back(each, back)]
            elif isinstance(entry.event, OUR_KINDS):
                self.entries.append(entry)


def is_back(entry: Entry, back: tuple[str, int]) -> bool:
    """Return whether `entry` is taken back by a step back to (case, n)."""
    return entry.case == back[0] and entry.n >= back[1]


def look(now: dt.datetime) -> int:
    """Write the messages that are due at `now`; return how many. A few queries.

    Nobody is told of what was before the first look: an office that brings this program up
    to date is not woken by its past.
    """
    reading = reading_at(now)
    found, seq = _read(reading.seq)
    clocks_due = now - reading.looked_at >= CLOCKS_EVERY
    if seq == reading.seq and not clocks_due:
        return 0
    waiting = to_check(found.moved)
    # Most entries are nobody's business: then there is nobody to look up.
    people = staff() if found.entries or waiting or clocks_due else Staff({})
    waits = unchecked.found(found.moved, waiting, people, reading, anew=clocks_due)
    rows = waits.rows | told_of(entry.case for entry in found.entries)
    notices = list(_of_entries(found.entries, rows, people))
    if clocks_due:
        of_clocks, more = _of_clocks(reading.looked_at, now, people)
        notices += of_clocks
        rows = more | rows
    with transaction.atomic():
        here = Reading.objects.filter(pk=1, seq=reading.seq, looked_at=reading.looked_at)
        looked_at = now if clocks_due else reading.looked_at
        if not here.update(seq=seq, looked_at=looked_at, staffed=waits.staffed):
            return 0  # somebody else was faster, and wrote it
        withdraw(found.undone, now)
        notices += unchecked.keep(waits, people, now)
        return _write(found, notices, rows, now)


def reading_at(now: dt.datetime) -> Reading:
    """Return how far was read, begun at the book's end where nobody read before."""
    found = Reading.objects.filter(pk=1).first()
    if found is None:
        begun = {"seq": written(), "looked_at": now}
        found, _made = Reading.objects.get_or_create(pk=1, defaults=begun)
    return found


def _read(seq: int) -> tuple[Found, int]:
    found = Found()
    while True:
        entries, upto = entries_from(seq, ENTRIES_AT_ONCE)
        found.take(entries)
        if upto - seq < ENTRIES_AT_ONCE:
            return found, upto
        seq = upto


def _of_entries(
    entries: Iterable[Entry], rows: Mapping[str, Told], people: Staff
) -> Iterator[Notice]:
    for entry in entries:
        if entry.case in rows:
            yield from after(entry, rows[entry.case].matter, people)


def _of_clocks(
    since: dt.datetime, until: dt.datetime, people: Staff
) -> tuple[list[Notice], dict[str, Told]]:
    rows = {told.matter.case: told for told in coming_round(since, until)}
    matters = (told.matter for told in rows.values())
    return list(due(matters, people, calendar(), since, until)), rows


def _write(
    found: Found, notices: list[Notice], rows: Mapping[str, Told], now: dt.datetime
) -> int:
    ringing.note(found.entries)
    # More time was granted: its end is another one, of which they are reminded again.
    longer = [e.case for e in found.entries if _gives_time(e.event)]
    Given.objects.filter(case__in=longer).delete()
    fresh = _not_given(notices, now)
    return deliver(_by_person(fresh, rows), now)


def _gives_time(event: ev.Event) -> bool:
    return isinstance(event, ev.ExtensionDecided) and event.granted


def _not_given(notices: Sequence[Notice], now: dt.datetime) -> list[Notice]:
    """Return those of `notices` that nobody was given yet, and keep note of them."""
    clocks = {notice.key: notice for notice in notices if not notice.n}
    before = set(Given.objects.filter(key__in=clocks).values_list("key", flat=True))
    Given.objects.bulk_create(
        Given(key=key, case=notice.case, at=now)
        for key, notice in clocks.items()
        if key not in before
    )
    return [notice for notice in notices if notice.key not in before]


@dataclass(frozen=True)
class Telling:
    """What one person is told at once."""

    person: str
    key: str
    kind: str
    items: tuple[tuple[str, str, str, int], ...]
    counts: Mapping[str, int] = field(default_factory=dict)
    urgent: bool = False
    moment: dt.datetime | None = None


def _by_person(notices: Iterable[Notice], rows: Mapping[str, Told]) -> Iterator[Telling]:
    theirs: dict[str, dict[str, Notice]] = defaultdict(dict)
    for notice in notices:
        # Of one matter the last word only.
        theirs[notice.to][notice.case] = notice
    for person, several in theirs.items():
        told = sorted(several.values(), key=lambda each: _waiting(rows[each.case]))
        kinds = {notice.what.value for notice in told}
        yield Telling(
            person,
            f"look:{told[0].key}",
            kinds.pop() if len(kinds) == 1 else SEVERAL,
            tuple((rows[n.case].number, n.what.value, n.case, n.n) for n in told)[
                :ITEMS_MOST
            ],
            urgent=any(notice.urgent for notice in told),
            moment=max(notice.moment for notice in told),
        )


def _waiting(told: Told) -> tuple[dt.datetime, dt.datetime]:
    """Return the order of matters in a message: the longest overdue, then the longest here."""
    matter = told.matter
    ends = matter.clock.due_at if matter.clock else matter.registered_at
    return ends, matter.registered_at


def deliver(tellings: Iterable[Telling], now: dt.datetime) -> int:
    """Write `tellings` as messages, in the app and by e-mail where somebody wants that."""
    wanted = list(tellings)
    by_mail = wishes(telling.person for telling in wanted)
    messages: list[Message] = []
    for telling in wanted:
        messages.append(_message(telling, Channel.IN_APP, now))
        wished = by_mail.get(telling.person)
        if wished and wished.takes(telling.kind):
            messages.append(_message(telling, Channel.EMAIL, now))
    with transaction.atomic():
        _supersede([each for each in messages if each.kind in DIGESTS], now)
        Message.objects.bulk_create(messages, ignore_conflicts=True)
        count_unread({telling.person for telling in wanted})
    return len(wanted)


def _supersede(newer: Sequence[Message], now: dt.datetime) -> None:
    """Let older digests that nobody read count as read: a newer one says it all.

    Written twice, by a worker that was cut short and the next, it does not replace itself.
    """
    people, keys = {each.person for each in newer}, {each.key for each in newer}
    older = Message.objects.filter(person__in=people, channel=Channel.IN_APP, read_at=None)
    older.filter(kind__in=DIGESTS, written_at__lt=now).exclude(key__in=keys).update(
        read_at=now
    )


def _message(telling: Telling, channel: str, now: dt.datetime) -> Message:
    here = channel == Channel.IN_APP
    ready = max(now, (telling.moment or now) + HOLD)
    return Message(
        key=f"{channel}:{telling.key}",
        person=telling.person,
        channel=channel,
        kind=telling.kind,
        items=list(telling.items),
        counts=dict(telling.counts),
        urgent=telling.urgent,
        status=Status.SENT if here else Status.WAITING,
        written_at=now,
        sent_at=now if here else None,
        next_try_at=now if here else not_before(ready, telling.urgent),
    )
