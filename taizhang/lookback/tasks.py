"""What somebody is to look at again, gathered by area: three queries, and the names."""

import datetime as dt
from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from taizhang.core.clocks import local_day
from taizhang.core.issue import Issue
from taizhang.core.vocabulary import Actor
from taizhang.ledger import numbers
from taizhang.ledger.looking_back import coming
from taizhang.ledger.queries import Row
from taizhang.ledger.reading import issues_of
from taizhang.lookback.shown import Task, TaskPage, Walk
from taizhang.lookback.standing import in_the_way
from taizhang.web import chips, dates, titles
from taizhang.web.naming import Naming, naming

AHEAD = dt.timedelta(days=30)


def task_page(by: Actor, at: dt.datetime, after: str = "") -> TaskPage:
    """Return what `by` may look at again, now or within a month.

    Nobody finds the work of their own hands there, nor that of their own unit unless the
    standard lets them look at it.
    """
    today = local_day(at)
    found = coming(today + AHEAD, after)
    issues = issues_of(row.case for row in found.rows) if found.rows else {}
    mine = [row for row in found.rows if not in_the_way(issues[row.case], by)]
    known = naming((), (row.place for row in mine), (), at)
    walks: dict[str, list[Task]] = {}
    for row in mine:
        task = _task(row, issues[row.case], known, today)
        walks.setdefault(_area(row, known), []).append(task)
    return TaskPage(
        walks=tuple(Walk(name, _in_order(tasks)) for name, tasks in walks.items()),
        due_count=sum(
            row.look_back_on is not None and row.look_back_on <= today for row in mine
        ),
        count=len(mine),
        after=found.after,
    )


def _area(row: Row, known: Naming) -> str:
    """Return where one walks to: the community and grid; the place itself where that is all."""
    where = known.where(row)
    return where.note or where.name


def _in_order(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """Return `tasks` with those of a place beside each other, in the order they came in."""
    places: dict[str, list[Task]] = {}
    for task in tasks:
        places.setdefault(task.place, []).append(task)
    return tuple(task for there in places.values() for task in there)


def _task(row: Row, issue: Issue, known: Naming, today: dt.date) -> Task:
    assert row.look_back_on is not None, "only these were asked for"
    days = (today - row.look_back_on).days
    late = ngettext("已过 %(n)d 天", "已过 %(n)d 天", days) % {"n": days}
    return Task(
        url=reverse("lookback:look", args=[row.number]),
        label=numbers.label(row.number),
        title=titles.title(row.summary),
        chips=chips.past(row),
        place=known.where(row).name,
        day=_("%(day)s 该看") % {"day": dates.day(row.look_back_on, today)},
        late=late if days > 0 else _("今天到期") if days == 0 else "",
        result=issue.report.result if issue.report else "",
    )
