"""The residents behind an issue: whom to ring, who answered, and what still has to be posted.

The one place of these pages where a name and a number are not masked: whoever calls back
needs both, and nobody without that duty is shown them.
"""

import datetime as dt

from django.utils.translation import gettext as _

from taizhang.core.closing import answered
from taizhang.core.issue import Issue, Voice
from taizhang.ledger.queries import IssueFile
from taizhang.verification.shown import Call
from taizhang.web import masking
from taizhang.web.sayings import voice_named
from taizhang.web.voices import Telling, key_of, unmasked


def to_ring(issue: Issue, day: dt.date) -> tuple[Voice, ...]:
    """Return the voices that left a name or a number and have no answer yet."""
    return tuple(voice for voice in unanswered(issue, day) if not voice.anonymous)


def to_post_for(issue: Issue, day: dt.date) -> bool:
    """Return whether somebody who left nothing still waits for the outcome in public."""
    return issue.posted is None and any(v.anonymous for v in unanswered(issue, day))


def unanswered(issue: Issue, day: dt.date) -> tuple[Voice, ...]:
    """Return the voices that nothing answers yet in this round."""
    return tuple(v for v in issue.voices if answered(issue, v, day) is None)


def calls(file: IssueFile, day: dt.date) -> tuple[Call, ...]:
    """Return whom to ring. Two queries for each merged issue whose residents are there."""
    told = unmasked(file)
    return tuple(_call(v, told.get(key_of(v))) for v in to_ring(file.issue, day))


def _call(voice: Voice, told: Telling | None) -> Call:
    days = len({day for _seq, day in voice.attempts})
    tried = _("已有 %(days)d 天没联系上") % {"days": days} if days else ""
    return Call(
        key=key_of(voice),
        name=voice_named(voice.ordinal, voice.case),
        who=(told.reporter if told else "") or _("没留姓名"),
        phone=(told.phone if told else "") or _("没留电话"),
        words=masking.words(told.words) if told else "",
        tried=tried,
    )
