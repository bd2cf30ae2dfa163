"""Messages pasted out of a chat: who wrote, when, and what; lines of a name and a time."""

import datetime as dt
import re
from collections.abc import Collection
from typing import NamedTuple

from taizhang.reading.moments import NotAMoment, moment
from taizhang.reading.people import looks_like_a_name
from taizhang.reading.pieces import Confidence, Kind, Proposal, Sheet

_DAY = r"(?:(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?|今天|昨天|前天)"
_WHEN = rf"(?P<when>(?:{_DAY}\s*)?\d{{1,2}}:\d{{2}}(?::\d{{2}})?)"
_HEADS = (
    re.compile(rf"[ \t]*(?P<name>[^\s:](?:[^\n:]{{0,30}}?[^\s:])?)[ \t]+{_WHEN}[ \t\r]*"),
    re.compile(rf"[ \t]*{_WHEN}[ \t]+(?P<name>[^\s:](?:[^\n:]{{0,30}}[^\s:])?)[ \t\r]*"),
)
_SPEAKER = re.compile(r"[ \t]*(?P<name>[^\s:,。!?]{1,16}):[ \t\r]*")


class Chat(NamedTuple):
    """Who spoke, and when it was said, out of a chat. Both empty where it is none."""

    name: Proposal = Proposal()
    moment: Proposal = Proposal()
    is_one: bool = False


def take_chat(sheet: Sheet, now: dt.datetime, colleagues: Collection[str]) -> Chat:
    """Take the resident's name, and when they first wrote, out of pasted messages.

    What `colleagues` wrote stays with the words as it is, their names included.
    """
    heads = _heads(sheet.folded)
    theirs = [head for head in heads if head["name"].strip() not in colleagues]
    if not theirs:
        return Chat(is_one=bool(heads))
    speaker = theirs[0]["name"]
    said = sheet.text[slice(*theirs[0].span("name"))]
    for head in theirs:
        if head["name"] == speaker:
            sheet.take(Kind.NAME, *head.span("name"))
    confidence = Confidence.SURE if looks_like_a_name(speaker) else Confidence.DOUBTFUL
    return Chat(Proposal(said, confidence), _moment(sheet, theirs[0], now), True)


def _heads(folded: str) -> list["re.Match[str]"]:
    """Return the lines that say who wrote what comes next; none where it is no chat."""
    lines: list[tuple[int, int]] = []
    at = 0
    for line in folded.split("\n"):
        lines.append((at, at + len(line)))
        at += len(line) + 1
    if len(lines) < 2:
        return []
    dated = [head for start, end in lines if (head := _dated(folded, start, end))]
    if dated:
        return dated
    found = (_SPEAKER.fullmatch(folded, start, end) for start, end in lines)
    named = [head for head in found if head]
    return named if len(named) > 1 else []


def _dated(folded: str, start: int, end: int) -> "re.Match[str] | None":
    found = (head.fullmatch(folded, start, end) for head in _HEADS)
    return next(filter(None, found), None)


def _moment(sheet: Sheet, head: "re.Match[str]", now: dt.datetime) -> Proposal:
    """Take when the first message was written, where that can be read and has come by."""
    when = head.groupdict().get("when")
    if not when:
        return Proposal()
    said = when if re.match(_DAY, when) else f"今天 {when}"
    try:
        if moment(said, now) > now:
            return Proposal()
    except NotAMoment:
        return Proposal()
    typed = sheet.take(Kind.MOMENT, *head.span("when"))
    return Proposal(typed if said == when else f"今天 {typed}", Confidence.SURE)
