"""The queues of the second person: what waits for a look, and what waits for a call."""

from django.urls import get_script_prefix, reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from taizhang.core import commands as co
from taizhang.core import lookalikes
from taizhang.core.clocks import Calendar
from taizhang.core.decide import may
from taizhang.core.issue import Issue
from taizhang.core.vocabulary import Actor, CheckMethod, Status
from taizhang.ledger import numbers, queries
from taizhang.ledger.filtering import Filters
from taizhang.ledger.queries import Row
from taizhang.ledger.reading import issues_of
from taizhang.ledger.shown import Chip
from taizhang.places.calendar import calendar
from taizhang.verification.shown import Queue, Waiting
from taizhang.verification.standing import may_look, own_unit
from taizhang.web import chips, lamps, titles
from taizhang.web.naming import Naming, naming
from taizhang.web.wording import word

STATIONS = ((Status.HANDLED, co.RecordVerification), (Status.VERIFIED, co.RecordFollowUp))


def queues(by: Actor) -> tuple[Queue, ...]:
    """Return the queues that `by` may work on, what is due first on top.

    Nobody finds the work of their own hands there, nor that of their own unit unless the
    standard lets them look at it.
    """
    at = now()
    wanted = [status for status, command in STATIONS if may(by, command)]
    pages = {s: queries.page(Filters(status=s.value), at, sort="due") for s in wanted}
    rows = [row for page in pages.values() for row in page.rows]
    issues = issues_of(row.case for row in rows) if rows else {}
    people = (row.handler for row in rows)
    days = calendar()
    known = naming(people, (row.place for row in rows), (), at)
    return tuple(
        Queue(
            key=status.value,
            name=word(status),
            empty=_("没有在等的。"),
            lines=tuple(
                _waiting(row, issues[row.case], by, known, days)
                for row in page.rows
                if may_look(issues[row.case], by)
            ),
            more_url=_more(status) if page.after else "",
        )
        for status, page in pages.items()
    )


def _more(status: Status) -> str:
    return f"{get_script_prefix()}ledger/?status={status.value}"


def _waiting(row: Row, issue: Issue, by: Actor, known: Naming, days: Calendar) -> Waiting:
    found = known.where(row)
    return Waiting(
        url=reverse("verification:check", args=[row.number]),
        label=numbers.label(row.number),
        title=titles.title(row.summary),
        lamp=lamps.shown(row, known.now, days),
        chips=tags(row, issue, by, known),
        place=f"{found.name} {found.note}".strip(),
        handled_by=known.hands(row),
    )


def tags(row: Row, issue: Issue, by: Actor, known: Naming) -> tuple[Chip, ...]:
    """Return what is special about a matter for whoever looks at it."""
    on_site = (
        issue.status is Status.HANDLED and issue.standard.method is CheckMethod.ON_SITE
    )
    offered = (
        (own_unit(issue, by), Chip(_("本单位办的"), "amber", "warn")),
        (on_site, Chip(_("要到现场看"), "blue", "pin")),
        (bool(lookalikes.standing(issue)), Chip(_("照片像用过的"), "amber", "warn")),
    )
    special = (chip for there, chip in offered if there)
    return (*special, *chips.past(row), Chip(known.category(row.category)))
