"""One line in any order, or a pasted chat, read into the fields of the form.

Nothing is lost: what no field takes stands in the summary, or in the words as it was typed.
"""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from taizhang.reading import sense
from taizhang.reading.chats import take_chat
from taizhang.reading.labels import take_labelled
from taizhang.reading.people import take_name, take_phone, take_told_by
from taizhang.reading.pieces import Confidence, Kind, Piece, Proposal, Sheet
from taizhang.reading.places import Located, Whereabouts, take_place


@dataclass(frozen=True)
class Known:
    """What the office knows and a line is read by: places, kinds of matter, its own people."""

    whereabouts: Whereabouts
    categories: Mapping[str, str] = field(default_factory=dict)
    colleagues: Collection[str] = ()


@dataclass(frozen=True)
class Reading:
    """What a text says, by the names of the form's fields, and the pieces it was cut into.

    `place` and `community`: codes of what `place_text` means, "" where nobody can tell.
    """

    pieces: tuple[Piece, ...]
    reporter: Proposal
    phone: Proposal
    place_text: Proposal
    happened_at: Proposal
    told_by: Proposal
    nature: Proposal
    category: Proposal
    urgency: Proposal
    summary: Proposal
    words: Proposal
    place: str = ""
    community: str = ""


def read(text: str, known: Known, now: dt.datetime) -> Reading:
    """Return what `text` says. The same text is always read the same way."""
    sheet = Sheet(text)
    chat = take_chat(sheet, now, known.colleagues)
    told = take_labelled(sheet)
    phone = told.get(Kind.PHONE) or take_phone(sheet)
    told_by = told.get(Kind.TOLD_BY) or take_told_by(sheet)
    located = _located(sheet, told.get(Kind.PLACE), known)
    name = told.get(Kind.NAME) or chat.name
    if not name.value:
        name = take_name(sheet)
    words = sheet.words()
    summary = sense.summary(words)
    return Reading(
        pieces=sheet.pieces(),
        reporter=name,
        phone=phone,
        place_text=located.said,
        happened_at=told.get(Kind.MOMENT) or chat.moment,
        told_by=told_by,
        nature=sense.nature(words),
        category=sense.category(words, known.categories),
        urgency=sense.urgency(words),
        summary=_sure(summary),
        words=_sure(words if words != summary else ""),
        place=located.place,
        community=located.community,
    )


def _located(sheet: Sheet, said: Proposal | None, known: Known) -> Located:
    if said is None:
        return take_place(sheet, known.whereabouts)
    meant = known.whereabouts(said.value)
    confidence = Confidence.SURE if meant.place else Confidence.DOUBTFUL
    return Located(Proposal(said.value, confidence), meant.place, meant.community)


def _sure(value: str) -> Proposal:
    return Proposal(value, Confidence.SURE if value else Confidence.NONE)
