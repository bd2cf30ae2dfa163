"""What the people of the demo were told: of the last steps of its stories, and this morning."""

import datetime as dt
from typing import Final

from taizhang.core.telling import UNTOLD
from taizhang.demo.cast import ZHOU, Company
from taizhang.ledger.telling import entries_from, written
from taizhang.outbox import digests, ringing, staff, words, writing
from taizhang.outbox.models import Reading

LATEST_ENTRIES: Final = 150
ENTRIES_MOST: Final = 10_000


def tell_everybody(company: Company, now: dt.datetime) -> None:
    """Write the messages that a worker would have written by the instant `now`."""
    staff.name_leaders({"": company.actors[ZHOU].id})
    since = max(0, written() - LATEST_ENTRIES)
    Reading.objects.create(pk=1, seq=since, looked_at=now - dt.timedelta(days=1))
    digests.say(words.MORNING, now)
    # Two residents were declined lately, and nobody has rung them up yet.
    entries, _after = entries_from(0, ENTRIES_MOST)
    ringing.note([each for each in entries if isinstance(each.event, UNTOLD)][-2:])
    writing.look(now)
