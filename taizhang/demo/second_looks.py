"""Second looks in the demo office: the last weeks drawn from, and what was answered to some."""

import datetime as dt

from taizhang.core import commands as co
from taizhang.core.clocks import local_day
from taizhang.core.lots import WEEK, monday_of
from taizhang.core.seeing import EVERYTHING
from taizhang.core.vocabulary import AsTold, SecondLook, WhoLooked
from taizhang.ledger import book
from taizhang.ledger.looking import looking
from taizhang.ledger.second_looks import waiting
from taizhang.lots.weekly import draw_once, set_share

SHARE = 20
WEEKS = 4
# What came of the first ones in the order of the ledger; the others wait for somebody.
ANSWERS = (
    co.RecordSecondLook(
        answer=SecondLook.HELD, looked=WhoLooked.COUNCIL, as_told=AsTold.YES
    ),
    co.RecordSecondLook(
        answer=SecondLook.FAILED,
        looked=WhoLooked.RESIDENT,
        as_told=AsTold.NO,
        missing="路过看了两次，还是老样子，只清了一半。",
    ),
)


def look_again(now: dt.datetime) -> None:
    """Draw from the weeks before `now`, and answer for some of what lots fell on."""
    set_share(SHARE)
    for back in reversed(range(WEEKS)):
        draw_once(monday_of(local_day(now)) - back * WEEK, now)
    with looking(EVERYTHING):
        drawn = waiting(local_day(now)).rows
    # Some are always left for whoever tries the pages.
    for row, answer in zip(drawn[:-2], ANSWERS, strict=False):
        book.submit(row.case, answer, by=book.resident(), at=now)
