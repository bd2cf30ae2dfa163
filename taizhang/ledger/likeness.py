"""Which evidence a picture looks like, of other matters or of its own."""

from collections.abc import Collection

from taizhang.core.issue import Issue
from taizhang.core.likeness import Likeness
from taizhang.core.vocabulary import EvidenceKind
from taizhang.files.looks import alike
from taizhang.ledger import models


def alike_evidence(
    issue: Issue | None, brought: Collection[str]
) -> dict[str, tuple[Likeness, ...]]:
    """Return, by hash, which evidence each of the pictures `brought` looks like.

    Pictures of one place are alike by nature: of its own matter only such are named as show
    just what was there before. Three queries at most, none where nothing is brought.
    """
    near = alike(brought) if brought else {}
    others = {sha256 for found in near.values() for sha256 in found}
    if not others:
        return {}
    own = issue.case if issue else ""
    before = _before(issue) if issue else frozenset()
    uses = models.EvidenceUse.objects.filter(sha256__in=others).order_by("id")
    stands = list(uses.values_list("sha256", "case"))
    return {
        mine: tuple(
            Likeness(case, sha256)
            for sha256, case in stands
            if sha256 in found and (case != own or (sha256 in before and not found[sha256]))
        )
        for mine, found in near.items()
    }


def _before(issue: Issue) -> frozenset[str]:
    wanted = EvidenceKind.BEFORE_PHOTO
    return frozenset(piece.sha256 for piece in issue.evidence if piece.shows is wanted)
