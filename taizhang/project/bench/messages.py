"""What the outbox costs: a round that finds nothing, and one over very many lit matters."""

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from taizhang.core import commands as co
from taizhang.core.seeing import EVERYTHING
from taizhang.inbox.mine import mine
from taizhang.ledger import book
from taizhang.ledger.looking import looking
from taizhang.ledger.telling import lit
from taizhang.ledger.writing import Act
from taizhang.outbox import digests, long_work, sending, words, writing
from taizhang.outbox.models import Message, Reading
from taizhang.project.bench import sayings
from taizhang.project.bench.figures import Measured, spread, timed
from taizhang.project.bench.office import Staffed

LIT, TOLD, AT_ONCE, TIMES = 20_000, 50_000, 1000, 20
# In a ledger of a thousand and more; of a smaller one so much less.
WHOLE: Final = 1000
LONG_AGO: Final = dt.timedelta(days=40)


def measured(staff: Staffed, issues: int) -> Iterator[Measured]:
    """Light matters, write messages, and look at them as the worker and a reader do."""
    at, share = timezone.now(), min(1, issues / WHOLE)
    _light(staff, at, round(LIT * share))
    _tell(staff, at, round(TOLD * share))
    writing.look(at)
    told = f"{len(lit(at)):,} matters lit, {Message.objects.count():,} messages"
    yield Measured("what the outbox had before it", told)
    yield _line("a round that finds nothing", partial(long_work.anything, at))
    yield _line("a look at all clocks", partial(_all_clocks, at))
    yield _line("a digest to everybody", partial(digests.say, words.MORNING, at), 3)
    yield _line("how messages fare", partial(sending.fared, at))
    with looking(EVERYTHING):
        yield _line("the page of my messages", partial(mine, staff.handlers[0], at))


def _line(what: str, act: Callable[[], object], times: int = TIMES) -> Measured:
    with CaptureQueriesContext(connection) as captured:
        act()
    took = spread([timed(act) for _time in range(times)])
    return Measured(what, f"{took}, {len(captured)} statements")


def _all_clocks(at: dt.datetime) -> None:
    Reading.objects.update(looked_at=at - writing.CLOCKS_EVERY)
    writing.look(at)


def _light(staff: Staffed, at: dt.datetime, most: int) -> None:
    """Give out matters long ago, so that all are lit now."""
    for begin in range(len(lit(at)), most, AT_ONCE):
        some = range(begin, min(begin + AT_ONCE, most))
        book.submit_many([_given_out(staff, n, at) for n in some])


def _given_out(staff: Staffed, number: int, at: dt.datetime) -> Act:
    by = staff.handlers[number % len(staff.handlers)]
    registering = sayings.registering(staff, number)
    given = (co.AcceptIssue(), co.DispatchIssue(unit=by.unit, handler=by.id))
    return Act("", (registering, *given), staff.clerk, at - LONG_AGO)


def _tell(staff: Staffed, at: dt.datetime, most: int) -> None:
    """Write messages of half a year, a fifth of them unread and a few that failed."""
    people = (staff.clerk, staff.verifier, *staff.handlers)
    Message.objects.bulk_create(
        [_message(people[n % len(people)].id, n, at) for n in range(most)],
        batch_size=AT_ONCE,
        ignore_conflicts=True,
    )


def _message(person: str, number: int, at: dt.datetime) -> Message:
    written = at - dt.timedelta(minutes=5 * number)
    read = None if number % 5 == 0 else written
    lost = number % 1000 == 0
    return Message(
        key=f"bench:{number}",
        person=person,
        channel=Message.Channel.EMAIL if lost else Message.Channel.IN_APP,
        kind="given",
        items=[],
        status=Message.Status.FAILED if lost else Message.Status.SENT,
        written_at=written,
        next_try_at=written,
        read_at=read,
    )
