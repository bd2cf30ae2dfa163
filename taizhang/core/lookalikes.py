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
    again = sha256 and any(
        piece.sha256 == sha256 and piece.shows is EvidenceKind.BEFORE_PHOTO
        for piece in issue.evidence
    )
    return (*like, Likeness(issue.case, sha256)) if again else like


def standing(issue: Issue) -> tuple[Likeness, ...]:
    """Return what the pictures look like that count now: whoever checks must have seen it."""
    return tuple(like for piece in issue.evidence_standing for like in piece.alike)
