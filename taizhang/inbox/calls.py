"""Residents to be rung up (请打电话告知), and who rang whom lately."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from taizhang.inbox.shown import RingingShown
from taizhang.inbox.wording import OUTCOMES, WHY
from taizhang.ledger import numbers
from taizhang.ledger.queries import Row, rows_of
from taizhang.outbox import ringing
from taizhang.outbox.models import Ringing
from taizhang.web import dates, titles
from taizhang.web.addresses import issue_url
from taizhang.web.naming import Naming, naming

MOST = 50
LATELY = dt.timedelta(days=7)


@dataclass(frozen=True)
class Calls:
    """Who is to be rung up, the longest waiting first, and who was."""

    waiting: tuple[RingingShown, ...]
    done: tuple[RingingShown, ...]


def calls(at: dt.datetime) -> Calls:
    """Return the residents of matters that whoever looks may see. Three queries, and names."""
    open_ones, done = ringing.to_ring(MOST), ringing.rung_lately(at - LATELY, MOST)
    cases = {each.case for each in (*open_ones, *done)}
    rows = rows_of(list(cases))
    known = naming((each.done_by for each in done), (), (), at)
    return Calls(
        tuple(_shown(each, rows[each.case], known) for each in open_ones),
        tuple(_shown(each, rows[each.case], known) for each in done),
    )


def _shown(one: Ringing, row: Row, known: Naming) -> RingingShown:
    done = ""
    if one.done_at:
        done = _("%(outcome)s · %(who)s · %(when)s") % {
            "outcome": OUTCOMES[one.outcome],
            "who": known.person(one.done_by),
            "when": dates.moment(one.done_at, known.now),
        }
    return RingingShown(
        id=one.pk,
        label=numbers.label(row.number),
        title=titles.title(row.summary),
        url=issue_url(row.number),
        who=_("第 %(n)d 位反映人") % {"n": one.voice},
        why=str(WHY[one.why]),
        since=dates.moment(one.since, known.now),
        done=done,
    )
