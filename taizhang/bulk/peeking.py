"""One issue at a glance, beside the list: what, where, whose, until when, what happened."""

from collections.abc import Iterator

from django.utils.timezone import now as present
from django.utils.translation import gettext as _

from taizhang.bulk.acts import ACTS
from taizhang.bulk.addresses import edit_url
from taizhang.bulk.editing import CELLS
from taizhang.bulk.shown import Deed, Peeked
from taizhang.core import commands as co
from taizhang.core.decide import possible
from taizhang.core.issue import Issue
from taizhang.core.taking_on import may_dispatch
from taizhang.core.vocabulary import Actor
from taizhang.ledger import numbers
from taizhang.ledger.queries import IssueFile
from taizhang.ledger.shown import Fact
from taizhang.places.calendar import calendar
from taizhang.web import dates, lamps
from taizhang.web.addresses import issue_url
from taizhang.web.came_from import CameFrom
from taizhang.web.happenings import naming_for, told
from taizhang.web.naming import Naming
from taizhang.web.titles import title
from taizhang.web.wording import word

HAPPENINGS = 3


def peeked(file: IssueFile, by: Actor, here: CameFrom) -> Peeked:
    """Return the issue of `file` as `by` sees it in passing. At most two queries."""
    row = file.row
    known = naming_for(file, present(), also_places=[row.place])
    return Peeked(
        number=row.number,
        label=numbers.label(row.number),
        url=issue_url(row.number, query=here.query),
        title=title(row.summary),
        lamp=lamps.shown(row, known.now, calendar()),
        stage=lamps.stage(row),
        facts=tuple(_facts(file, known)),
        happenings=told(file, known=known)[:HAPPENINGS],
        deeds=tuple(_deeds(file, by, here)),
    )


def editable(issue: Issue, cell: str, by: Actor) -> bool:
    """Return whether it makes sense to offer `by` to edit this cell of `issue`."""
    if cell == "category":
        return possible(issue, co.CorrectIssue, by)
    return may_dispatch(by, issue.status, to_confirm=issue.to_confirm)


def _facts(file: IssueFile, known: Naming) -> Iterator[Fact]:
    row, place = file.row, known.where(file.row)
    yield Fact(_("地点"), place.name, place.note)
    yield Fact(_("办理"), known.hands(row) or _("还没派办"))
    if row.clock:
        yield Fact(_("到期"), dates.moment(row.clock.due_at, known.now))
    yield Fact(_("类别"), known.category(row.category))
    yield Fact(_("来源"), word(row.channel), dates.moment(row.registered_at, known.now))


def _deeds(file: IssueFile, by: Actor, here: CameFrom) -> Iterator[Deed]:
    number = file.row.number
    yield Deed(_("打开"), issue_url(number, query=here.query), "arrow")
    names = {"unit": _("派办或改派"), "category": _("改类别")}
    for cell in CELLS:
        if editable(file.issue, cell, by):
            icon = ACTS["dispatch"].icon if cell == "unit" else "pen"
            yield Deed(names[cell], edit_url(number, cell), icon)
