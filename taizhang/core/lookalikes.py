"""Which pictures of a matter look like evidence of another, or like how it was before.

A file that another matter stands on is refused; a picture that merely looks like one is a
question, put to whoever checks, who answers it in words or sends the matter back.
"""

from taizhang.core.facts import Circumstances
from taizhang.core.issue import Issue
from taizhang.core.likeness import Likeness
from taizhang.core.vocabulary import EvidenceKind


def found(
    issue: Issue, shows: EvidenceKind, sha256: str, facts: Circumstances
) -> tuple[Likeness, ...]:
    """Return what a new picture looks like. How it was may well look as it looked before."""
    like = facts.alike.get(sha256, ())
    if shows is EvidenceKind.BEFORE_PHOTO:
        return tuple(each for each in like if each.case != issue.case)
    again = sha256 in _shown_already(issue)
    return (*like, Likeness(issue.case, sha256)) if again else like


def _shown_already(issue: Issue) -> frozenset[str]:
    """Return the pictures of the matter that show nothing of this attempt at it.

    How it was, and what an earlier attempt showed: what was sent back or put on the ledger
    again is not made good by the same picture. A document may well be the same.
    """
    return frozenset(
        piece.sha256
        for piece in issue.evidence
        if piece.shows is EvidenceKind.BEFORE_PHOTO
        or (piece.round < issue.round and piece.shows is not EvidenceKind.DOCUMENT)
    ) - {""}


def standing(issue: Issue) -> tuple[Likeness, ...]:
    """Return what the pictures look like that count now: whoever checks must have seen it."""
    return tuple(like for piece in issue.evidence_standing for like in piece.alike)
