"""What of a resident is masked, who may see it whole, and the way there.

The one way to a name, a number or an address: one field of one resident at a time, with a
reason, written down first (feature `revealing`). Pages that need it offer it from here.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from taizhang.audit.kinds import Kind
from taizhang.audit.record import Ration
from taizhang.core.issue import Voice
from taizhang.core.vocabulary import Actor, Duty, Nature
from taizhang.ledger.queries import IssueFile
from taizhang.web import masking
from taizhang.web.addresses import issue_url
from taizhang.web.voices import Telling, key_of, told_in

NAME, PHONE, ADDRESS = "name", "phone", "address"
FIELDS: Mapping[str, Promise] = {
    NAME: pgettext_lazy("看", "姓名"),
    PHONE: pgettext_lazy("看", "电话"),
    ADDRESS: pgettext_lazy("看", "详细地点"),
}
# So often in an hour somebody sees what is masked, wherever that is shown.
RATION: Final = Ration(Kind.REVEALED, 60, dt.timedelta(hours=1))
FOLLOW_UP: Final = "follow_up"
OTHER: Final = "other"
REASONS: Mapping[str, Promise] = {
    FOLLOW_UP: _("回访"),
    "contact": _("办理中要联系本人"),
    "on_site": _("要上门"),
    "identity": _("核对是不是本人"),
    OTHER: pgettext_lazy("理由", "其他"),
}
# Whoever takes a matter on, handles, checks, calls back or rules on it has to reach people.
NEEDING: Final = frozenset(
    {Duty.ACCEPT, Duty.HANDLE, Duty.VERIFY, Duty.FOLLOW_UP, Duty.RULE}
)
# Who complains of somebody is not told to whoever may be that somebody.
DELICATE: Final = frozenset({Nature.COMPLAINT, Nature.REPORT})
NOT_YOURS = _("没有给看：这件事不在您单位手上。要联系反映人，请找承办单位或派办的同事。")
NOT_FOR_HANDLERS = _(
    "没有给看：投诉和举报不让承办人看到是谁反映的。要问反映人，请登记的同事代问。"
)


@dataclass(frozen=True)
class Masked:
    """A field of a resident as everybody sees it. `voice` and `field` are what forms send."""

    voice: str
    field: str
    word: str
    masked: str

    @property
    def mark(self) -> str:
        """A mark by which a page tells it from the others on it."""
        return f"{self.voice}-{self.field}"


@dataclass(frozen=True)
class Behind:
    """What lies masked on an issue: the fields in order, and where each is asked for."""

    url: str
    fields: tuple[Masked, ...]

    def of(self, voice: str) -> tuple[Masked, ...]:
        """Return the fields of one resident."""
        return tuple(each for each in self.fields if each.voice == voice)


def behind(file: IssueFile, by: Actor) -> Behind:
    """Return what `by` may ask to see of the issue's own residents. No query."""
    own = {str(event.voice): event for _entry, event in told_in(file.entries)}
    return behind_of(file, own if not barred(file, by) else {})


def behind_of(file: IssueFile, told: Mapping[str, Telling]) -> Behind:
    """Return what lies masked of those who `told` the issue, as `voices.unmasked` has them."""
    url = issue_url(file.row.number, "reveal")
    found = [
        Masked(key, field, str(word), _MASKS[field](value))
        for key in map(key_of, file.issue.voices)
        if key in told
        for field, word in FIELDS.items()
        if (value := _value(file, told[key], field))
    ]
    return Behind(url, tuple(found))


def barred(file: IssueFile, by: Actor) -> str:
    """Return why `by` may see nothing of this issue's residents, "" where they may."""
    if by.holds & (NEEDING - {Duty.HANDLE}):
        return ""
    if not by.units & {file.issue.unit, *file.issue.supporting}:
        return str(NOT_YOURS)
    return str(NOT_FOR_HANDLERS) if file.row.nature in DELICATE else ""


def whole(file: IssueFile, told: Mapping[str, Telling], of: Masked) -> str:
    """Return a field as it was given. For `revealing` alone, which notes it first."""
    return _value(file, told[of.voice], of.field)


def _value(file: IssueFile, told: Telling, field: str) -> str:
    match field:
        case "name":
            return told.reporter
        case "phone":
            return told.phone
        case "address":
            return _address(file) if told.voice == _first(file.issue.voices) else ""
    return ""


def _first(voices: tuple[Voice, ...]) -> int:
    return next((voice.ordinal for voice in voices if not voice.case), 0)


def _address(file: IssueFile) -> str:
    """Return where it is in the words of whoever raised it, as corrected last."""
    told = [
        str(getattr(entry.event, "place_text", ""))
        for entry in file.entries
        if entry.seq in file.stands
    ]
    return next((text for text in reversed(told) if text), "")


_MASKS = {NAME: masking.name, PHONE: masking.phone, ADDRESS: masking.place}


def too_many() -> str:
    """Return what somebody is told who has seen as much as one may in an hour."""
    return gettext(
        "没有给看：一小时里已经看了 %(n)d 次。请过一会儿再看；急着打电话，请找同事帮忙。"
    ) % {"n": RATION.most}
