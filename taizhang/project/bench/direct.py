"""The book without the web, beside a plain row: what all its promises cost.

Both are done in turn within one run, so that a slow disk slows both.
"""

import time
from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from taizhang.core import commands as co
from taizhang.ledger import book
from taizhang.people.models import Session
from taizhang.project.bench import sayings
from taizhang.project.bench.figures import Measured, spread, timed
from taizhang.project.bench.office import Staffed


def measured(staff: Staffed, count: int) -> Iterator[Measured]:
    """Register so many matters and write as many plain rows, in turn."""
    cases: list[str] = []
    submitting, creating = [], []
    for number in range(count):
        submitting.append(timed(partial(_register, staff, number, cases)))
        creating.append(timed(partial(_plain_row, number)))
    ratio = sum(submitting) / sum(creating)
    yield Measured("register, without the web", spread(submitting))
    yield Measured("one row by Django's ORM, committed", spread(creating))
    yield Measured("the first to the second", f"{ratio:.1f} times")
    start = time.process_time()
    for case in cases:
        book.submit(case, co.AcceptIssue(), by=staff.clerk)
    used = (time.process_time() - start) / count
    yield Measured("a command, without the web, CPU alone", f"{used * 1000:.1f} ms")
    with CaptureQueriesContext(connection) as captured:
        _register(staff, count, [])
    yield Measured("statements of a registration", f"{len(captured)}")


def _register(staff: Staffed, number: int, cases: list[str]) -> None:
    command = sayings.registering(staff, number)
    cases.append(book.submit("", command, by=staff.clerk).issue.case)


def _plain_row(number: int) -> None:
    Session.objects.create(
        session_key=f"bench{time.monotonic_ns()}-{number}"[:40],
        session_data="x" * 400,
        expire_date=timezone.now() + timedelta(days=1),
    )
