"""What narrows a list of issues: conditions, lamps and words, as the database reads them."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import F, Func, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.lookups import Exact, In

from taizhang.core.clocks import OFFICE_ZONE
from taizhang.core.vocabulary import LampColour, Status
from taizhang.ledger import models, numbers, search
from taizhang.ledger.standing import OVER, RUNNING, TO_CONFIRM

PHASES = {"open": RUNNING, "confirm": TO_CONFIRM, "over": OVER}


@dataclass(frozen=True)
class Filters:
    """What narrows a list; an empty value narrows nothing. Codes are exact.

    Several codes of one kind stand together, a comma between them: any of them will do.
    `phase`: open, confirm, over or "" for all. `lamp`: a LampColour's value. Days are local
    and included. `worked_by`: somebody who handles the matter or was first asked.
    `awaits`: what comes next (`awaiting`). `besides`: leaves out what these units handle.
    `quiet_days`: nothing has moved for so long. `recurring`: not the first time there.
    `supervised`: a leader follows it up. `brought`: "in" by an import, "no" for what was
    registered here. `look_back_to`: somebody is to look back at it by that day.
    """

    phase: str = ""
    lamp: str = ""
    status: str = ""
    community: str = ""
    category: str = ""
    channel: str = ""
    nature: str = ""
    urgency: str = ""
    unit: str = ""
    awaits: str = ""
    besides: str = ""
    handler: str = ""
    worked_by: str = ""
    place: str = ""
    batch: str = ""
    incident: str = ""
    raised_from: dt.date | None = None
    raised_to: dt.date | None = None
    due_from: dt.date | None = None
    due_to: dt.date | None = None
    ended_from: dt.date | None = None
    ended_to: dt.date | None = None
    quiet_days: int = 0
    recurring: bool = False
    supervised: bool = False
    brought: str = ""
    look_back_to: dt.date | None = None
    words: str = ""


def filtered(
    filters: Filters, at: dt.datetime, *, as_ordered: bool = False, passing: bool = False
) -> QuerySet[models.Standing]:
    """Return the rows that `filters` leave at the instant `at`, in no order.

    `as_ordered`: they will be read by number or day, and enough of them that walking in
    that order is quicker than sorting what an index of codes finds. `passing`: the words
    are asked of the rows that are come by, instead of looking up all that hold them.
    """
    if as_ordered and filters.phase == "over":
        # Nearly all there is: its index would find a million rows to sort.
        found = models.Standing.objects.filter(Exact(_PassedOver(F("phase")), OVER))
        found = found.filter(narrowing(replace(filters, phase=""), at))
    else:
        found = models.Standing.objects.filter(narrowing(filters, at))
    if as_ordered:
        passed_over = frozenset(EXACT)
    else:
        passed_over = IN_OPEN_WORK if is_open_work(filters) else frozenset()
    codes = _codes(filters, passed_over)
    found = found.filter(_days(filters) & codes & _moving(filters, at))
    if not filters.words.strip():
        return found
    passing = passing or as_ordered or is_open_work(filters)
    column = _PassedOver(F("pk")) if passing else F("pk")
    return found.filter(In(column, RawSQL(*holding(filters.words))))


def is_open_work(filters: Filters) -> bool:
    """Return whether `filters` leave nothing that is over."""
    lit = set(filter(None, filters.lamp.split(SEVERAL)))
    return filters.phase in {"open", "confirm"} or (bool(lit) and "done" not in lit)


def narrowing(filters: Filters, at: dt.datetime) -> Q:
    """Return the condition of the chosen phase and lamp; an empty one if none is chosen."""
    wanted = Q(phase=PHASES[filters.phase]) if filters.phase else Q(pk__isnull=False)
    if filters.phase and filters.phase != "over":
        wanted &= open_work()
    lit = Q()
    for shade in filter(None, filters.lamp.split(SEVERAL)):
        lit |= lamp_condition(shade, at)
    return wanted & lit


EXACT = (
    "status",
    "community",
    "category",
    "channel",
    "nature",
    "urgency",
    "unit",
    "awaits",
    "handler",
    "place",
    "batch",
    "incident",
)
SEVERAL = ","
# Stands in a condition for having no such code: no community, no unit yet.
NO_CODE = "-"


# Open matters are found by the index of open work, which holds these.
IN_OPEN_WORK = frozenset({"community", "unit", "status"})


class _PassedOver(Func):
    """A column whose own index is not to be used.

    SQLite keeps no numbers of its rows and takes any code for a rare one; PostgreSQL
    knows better by itself.
    """

    template = "%(expressions)s"

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """Return the column as SQLite takes no index for it: with a plus before it."""
        return self.as_sql(compiler, connection, template="+%(expressions)s", **context)


def _codes(filters: Filters, passed_over: frozenset[str]) -> Q:
    wanted = Q()
    for name in EXACT:
        if value := getattr(filters, name):
            column = _PassedOver(F(name)) if name in passed_over else F(name)
            codes = ["" if code == NO_CODE else code for code in value.split(SEVERAL)]
            wanted &= Q(In(column, codes) if len(codes) > 1 else Exact(column, codes[0]))
    if who := filters.worked_by:
        wanted &= Q(handler=who) | Q(first_contact=who)
    if filters.besides:
        wanted &= ~Q(unit__in=filters.besides.split(SEVERAL))
    return wanted


def _days(filters: Filters) -> Q:
    """Return the condition of days: instants are compared with the midnights around them.

    What has a deadline is ordered by it, so both are asked for, as in `lamp_condition`.
    """
    wanted = Q()
    for name, since, until in (
        ("registered_at", filters.raised_from, filters.raised_to),
        ("due_at", filters.due_from, filters.due_to),
        ("order_at", filters.due_from, filters.due_to),
    ):
        if since:
            wanted &= Q(**{f"{name}__gte": _midnight(since)})
        if until:
            wanted &= Q(**{f"{name}__lt": _midnight(until + dt.timedelta(days=1))})
    if filters.ended_from or filters.ended_to:
        # Said although it follows: no open matter need be looked up for it.
        wanted &= Q(Exact(_PassedOver(F("phase")), OVER))
    if filters.ended_from:
        wanted &= Q(struck_off_on__gte=filters.ended_from)
    if filters.ended_to:
        wanted &= Q(struck_off_on__lte=filters.ended_to)
    return wanted


def _moving(filters: Filters, at: dt.datetime) -> Q:
    wanted = Q(earlier_count__gt=0) if filters.recurring else Q()
    if filters.look_back_to:
        wanted &= Q(Exact(_PassedOver(F("phase")), OVER))
        wanted &= Q(look_back_on__lte=filters.look_back_to)
    if filters.supervised:
        wanted &= Q(supervised=True)
    if filters.brought:
        wanted &= Q(imported=filters.brought == "in")
    if filters.quiet_days:
        wanted &= Q(moved_at__lt=at - dt.timedelta(days=filters.quiet_days))
    return wanted


def holding(words: str) -> tuple[str, list[Any]]:
    """Return SQL, with its parameters, that finds the ids of what holds `words`.

    In the text, as a name or a number; one that holds them both ways is found twice. For
    everybody: who may see what is found is not asked here.
    """
    numbered = models.Standing.whole.filter(_numbered(words)).values("id")
    parts = [numbered.query.sql_with_params(), search.matching(words)]
    found = [part for part in parts if part]
    sql = " UNION ALL ".join(statement for statement, _parameters in found)
    return sql, [value for _statement, parameters in found for value in parameters]


def _numbered(words: str) -> Q:
    """Return the condition of bearing `words` as a number, of whatever kind."""
    wanted = Q(old_number=words.strip())
    # The index of their numbers leaves out what has none: it serves where that is said.
    if words.strip():
        wanted |= Q(their_number=words.strip(), their_number__gt="")
    digits = words.strip().strip("〔〕").replace("〕", "-")
    year, _, serial = digits.rpartition("-")
    if serial.isdecimal() and len(serial) < 8 and (not year or year.isdecimal()):
        by_number = Q(serial=int(serial))
        # Every year there is: said so that the index of numbers serves.
        years = Q(year__in=models.Counter.objects.values("year"))
        wanted |= by_number & (Q(year=int(year)) if year else years)
    if receipt := numbers.receipt_from(words):
        held = models.Receipt.objects.filter(hash=numbers.receipt_hash(receipt))
        wanted |= Q(case__in=held.values("case"))
    return wanted


def lamp_condition(shade: str, at: dt.datetime) -> Q:
    """Return the condition under which `core.lamps.colour` gives `shade` at `at`.

    What has a deadline is ordered by it: saying so again lets the database go by the order.
    """
    running = open_work() & Q(phase=RUNNING)
    taken_on = running & ~Q(status=Status.REGISTERED)
    parked = Q(status=Status.DEFERRED)
    in_time = Q(due_at__gt=at, order_at__gt=at)
    conditions = {
        LampColour.RED: running & Q(due_at__lte=at, order_at__lte=at),
        LampColour.AMBER: taken_on & in_time & Q(amber_at__lte=at),
        LampColour.GREEN: taken_on & in_time & Q(amber_at__gt=at) & ~parked,
        LampColour.PAUSED: running & in_time & Q(amber_at__gt=at) & parked,
        LampColour.WAITING: running & in_time & Q(status=Status.REGISTERED),
        LampColour.NONE: open_work() & Q(phase=TO_CONFIRM),
        LampColour.DONE: Q(phase=OVER),
    }
    return conditions.get(LampColour(shade), Q(pk__in=[]))


def open_work() -> Q:
    """Return the condition of not being over, as the index of open work has it.

    Written out: SQLite takes no parameter for the 2 that the index speaks of.
    """
    return Q(phase__lt=RawSQL("2", ()))


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(0), OFFICE_ZONE)
