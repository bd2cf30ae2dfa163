"""What the handling unit shows: pictures before and after, documents, notes."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.core import events as ev
from taizhang.core.issue import Entry
from taizhang.core.vocabulary import EvidenceKind
from taizhang.ledger.queries import IssueFile
from taizhang.ledger.shown import Fact, Photo
from taizhang.web.happenings import picture
from taizhang.web.naming import Naming
from taizhang.web.wording import word

Piece = tuple[Entry, ev.EvidenceAdded]


def pieces(file: IssueFile) -> list[Piece]:
    """Return the evidence that counts in this round, what was before first."""
    standing = {piece.seq for piece in file.issue.evidence_standing}
    found = [
        (entry, entry.event)
        for entry in file.entries
        if entry.seq in standing and isinstance(entry.event, ev.EvidenceAdded)
    ]
    return sorted(found, key=lambda piece: [*EvidenceKind].index(piece[1].shows))


def photos(found: list[Piece], known: Naming) -> tuple[Photo, ...]:
    """Return the pictures among the evidence."""
    return tuple(
        picture(event, entry, known) for entry, event in found if pictured(event, known)
    )


def documents(found: list[Piece], known: Naming) -> tuple[Fact, ...]:
    """Return the files that are no pictures; one that is lost is named too."""
    return tuple(
        _document(event, known)
        for _entry, event in found
        if event.sha256 and not pictured(event, known)
    )


def notes(found: list[Piece]) -> Iterator[str]:
    """Yield what was written as evidence."""
    for _entry, event in found:
        if event.text:
            yield event.text


def pictured(event: ev.EvidenceAdded, known: Naming) -> bool:
    """Return whether a piece of evidence is a picture that is there."""
    kept = known.files.get(event.sha256)
    return kept is not None and kept.pictured


def _document(event: ev.EvidenceAdded, known: Naming) -> Fact:
    if event.sha256 not in known.files:
        lost = _("这个文件不在了，请找管理员从备份里找回。")
        return Fact(word(event.shows), lost)
    return Fact(
        word(event.shows), _("打开文件"), url=reverse("files:file", args=[event.sha256])
    )
