"""What went before: failed checks and rework of the matter, and its like at the same place."""

import datetime as dt

from django.utils.translation import gettext as _

from taizhang.core.clocks import local_day
from taizhang.ledger import numbers
from taizhang.ledger.circumstances import RECURRENCE
from taizhang.ledger.first_time import by_unit
from taizhang.ledger.queries import IssueFile, at_same_place
from taizhang.people.names import all_unit_names
from taizhang.verification.shown import Earlier, Rate
from taizhang.web import dates, lamps, titles
from taizhang.web.addresses import issue_url

RATED_DAYS = 90


def told(file: IssueFile) -> str:
    """Return how often it failed a check or was done again, "" for never."""
    issue = file.issue
    counted = (
        (issue.failed_checks, _("核验没通过 %(n)d 次")),
        (issue.rework_count, _("返工 %(n)d 次")),
        (issue.reopened_count, _("重新挂号 %(n)d 次")),
    )
    return " · ".join(words % {"n": count} for count, words in counted if count)


def earlier(file: IssueFile, at: dt.datetime) -> tuple[Earlier, ...]:
    """Return the same kind of matter at the same place. One query, none where there is none."""
    row = file.row
    if not row.earlier_count:
        return ()
    return tuple(
        Earlier(
            day=dates.day(local_day(each.happened_at), local_day(at)),
            label=numbers.label(each.number),
            url=issue_url(each.number),
            title=titles.title(each.summary),
            stage=lamps.stage(each),
        )
        for each in at_same_place(row)
        if each.category == row.category
        and row.registered_at - RECURRENCE <= each.happened_at < row.happened_at
    )


def first_time(at: dt.datetime) -> tuple[Rate, ...]:
    """Return how often the work of each unit held at the first check. One query."""
    named = all_unit_names()
    return tuple(
        Rate(
            unit=named.get(each.unit, each.unit),
            percent=each.percent,
            struck_off=each.struck_off,
            reworks=each.reworks,
        )
        for each in by_unit(local_day(at) - dt.timedelta(days=RATED_DAYS))
    )
