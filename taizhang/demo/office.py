"""Setting up the demo office: units, people and places first, then its stories."""

import datetime as dt
from collections.abc import Iterator

from django.db import transaction

from taizhang.core.clocks import local_day
from taizhang.core.standards import Preset
from taizhang.demo.boxes import empty_boxes, hang_boxes
from taizhang.demo.cast import gather
from taizhang.demo.clock import Clock
from taizhang.demo.council import hold_meetings
from taizhang.demo.looks import note_looks
from taizhang.demo.outlines import draw_outlines
from taizhang.demo.partnership import agree
from taizhang.demo.place_details import fill_in
from taizhang.demo.places import lay_out
from taizhang.demo.posts import fill_posts, send_away
from taizhang.demo.rounds import go_round
from taizhang.demo.second_looks import look_again
from taizhang.demo.standards import announce_for_next_year, ask_for_a_report
from taizhang.demo.telling import Teller
from taizhang.demo.titles import STORIES
from taizhang.demo.told import tell_everybody
from taizhang.ledger import book
from taizhang.people.models import User
from taizhang.places import directory
from taizhang.places.calendar import calendar, ensure_calendar
from taizhang.places.defaults import ensure_categories


def untouched() -> bool:
    """Return whether nobody has begun to use this office: no entry, no account, no name."""
    named = bool(directory.office().chinese)
    return not (book.origin() or named or User.objects.exists())


def set_up(now: dt.datetime) -> Iterator[int]:
    """Make the demo office as it stands at the instant `now`; yield how many acts are left.

    All in one transaction: cut short, it leaves an office that is as empty as before.
    To be run to its end.
    """
    with transaction.atomic():
        ensure_categories()
        ensure_calendar(local_day(now))
        directory.settle(
            "青禾街道",
            name_en="Qinghe Subdistrict",
            phone="0459-000-1234",
            preset=Preset.FULL,
            demo=True,
            initials="qhjd",
        )
        clock, company, inside = Clock(now, calendar()), gather(), lay_out()
        fill_in(local_day(now))
        agree(company, local_day(now))
        fill_posts(local_day(now))
        draw_outlines(now)
        teller = Teller(company, inside, clock)
        yield from teller.tell(STORIES)
        hang_boxes(company, clock)
        told = zip(STORIES, teller.issues, strict=True)
        empty_boxes(company, clock, {one.opening.summary: each for one, each in told})
        look_again(now)
        go_round(company, now)
        hold_meetings(company, clock, teller.issues)
        send_away(company, now)
        note_looks(company, teller.issues, clock)
        ask_for_a_report(company, now)
        announce_for_next_year(company, now)
        tell_everybody(company, now)
