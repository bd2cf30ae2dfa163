"""What the people of the demo were told: of the last steps of its stories, and this morning."""

import datetime as dt
from typing import Final

from taizhang.demo.cast import ZHOU, Company
from taizhang.ledger.telling import written
from taizhang.outbox import digests, staff, words, writing
from taizhang.outbox.models import Reading

LATEST_ENTRIES: Final = 150


def tell_everybody(company: Company, now: dt.datetime) -> None:
    """Write the messages that a worker would have written by the instant `now`."""
    staff.name_leaders({"": company.actors[ZHOU].id})
    since = max(0, written() - LATEST_ENTRIES)
    Reading.objects.create(pk=1, seq=since, looked_at=now - dt.timedelta(days=1))
    digests.say(words.MORNING, now)
    writing.look(now)
