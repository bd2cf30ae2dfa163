"""The entries of an issue as its timeline shows them, the latest first.

What was withdrawn, erased or taken back stays in its place and says so.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import chain

from django.urls import reverse
from django.utils.timezone import now as present
from django.utils.translation import gettext as _

from taizhang.core import events as ev
from taizhang.core.clocks import OFFICE_ZONE
from taizhang.core.issue import Entry
from taizhang.core.vocabulary import EvidenceKind
from taizhang.ledger.queries import IssueFile
from taizhang.ledger.shown import Fact, Happening, Photo
from taizhang.web import masking
from taizhang.web.naming import Naming, naming
from taizhang.web.sayings import Saying, saying
from taizhang.web.wording import word

CORRECTED = ("summary", "place_text", "nature", "category", "urgency", "community", "place")


def told(
    file: IssueFile, *, since: int = 0, known: Naming | None = None
) -> tuple[Happening, ...]:
    """Return what happened on the issue after entry `since`, the latest first."""
    known = known or naming_for(file, present())
    reasons = {
        entry.event.target: entry.event.reason
        for entry in file.entries
        if isinstance(entry.event, ev.TextWithdrawn) and entry.seq in file.stands
    }
    told_of = [
        _happening(entry, earlier, (file, known, reasons))
        for entry, earlier in zip(file.entries, _befores(file), strict=True)
        if entry.n > since
    ]
    return tuple(reversed(told_of))


def naming_for(
    file: IssueFile, now: dt.datetime, *, also_places: Iterable[str] = ()
) -> Naming:
    """Return the names of everybody and everything on the issue."""
    events = [entry.event for entry in file.entries]
    handlers = (e.handler for e in events if isinstance(e, ev.IssueDispatched))
    places = (getattr(event, "place", None) or "" for event in events)
    files = (e.sha256 for e in events if isinstance(e, ev.EvidenceAdded))
    doers = (name for entry in file.entries for name in entry.workers)
    people = chain(doers, handlers, file.issue.handlers)
    return naming(people, chain(places, also_places), files, now)


def clock_time(at: dt.datetime, now: dt.datetime) -> str:
    """Return an instant as the timeline's margin shows it: 今天 08:55, 11-19 18:42."""
    local, today = at.astimezone(OFFICE_ZONE), now.astimezone(OFFICE_ZONE).date()
    if local.date() == today:
        return _("今天 %(hour)s") % {"hour": f"{local:%H:%M}"}
    return f"{local:%m-%d %H:%M}" if local.year == today.year else f"{local:%Y-%m-%d}"


Told = tuple[IssueFile, Naming, dict[int, str]]


def _happening(entry: Entry, earlier: dict[str, object], told_by: Told) -> Happening:
    file, known, reasons = told_by
    words = saying(entry.event, known)
    taken_back = entry.seq not in file.stands and not isinstance(entry.event, ev.StepUndone)
    withdrawn = entry.seq in file.issue.withdrawn
    return Happening(
        at=clock_time(entry.at, known.now),
        at_exact=entry.at.isoformat(),
        icon=words.icon,
        who=known.doer(entry),
        said=words.said,
        tone="" if taken_back else words.tone,
        note=_("已撤销") if taken_back else words.note,
        quote=_quote(entry, words, file, reasons if withdrawn else {}),
        photos=() if withdrawn else _photos(entry, known),
        changes=_changes(entry.event, earlier, known),
        anchor=f"e{entry.n}",
        files=() if withdrawn else _documents(entry, known),
        undone=taken_back,
    )


def _quote(entry: Entry, words: Saying, file: IssueFile, reasons: dict[int, str]) -> str:
    if entry.seq in reasons:
        return _("已撤回（%(reason)s）") % {"reason": reasons[entry.seq]}
    if entry.seq in file.erased:
        return _("（内容已按本人要求删除）")
    return words.quote


