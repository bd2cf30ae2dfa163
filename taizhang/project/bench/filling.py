"""Fills a ledger with as many matters as wanted, by commands, as an office would have.

Most rows were carried over from older ledgers, finished; of those registered here most
were struck off after they went the whole way, and the latest, 1.5 % of all, are open. Days go from
three years ago to today. All is written by the book: real leaves, seals, tree and index.
"""

import datetime as dt
import heapq
import random
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from taizhang.core import commands as co
from taizhang.core.clocks import local_day
from taizhang.core.refusals import Refused
from taizhang.core.vocabulary import (
    Actor,
    Channel,
    CheckMethod,
    Conclusion,
    EvidenceKind,
    FollowUpOutcome,
    Nature,
)
from taizhang.ledger import book
from taizhang.ledger.writing import Act
from taizhang.project.bench import sayings
from taizhang.project.bench.office import Staffed

SPAN = dt.timedelta(days=3 * 365)
AT_ONCE = 1000
CARRIED = 0.95  # of all rows
UNCONFIRMED = 0.002  # of the rows carried over
OPEN = 0.3  # of the rows registered here: the latest
CHANNELS = tuple(Channel)
NATURES = (Nature.REQUEST, Nature.COMPLAINT, Nature.SUGGESTION)


@dataclass(order=True)
class Due:
    """An act that is to be done at its time. `follow` says what comes after it."""

    at: dt.datetime
    order: int
    act: Act = field(compare=False)
    follow: Callable[[str, dt.datetime], "Due | None"] = field(compare=False)


class Filling:
    """The acts of a ledger of `count` rows up to the instant `until`, in their order.

    `done`: how many rows an earlier run, which was broken off, has left there.
    """

    def __init__(
        self, count: int, staff: Staffed, until: dt.datetime, *, done: int = 0
    ) -> None:
        self.count = count
        self._done = done
        self.staff = staff
        self._begin = until - SPAN
        self._step = SPAN / count
        self._until = until
        self._chance = random.Random(count + done)
        self._waiting: list[Due] = []

    def run(self) -> Generator[int, None, None]:
        """Write the ledger; yield how many rows it has after each transaction.

        May be left at any time: what was yielded is durable and whole, and a later run can
        go on from there. What was in hand then stays open.
        """
        number = self._done
        while number < self.count or self._waiting:
            some: list[Due] = []
            while len(some) < AT_ONCE and (number < self.count or self._waiting):
                ahead = self._when(number) if number < self.count else self._until
                if self._waiting and self._waiting[0].at <= ahead:
                    some.append(heapq.heappop(self._waiting))
                elif number < self.count:
                    some.append(self._new(number))
                    number += 1
                else:
                    self._waiting.clear()
            self._write(some)
            yield number

    def _write(self, some: Sequence[Due]) -> None:
        for due, done in zip(some, book.submit_many([d.act for d in some]), strict=True):
            if isinstance(done, Refused):
                raise AssertionError(f"{due.act} was refused: {done}")
            if after := due.follow(done.issue.case, due.at):
                heapq.heappush(self._waiting, after)

    def _when(self, number: int) -> dt.datetime:
        return self._begin + number * self._step

    def _new(self, number: int) -> Due:
        if self._chance.random() < CARRIED:
            act = Act("", (self._carried(number),), self.staff.importer, self._when(number))
            return Due(act.at, number, act, _nothing)
        open_from = self.count * (1 - OPEN)
        return self._registered(number, stays_open=number >= open_from)

    def _carried(self, number: int) -> co.CarryOver:
        at = self._when(number)
        finished = self._chance.random() >= UNCONFIRMED
        community, place = self._spot()
        return co.CarryOver(
            batch=f"filled-{at:%Y-%m}",
            source=f"台账!{number + 2}",
            summary=sayings.summary(number),
            result="已处理完毕。" if finished else "",
            channel=self._chance.choice(CHANNELS),
            nature=self._chance.choice(NATURES),
            category=sayings.category(number),
            community=community,
            place=place,
            unit_text="锦绣物业",
            reporter="" if number % 3 else "某居民",
            phone="" if number % 3 else sayings.phone(number),
            finished=finished,
            finished_on=local_day(at) if finished else None,
            happened_at=at - dt.timedelta(days=self._chance.randrange(2, 40)),
        )

    def _registered(self, number: int, *, stays_open: bool) -> Due:
        """Return the registration of a matter, with all that is to come of it."""
        community, place = self._spot()
        channel = self._chance.choice(CHANNELS)
        register = co.RegisterIssue(
            summary=sayings.summary(number),
            words=sayings.words(number),
            channel=channel,
            their_number=f"GD{number}" if channel is Channel.HOTLINE else "",
            nature=self._chance.choice(NATURES),
            category=sayings.category(number),
            community=community,
            place=place,
            place_text=f"{number % 6 + 1}单元{number % 9 + 1}02",
            reporter="某居民",
            phone=sayings.phone(number),
        )
        by = self._chance.choice(self.staff.handlers)
        # Open ones stand at every station: registered, dispatched, in hand, to be checked.
        stations = self._chance.randrange(4) if stays_open else 4
        given = (co.AcceptIssue(), co.DispatchIssue(unit=by.unit, handler=by.id))
        commands = (register, *given) if stations else (register,)
        act = Act("", commands, self.staff.clerk, self._when(number))
        return Due(act.at, number, act, self._handled(number, by, stations))

    def _handled(
        self, number: int, by: Actor, stations: int
    ) -> Callable[[str, dt.datetime], Due | None]:
        if stations < 2:
            return _nothing

        def follow(case: str, at: dt.datetime) -> Due:
            then = at + dt.timedelta(hours=self._chance.randrange(2, 120))
            act = Act(case, self._work(number, then, stations), by, then)
            last = self._checked(number) if stations == 4 else _nothing
            return Due(then, number, act, last)

        return follow

    def _work(self, number: int, at: dt.datetime, stations: int) -> tuple[co.Command, ...]:
        if stations == 2:
            return (co.TakeUp(), co.RecordProgress(text="已联系维修人员，明天上门。"))
        kinds = (EvidenceKind.BEFORE_PHOTO, EvidenceKind.AFTER_PHOTO)
        return (
            *(co.AddEvidence(shows=kind, sha256=_photo(number, kind)) for kind in kinds),
            co.RecordRootCause(
                measure="列入每月巡查。", look_back_on=local_day(at) + dt.timedelta(days=60)
            ),
            co.ReportHandled(conclusion=Conclusion.SOLVED, result="已更换并试用正常。"),
        )

    def _checked(self, number: int) -> Callable[[str, dt.datetime], Due | None]:
        def follow(case: str, at: dt.datetime) -> Due:
            then = at + dt.timedelta(hours=self._chance.randrange(1, 48))
            commands = (
                co.RecordVerification(passed=True, method=CheckMethod.ON_SITE),
                co.RecordFollowUp(
                    voice=1, outcome=FollowUpOutcome.SATISFIED, answer="修好了，谢谢。"
                ),
                co.StrikeOff(),
            )
            act = Act(case, commands, self.staff.verifier, then)
            return Due(then, number, act, _nothing)

        return follow

    def _spot(self) -> tuple[str, str]:
        return self._chance.choice(self.staff.spots)


def _photo(number: int, kind: EvidenceKind) -> str:
    return sha256(f"{number} {kind}".encode()).hexdigest()


def _nothing(_case: str, _at: dt.datetime) -> None:
    """Come to nothing: this was the last act."""
