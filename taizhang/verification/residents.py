"""The residents behind an issue: whom to ring, who answered, and what still has to be posted.

The one place of these pages where a name and a number are not masked: whoever calls back
needs both, and nobody without that duty is shown them.
"""

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext as _

from taizhang.core import events as ev
from taizhang.core.closing import answered
from taizhang.core.issue import Entry, Issue, Voice
from taizhang.ledger import book
from taizhang.ledger.queries import IssueFile
from taizhang.ledger.reading import opened_issue
from taizhang.ledger.shown import Fact
from taizhang.verification.shown import Call
from taizhang.web import masking
from taizhang.web.sayings import voice_named
from taizhang.web.wording import word

Telling = ev.IssueRegistered | ev.IssueCarriedOver | ev.VoiceAdded


def key_of(voice: Voice) -> str:
    """Return what ends the names of the fields that are about `voice`."""
    return f"{voice.ordinal}-{voice.case}" if voice.case else str(voice.ordinal)


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
    tellings = _tellings(file)
    return tuple(
        _call(v, tellings.get((v.ordinal, v.case))) for v in to_ring(file.issue, day)
    )


def answers(issue: Issue, day: dt.date) -> tuple[Fact, ...]:
    """Return what is answered already."""
    return tuple(
        Fact(voice_named(voice.ordinal, voice.case), _answer(voice))
        for voice in issue.voices
        if answered(issue, voice, day) is not None
    )


def _answer(voice: Voice) -> str:
    if voice.ruling is not None:
        return _("领导已裁定")
    if voice.answer is not None:
        return word(voice.answer.outcome)
    return _("多日联系不上") if voice.attempts else _("已公示期满")


def _tellings(file: IssueFile) -> dict[tuple[int, str], Telling]:
    found = {(event.voice, ""): event for event in _told(file.entries)}
    origin = book.origin()
    for case in {voice.case for voice in file.issue.voices if voice.case}:
        merged = opened_issue(case, origin).entries
        found |= {(event.voice, case): event for event in _told(merged)}
    return found


def _told(entries: tuple[Entry, ...]) -> Iterator[Telling]:
    for entry in entries:
        if isinstance(
            entry.event, ev.IssueRegistered | ev.IssueCarriedOver | ev.VoiceAdded
        ):
            yield entry.event


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
