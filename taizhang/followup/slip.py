"""The slip for a door: that somebody rang, and how to ring back. Nothing of what it is about."""

from django.utils.timezone import now
from django.utils.translation import gettext as _

from taizhang.core.clocks import local_day
from taizhang.core.issue import Voice
from taizhang.followup.shown import SlipShown
from taizhang.followup.ways import voice_url
from taizhang.ledger import numbers
from taizhang.ledger.queries import IssueFile
from taizhang.ledger.unanswered import days_tried
from taizhang.web import dates


def slip_of(file: IssueFile, voice: Voice) -> SlipShown:
    """Return the slip for whoever `voice` is."""
    today = local_day(now())
    return SlipShown(
        label=numbers.label(file.row.number),
        days=_("、").join(dates.day(each, today) for each in days_tried(voice)),
        voice_url=voice_url(file.issue, voice),
    )
