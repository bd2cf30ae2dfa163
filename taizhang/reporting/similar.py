"""What was raised at a place of late, so that neighbours say “me too” instead of it all again.

Shown by its kind, its day and how far it is, never by what anybody wrote, and only where
there is something to photograph: who has trouble at home is nobody's business.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from taizhang.core.clocks import local_day
from taizhang.core.seeing import EVERYTHING
from taizhang.core.vocabulary import Status
from taizhang.keys.envelopes import Envelope, as_text, from_text
from taizhang.keys.sealing import Unreadable
from taizhang.ledger import queries
from taizhang.ledger.looking import looking
from taizhang.ledger.nearby import nearby
from taizhang.ledger.queries import Row
from taizhang.places.directory import categories
from taizhang.places.names import category_names, place_names
from taizhang.reporting.shown import Similar
from taizhang.reporting.whereabouts import Here
from taizhang.web import dates

MOST: Final = 4
LATELY: Final = dt.timedelta(days=365)
_TOKENS: Final = Envelope("said-here", "said-here")


@dataclass(frozen=True)
class About:
    """The matter that somebody pressed on."""

    case: str
    category: str
    place: str
    community: str
    over: bool


def similar(where: Here) -> tuple[Similar, ...]:
    """Return matters of the place of late, the open ones first. Three queries at most."""
    if not where.near:
        return ()
    there = [each.code for each in categories() if each.physical]
    since = localdate() - LATELY
    # Everybody may know this much, and no more is handed on.
    with looking(EVERYTHING):
        rows = nearby(where.near, there, struck_off_since=since, most=MOST)
    names = place_names(row.place for row in rows) if rows else {}
    return tuple(_shown(row, names[row.place].name) for row in rows)


def about(token: str) -> About | None:
    """Return the matter of a `token` that `similar` gave, None where it is none of ours."""
    try:
        case = _TOKENS.opened(from_text(token)).decode() if token else ""
    except Unreadable:
        return None
    with looking(EVERYTHING):
        row = queries.rows_of([case]).get(case)
    if row is None:
        return None
    over = row.status is Status.STRUCK_OFF
    return About(case, row.category, row.place, row.community, over)


def _shown(row: Row, place: str) -> Similar:
    today = localdate()
    over = row.status is Status.STRUCK_OFF
    raised = {"day": dates.day(local_day(row.happened_at), today)}
    note = _("%(day)s 反映，正在办") % raised
    if over and row.struck_off_on:
        note = _("%(day)s 办完销号") % {"day": dates.day(row.struck_off_on, today)}
    kind = category_names().get(row.category, "")
    token = as_text(_TOKENS.sealed(row.case.encode()))
    return Similar(f"{place} {kind}", note, over, token)
