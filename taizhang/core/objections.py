"""Objections (异议): a resident is not content, and somebody who had no part in it answers.

Before the strike-off an open objection holds it up; after it, the number stays struck off
until somebody looks: it is reopened, or a leader rules, with a reason, that it stays. What
was objected to is counted for ever, whatever came of it.
"""

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.closing import ACCEPTED_ANSWERS, objecting
from taizhang.core.copying import replace
from taizhang.core.facts import Hearing
from taizhang.core.issue import Entry, Issue, Objection, Voice
from taizhang.core.refusals import Refusal
from taizhang.core.texts import WORDS_MAX, check_needed
from taizhang.core.vocabulary import Status


def raise_objection(
    issue: Issue, command: co.Object, hearing: Hearing
) -> tuple[ev.Event, ...]:
    """Return the entry of what a resident objects to, in their own words."""
    asks = hearing.asks
    voice = issue.voice(command.voice, command.of)
    asks.require(voice is not None and command.voice > 0, Refusal.VOICE_UNKNOWN)
    words = check_needed(command.words, Refusal.WORDS_MISSING, asks, most=WORDS_MAX)
    waits = voice is not None and objecting(issue, voice)
    asks.require(not waits, Refusal.OBJECTION_ALREADY_OPEN)
    asks.settle()
    return (ev.ObjectionRaised(voice=command.voice, of=command.of, words=words),)


def open_to_ruling(issue: Issue, voice: Voice | None) -> bool:
    """Return whether `voice` objects, so that a leader may rule, whatever was reported."""
    return voice is not None and objecting(issue, voice)


def after(issue: Issue, entry: Entry, event: ev.ObjectionRaised) -> Issue:
    """Return `issue` with an objection that is open. What they had said before is past."""
    raised = Objection(entry.seq, event.voice, event.of)
    voices = tuple(
        replace(voice, answer=None, ruling=None)
        if (voice.ordinal, voice.case) == (event.voice, event.of)
        else voice
        for voice in issue.voices
    )
    return replace(
        issue,
        voices=voices,
        objections=(*issue.objections, raised),
        objections_count=issue.objections_count + 1,
    )


def settled(issue: Issue, event: ev.Event) -> Issue:
    """Return `issue`, which `event` was applied to, less the objections it answered.

    A ruling does, and a resident who says that it is well after all. One whose voice went
    to another number goes with it; where all is void nobody answers any more.
    """
    if not issue.objections:
        return issue
    there = {(voice.ordinal, voice.case) for voice in issue.voices}
    match event:
        case ev.ObjectionRuled(voice=voice, of=of):
            there.discard((voice, of))
        case ev.FollowUpRecorded(voice=voice, of=of, outcome=said):
            there -= {(voice, of)} if said in ACCEPTED_ANSWERS else set()
        case _ if issue.status is Status.VOID:
            there.clear()
    left = tuple(each for each in issue.objections if (each.voice, each.of) in there)
    return issue if left == issue.objections else replace(issue, objections=left)
