"""What somebody from outside is shown by a link: the kind, the place, maybe one picture."""

import datetime as dt

from django.urls import reverse

from taizhang.core.clocks import local_day
from taizhang.core.seeing import EVERYTHING
from taizhang.ledger.looking import looking
from taizhang.ledger.queries import IssueFile, issue_file, rows_of
from taizhang.places.names import category_names, community_names, place_names
from taizhang.secondlook.models import Asking
from taizhang.secondlook.shown import LookPage
from taizhang.web import dates


def file_behind(link: Asking, at: dt.datetime) -> IssueFile | None:
    """Return the matter that `link` asks about, whoever looks; None: there is none any more.

    Whoever holds a link sees nothing of it but what `look_page` lets through.
    """
    with looking(EVERYTHING):
        row = rows_of([link.case]).get(link.case)
        return issue_file(row.number, at) if row else None


def look_page(link: Asking, file: IssueFile, token: str, at: dt.datetime) -> LookPage:
    """Return what is shown: nobody's name, door or words. One query."""
    row = file.row
    named = place_names([row.place]) if row.place else {}
    place = named[row.place].name if row.place in named else ""
    community = community_names().get(row.community, "")
    ended = file.issue.struck_off_on
    return LookPage(
        about=category_names().get(row.category, row.category),
        place=" · ".join(filter(None, (community, place))),
        ended=dates.day(ended, local_day(at)) if ended else "",
        photo_url=reverse("s2:photo", args=[token]) if link.photo else "",
    )
