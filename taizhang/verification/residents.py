"""The residents behind an issue: whom to ring, who answered, and what still has to be posted.

Names and numbers are masked here as everywhere; whoever calls back presses to see one.
"""

import datetime as dt
from collections.abc import Mapping

from django.utils.translation import gettext as _

from taizhang.core.closing import answered
from taizhang.core.issue import Issue, Voice
from taizhang.ledger.queries import IssueFile
from taizhang.verification.shown import Call
from taizhang.web import masking
from taizhang.web.revealing import ADDRESS, Behind, behind_of
from taizhang.web.sayings import voice_named
from taizhang.web.voices import Telling, key_of


def to_ring(issue: Issue, day: dt.date) -> tuple[Voice, ...]:
    """Return the voices that left a name or a number and have no answer yet."""
    return tuple(voice for voice in unanswered(issue, day) if not voice.anonymous)


def to_post_for(issue: Issue, day: dt.date) -> bool:
    """Return whether somebody who left nothing still waits for the outcome in public."""
    return issue.posted is None and any(v.anonymous for v in unanswered(issue, day))


def unanswered(issue: Issue, day: dt.date) -> tuple[Voice, ...]:
    """Return the voices that nothing answers yet in this round."""
    return tuple(v for v in issue.voices if answered(issue, v, day) is None)


def calls(file: IssueFile, told: Mapping[str, Telling], day: dt.date) -> tuple[Call, ...]:
    """Return whom to ring of those who `told` it."""
    behind = behind_of(file, told)
    return tuple(_call(v, told.get(key_of(v)), behind) for v in to_ring(file.issue, day))


def _call(voice: Voice, told: Telling | None, behind: Behind) -> Call:
    days = len({day for _seq, day in voice.attempts})
    tried = _("已有 %(days)d 天没联系上") % {"days": days} if days else ""
    return Call(
        key=key_of(voice),
        name=voice_named(voice.ordinal, voice.case),
        fields=tuple(f for f in behind.of(key_of(voice)) if f.field != ADDRESS),
        missing="" if told and told.phone else _("没留电话"),
        words=masking.words(told.words) if told else "",
        tried=tried,
    )
