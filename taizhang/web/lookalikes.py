"""What a picture looks like, shown beside it: the other picture, and the matter it stands in.

Whoever may not see the other matter learns that there is one, and no more.
"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.core.issue import Evidence, Issue
from taizhang.core.likeness import Likeness
from taizhang.core.vocabulary import EvidenceKind
from taizhang.files.keeping import Kept, known
from taizhang.ledger import numbers
from taizhang.ledger.queries import IssueFile, Row, rows_of
from taizhang.ledger.shown import Photo
from taizhang.web.addresses import issue_url


@dataclass(frozen=True)
class AlikeShown:
    """A doubt about a picture: in words, with the two beside each other and the other matter.

    `other` is None and `url` "" where whoever looks may not see that matter.
    """

    words: str
    mine: Photo
    other: Photo | None = None
    label: str = ""
    url: str = ""


def shown(file: IssueFile) -> tuple[AlikeShown, ...]:
    """Return the doubts about the pictures that count now. Two queries, none without doubts."""
    doubted = [piece for piece in file.issue.evidence_standing if piece.alike]
    if not doubted:
        return ()
    likes = [like for piece in doubted for like in piece.alike]
    rows = rows_of([like.case for like in likes])
    files = known([*(p.sha256 for p in doubted), *(like.sha256 for like in likes)])
    return tuple(_shown(piece, file.issue, rows, files) for piece in doubted)


def _shown(
    piece: Evidence, issue: Issue, rows: dict[str, Row], files: dict[str, Kept]
) -> AlikeShown:
    """Return the doubt about one picture: of several like it the first that may be seen."""
    mine = _photo(piece.sha256, files, _("这张照片"))
    like = next((each for each in piece.alike if each.case in rows), piece.alike[0])
    if like.case not in rows:
        return AlikeShown(_("这张照片像另一件事用过的，那件事不在您能看的范围里。"), mine)
    if like.case == issue.case:
        words, caption = _own(like, issue)
        return AlikeShown(words, mine, _photo(like.sha256, files, caption))
    label = numbers.label(rows[like.case].number)
    words = _("这张照片像%(label)s 用过的那张。") % {"label": label}
    other = _photo(like.sha256, files, _("%(label)s 用过的那张") % {"label": label})
    return AlikeShown(words, mine, other, label, issue_url(rows[like.case].number))


def _own(like: Likeness, issue: Issue) -> tuple[str, str]:
    """Return what is doubtful about a picture of the matter itself, and which that is."""
    wanted = EvidenceKind.BEFORE_PHOTO
    if any(p.sha256 == like.sha256 and p.shows is wanted for p in issue.evidence):
        return _("这张“整改后”的照片，就是整改前的那张。"), _("整改前的那张")
    return _("这张照片以前交过，后来这件事退回或重开了，要重办。"), _("以前交的那张")


def _photo(sha256: str, files: dict[str, Kept], words: str) -> Photo:
    kept = files.get(sha256)
    return Photo(
        url=reverse("files:file", args=[sha256]),
        thumbnail_url=reverse("files:thumbnail", args=[sha256]),
        alt=words,
        caption=words,
        width=kept.width if kept else 0,
        height=kept.height if kept else 0,
    )