def _photos(entry: Entry, known: Naming) -> tuple[Photo, ...]:
    event = entry.event
    if not isinstance(event, ev.EvidenceAdded) or not event.sha256:
        return ()
    kept = known.files.get(event.sha256)
    if kept is None or not kept.pictured:
        return ()
    return (picture(event, entry, known),)


def picture(event: ev.EvidenceAdded, entry: Entry, known: Naming) -> Photo:
    """Return a piece of evidence as a picture. Its file must be among the known ones."""
    kept = known.files[event.sha256]
    tags = {
        EvidenceKind.BEFORE_PHOTO: _("整改前"),
        EvidenceKind.AFTER_PHOTO: _("整改后"),
        EvidenceKind.CHECK_PHOTO: _("核验时"),
    }
    caption = f"{clock_time(entry.at, known.now)} {known.person(entry.actor)}"
    return Photo(
        url=reverse("files:file", args=[event.sha256]),
        thumbnail_url=reverse("files:thumbnail", args=[event.sha256]),
        alt=f"{word(event.shows)} {caption}",
        tag=tags.get(event.shows, ""),
        caption=caption,
        width=kept.width,
        height=kept.height,
    )


def standing_pictures(file: IssueFile, known: Naming) -> tuple[Photo, ...]:
    """Return the photos that count for closing now, how it was before how it is."""
    by_seq = {entry.seq: entry for entry in file.entries}
    standing = [by_seq[piece.seq] for piece in file.issue.evidence_standing]
    shown = [photo for entry in standing for photo in _photos(entry, known)]
    return tuple(sorted(shown, key=lambda photo: photo.tag != _("整改前")))


def _documents(entry: Entry, known: Naming) -> tuple[Fact, ...]:
    event = entry.event
    if not isinstance(event, ev.EvidenceAdded) or not event.sha256:
        return ()
    kept = known.files.get(event.sha256)
    if kept is None:
        return (Fact(word(event.shows), _("这个文件不在了，请找管理员从备份里找回。")),)
    if kept.pictured:
        return ()
    size = _("PDF，%(size)d KB") % {"size": kept.size_bytes // 1024 + 1}
    url = reverse("files:file", args=[event.sha256])
    return (Fact(word(event.shows), word(event.shows), size, url),)


def _befores(file: IssueFile) -> Iterator[dict[str, object]]:
    """Yield, for each entry, what could be corrected as it was before that entry."""
    held: dict[str, object] = {}
    for entry in file.entries:
        yield dict(held)
        event = entry.event
        first = isinstance(event, ev.IssueRegistered | ev.IssueCarriedOver)
        if first or (isinstance(event, ev.IssueCorrected) and entry.seq in file.stands):
            for name in CORRECTED:
                value = getattr(event, name)
                if first or value not in (None, ""):
                    held[name] = value


def _changes(
    event: ev.Event, earlier: dict[str, object], known: Naming
) -> tuple[tuple[str, str, str], ...]:
    if not isinstance(event, ev.IssueCorrected):
        return ()
    changed = [(name, getattr(event, name)) for name in CORRECTED]
    return tuple(
        (
            _labels()[name],
            _worded(name, earlier.get(name, ""), known),
            _worded(name, value, known),
        )
        for name, value in changed
        if value is not None and not (value == "" and name in {"summary", "place_text"})
    )


def _worded(name: str, value: object, known: Naming) -> str:
    text = str(value or "")
    words = {
        "place": known.place,
        "community": lambda code: known.communities.get(code, code),
        "category": known.category,
        "place_text": masking.place,
        "summary": masking.words,
    }
    if name in words:
        return words[name](text) or _("（空）")
    return word(value)  # type: ignore[arg-type]  # nature and urgency are closed lists


def _labels() -> dict[str, str]:
    return {
        "summary": _("事由"),
        "place_text": _("详细地点"),
        "nature": _("性质"),
        "category": _("类别"),
        "urgency": _("缓急"),
        "community": _("社区"),
        "place": _("地点"),
    }
