"""What both papers about one issue say of it: its boxes, its residents, its photos."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from taizhang.core import events as ev
from taizhang.core.clocks import OFFICE_ZONE, local_day
from taizhang.core.issue import Entry
from taizhang.core.vocabulary import EvidenceKind
from taizhang.ledger import numbers
from taizhang.ledger.queries import IssueFile
from taizhang.printing.pictures import file_name
from taizhang.printing.shown import Field, Print
from taizhang.web import dates, lamps, masking, titles
from taizhang.web.happenings import picture
from taizhang.web.naming import Naming
from taizhang.web.voices import VoiceShown
from taizhang.web.wording import word


@dataclass(frozen=True)
class Matter:
    """An issue about to be printed: its file, everybody's names, and its residents."""

    file: IssueFile
    known: Naming
    voices: tuple[VoiceShown, ...]

    @property
    def number(self) -> str:
        """Its number, as staff write it."""
        return numbers.label(self.file.row.number)

    @property
    def summary(self) -> str:
        """What it is about, masked."""
        return titles.title(self.file.row.summary)

    def entry(self, seq: int) -> Entry:
        """Return the entry `seq` of the issue."""
        return next(entry for entry in self.file.entries if entry.seq == seq)


def day(on: dt.date | None) -> str:
    """Return a day as a form has it; "" is left to be written by hand."""
    return f"{on:%Y-%m-%d}" if on else ""


def moment(at: dt.datetime) -> str:
    """Return an instant in the office's time, to the minute."""
    return f"{at.astimezone(OFFICE_ZONE):%Y-%m-%d %H:%M}"


def fields(matter: Matter) -> tuple[Field, ...]:
    """Return the boxes about where the matter comes from and whose it is."""
    row, known = matter.file.row, matter.known
    return (
        Field(pgettext("栏目", "登记"), day(local_day(row.registered_at))),
        Field(_("来源"), word(row.channel)),
        Field(_("性质"), f"{word(row.nature)} · {word(row.urgency)}"),
        Field(_("类别"), known.category(row.category)),
        Field(_("地点"), _place(matter), wide=True),
        Field(_("反映人"), _residents(matter)),
        Field(_("首问责任"), known.first(row)),
        Field(_("事项"), matter.summary, wide=True),
        Field(_("承办单位"), known.unit(row.unit)),
        Field(_("承办人"), known.person(row.handler) if row.handler else ""),
        Field(_("办理时限"), _limit(matter)),
        Field(_("环节"), lamps.stage(row)),
    )


def photo(entry: Entry, known: Naming) -> Print | None:
    """Return the photo that an entry brought; None where it brought none."""
    event = entry.event
    if not isinstance(event, ev.EvidenceAdded) or not event.sha256:
        return None
    kept = known.files.get(event.sha256)
    if kept is None or not kept.pictured:
        return None
    shown = picture(event, entry, known)
    said = shown.tag or word(event.shows)
    return Print(
        file=file_name(event.sha256),
        sha256=event.sha256,
        url=shown.thumbnail_url,
        alt=shown.alt,
        caption=f"{said} · {moment(entry.at)} {known.person(entry.actor)}",
    )


def evidence(matter: Matter) -> tuple[Print, ...]:
    """Return the photos that count for closing now, how it was before how it is."""
    pieces = sorted(
        matter.file.issue.evidence_standing,
        key=lambda piece: piece.shows is not EvidenceKind.BEFORE_PHOTO,
    )
    shown = (photo(matter.entry(piece.seq), matter.known) for piece in pieces)
    return tuple(each for each in shown if each is not None)


def _limit(matter: Matter) -> str:
    """Return until when it was to be handled, as last set; "" before it was taken on."""
    entries = [e for e in matter.file.entries if e.seq in matter.file.stands]
    set_by = (getattr(entry.event, "handle_by", None) for entry in reversed(entries))
    limit = next((each for each in set_by if each is not None), None)
    if limit is None:
        return ""
    told = dates.duration(limit.limit.count, limit.limit.unit)
    words = {"day": day(local_day(limit.due_at)), "limit": told}
    return _("%(day)s（%(limit)s）") % words


def _place(matter: Matter) -> str:
    found = matter.known.where(matter.file.row)
    told = [
        getattr(entry.event, "place_text", "")
        for entry in matter.file.entries
        if entry.seq in matter.file.stands
    ]
    text = next((masking.place(text) for text in reversed(told) if text), "")
    return " · ".join(dict.fromkeys(filter(None, (text or found.name, found.note))))


def _residents(matter: Matter) -> str:
    told = [voice.who for voice in matter.voices if voice.key != "0"]
    return _("、").join(told) or _("工作人员发现")
