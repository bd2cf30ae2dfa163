"""Pressure: whom a running clock reminds, and when; whose turn a matter is (提醒、升级).

Decided from a row of the ledger and the people of the office, never from a fold: a round
over all open matters must cost one query. The same window of time asked twice gives the same
notices with the same keys, so nobody is told twice. Source: docs/sources.md#messages.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from taizhang.core.clocks import OFFICE_ZONE, Calendar, local_day
from taizhang.core.independence import Checker
from taizhang.core.seeing import Looked, Sight, sees
from taizhang.core.vocabulary import IN_HAND, Duty, Status, Urgency

# How long before a lamp changes somebody is reminded: a working day, or half the way there.
AHEAD = dt.timedelta(days=1)
# No holiday that this country knows is longer: what a round must look ahead for.
LONGEST_PAUSE = dt.timedelta(days=15)
QUIET_FROM, QUIET_UNTIL = dt.time(21, 0), dt.time(8, 0)


class What(StrEnum):
    """What somebody is told. Stored with each message, so words stay as they are."""

    BEFORE_AMBER = "before_amber"
    BEFORE_RED = "before_red"
    RED = "red"
    ESCALATED = "escalated"
    REVIEW = "review"
    GIVEN = "given"
    RETURNED = "returned"
    TIME_ASKED = "time_asked"
    PARKING_ASKED = "parking_asked"
    VOID_ASKED = "void_asked"
    DECIDED = "decided"
    SUPERVISED = "supervised"
    HURRIED = "hurried"
    PASSED = "passed"
    SENT_BACK = "sent_back"
    OBJECTED = "objected"
    ALONE = "alone"


@dataclass(frozen=True)
class Running:
    """A clock as the row holds it."""

    started_at: dt.datetime
    amber_at: dt.datetime
    due_at: dt.datetime


@dataclass(frozen=True)
class Matter:
    """What of a matter decides who is told: its row, less its words."""

    case: str
    status: Status
    urgency: Urgency
    looked: Looked
    registered_at: dt.datetime
    clock: Running | None = None

    @property
    def urgent(self) -> bool:
        """Whether it may be told of at night."""
        return self.urgency is Urgency.URGENT

    @property
    def for_any_reader(self) -> bool:
        """Whether a group may hear its number: what a unit is complained of is not for them."""
        return not self.looked.complained_of

    def is_red(self, at: dt.datetime) -> bool:
        """Return whether its lamp is red at the instant `at`."""
        return self.clock is not None and at >= self.clock.due_at


@dataclass(frozen=True)
class Person:
    """Somebody at work here: their unit and duties, and what they may see."""

    id: str
    unit: str
    duties: frozenset[Duty]
    sight: Sight


@dataclass(frozen=True)
class Staff:
    """Everybody who can be told. `leaders`: who hears of a red lamp, by unit; "" for all others.

    `there`: who is there for somebody away; "" where nobody is.
    """

    people: Mapping[str, Person]
    leaders: Mapping[str, str] = field(default_factory=dict)
    there: Mapping[str, str] = field(default_factory=dict)

    def told(self, ids: Iterable[str], matter: Matter) -> tuple[str, ...]:
        """Return those of `ids` at work here who may see `matter`, and who stands in for them."""
        wanted = dict.fromkeys(ids)
        wanted |= dict.fromkeys(self.there.get(each, "") for each in tuple(wanted))
        found = (self.people[each] for each in wanted if each in self.people)
        return tuple(each.id for each in found if sees(each.sight, matter.looked))

    @property
    def checkers(self) -> tuple[Checker, ...]:
        """Those who are charged with checking (核验)."""
        held = (each for each in self.people.values() if Duty.VERIFY in each.duties)
        return tuple(Checker(each.id, each.unit) for each in held)

    def holding(self, *duties: Duty, unit: str = "", besides: str = "") -> Iterator[str]:
        """Yield who holds any of `duties`: of one `unit`, or of all but `besides`."""
        for each in self.people.values():
            theirs = not unit or each.unit == unit
            if theirs and each.unit != (besides or None) and each.duties & {*duties}:
                yield each.id


@dataclass(frozen=True)
class Notice:
    """Somebody is to be told something. `moment`: when it became true; `n`: by which entry.

    The same `key` is the same notice: it is given once, however often it is found.
    """

    to: str
    what: What
    case: str
    mark: str
    moment: dt.datetime
    urgent: bool = False
    n: int = 0

    @property
    def key(self) -> str:
        """What makes it the same notice."""
        return f"{self.what.value}:{self.case}:{self.mark}:{self.to}"


def turn(matter: Matter, staff: Staff) -> tuple[str, ...]:
    """Return whose turn it is: the handler, else everybody who may take the next step."""
    looked = matter.looked
    match matter.status:
        case Status.REGISTERED:
            found = staff.holding(Duty.ACCEPT)
        case Status.ACCEPTED:
            found = staff.holding(Duty.DISPATCH)
        case Status.DISPATCHED | Status.IN_PROGRESS:
            return staff.told(hands(looked, staff), matter)
        case Status.HANDLED:
            found = staff.holding(Duty.VERIFY, besides=looked.unit)
        case Status.VERIFIED:
            found = staff.holding(Duty.FOLLOW_UP)
        case Status.DEFERRED:
            found = staff.holding(Duty.DISPATCH, Duty.RULE)
        case _:
            return ()
    return staff.told(found, matter)


def hands(looked: Looked, staff: Staff) -> Iterable[str]:
    """Return who handles it: the handler, or where none is at work here, their whole unit."""
    if looked.handler in staff.people:
        return (looked.handler,)
    return staff.holding(Duty.HANDLE, unit=looked.unit) if looked.unit else ()


def lit_for(matter: Matter, staff: Staff, at: dt.datetime) -> tuple[str, ...]:
    """Return who hears in a digest that `matter` is lit: whose turn it is, and leaders of red.

    What is parked stands still until its day.
    """
    red = matter.is_red(at)
    if matter.status is Status.DEFERRED and not red:
        return ()
    theirs = turn(matter, staff)
    if not red:
        return theirs
    return tuple(dict.fromkeys((*theirs, *above(matter, staff))))


def above(matter: Matter, staff: Staff) -> tuple[str, ...]:
    """Return who answers for a matter that is stuck: whoever rules, and the leader named."""
    return staff.told((*staff.holding(Duty.RULE), _leader(matter, staff)), matter)


def alone(matter: Matter, staff: Staff, since: dt.datetime) -> Iterator[Notice]:
    """Yield to the leader named that nobody may check `matter`, as was found at `since`.

    `since` is that wait: the leader hears of each once.
    """
    mark = f"{since.timestamp():.0f}"
    for to in staff.told({_leader(matter, staff)}, matter):
        yield Notice(to, What.ALONE, matter.case, mark, since, matter.urgent)


def due(
    matters: Iterable[Matter],
    staff: Staff,
    calendar: Calendar,
    since: dt.datetime,
    until: dt.datetime,
) -> Iterator[Notice]:
    """Yield what the clocks of `matters` tell whom, of what came true in (since, until].

    Of one clock only the last word: whoever missed that it would turn red hears that it did.
    """
    for matter in matters:
        came = [
            (moment, what)
            for moment, what in moments(matter, calendar)
            if since < moment <= until
        ]
        if came and matter.clock:
            yield from _notices(matter, staff, *came[-1])


def moments(matter: Matter, calendar: Calendar) -> Sequence[tuple[dt.datetime, What]]:
    """Return when the clock of `matter` has something to say, the earliest first."""
    clock = matter.clock
    if clock is None:
        return ()
    if matter.status is Status.DEFERRED:
        return ((_morning(clock.due_at), What.REVIEW),)
    return (
        (_before(clock.amber_at, clock.started_at, calendar), What.BEFORE_AMBER),
        (_before(clock.due_at, clock.amber_at, calendar), What.BEFORE_RED),
        (clock.due_at, What.RED),
    )


def not_before(moment: dt.datetime, urgent: bool) -> dt.datetime:
    """Return when what is ready at `moment` may leave: by night only what is urgent."""
    local = moment.astimezone(OFFICE_ZONE)
    if urgent or QUIET_UNTIL <= local.time() < QUIET_FROM:
        return moment
    day = local.date() + dt.timedelta(days=local.time() >= QUIET_FROM)
    return dt.datetime.combine(day, QUIET_UNTIL, OFFICE_ZONE)


def _notices(
    matter: Matter, staff: Staff, moment: dt.datetime, what: What
) -> Iterator[Notice]:
    assert matter.clock is not None
    # A calendar counted anew moves the end and not the start: it is the same clock.
    mark = f"{matter.status.value}:{matter.clock.started_at.timestamp():.0f}"
    theirs = turn(matter, staff)
    if what is What.BEFORE_AMBER and matter.status not in IN_HAND:
        # So early only whoever has it in hand can do something about it.
        theirs = ()
    for to in theirs:
        yield Notice(to, what, matter.case, mark, moment, matter.urgent)
    if what is What.RED:
        for to in staff.told({_leader(matter, staff)}, matter):
            if to not in theirs:
                yield Notice(to, What.ESCALATED, matter.case, mark, moment, matter.urgent)


def _leader(matter: Matter, staff: Staff) -> str:
    return staff.leaders.get(matter.looked.unit) or staff.leaders.get("", "")


def _before(moment: dt.datetime, floor: dt.datetime, calendar: Calendar) -> dt.datetime:
    """Return a working day before `moment`; where that is not after `floor`, half the way."""
    at = moment - AHEAD
    while not calendar.works_on(local_day(at)) and moment - at < LONGEST_PAUSE:
        at -= AHEAD
    return at if at > floor else floor + max(moment - floor, dt.timedelta(0)) / 2


def _morning(at: dt.datetime) -> dt.datetime:
    return dt.datetime.combine(local_day(at), QUIET_UNTIL, OFFICE_ZONE)
