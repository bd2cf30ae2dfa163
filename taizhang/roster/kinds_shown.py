"""The posts and committees of the office, for the page on which they are named."""

from dataclasses import dataclass

from taizhang.people.models import Committee, PostKind
from taizhang.tongue import local


@dataclass(frozen=True)
class KindLine:
    """A post as the list shows it."""

    code: str
    name: str
    level: str
    committee: str
    leads: bool
    active: bool


@dataclass(frozen=True)
class CommitteeLine:
    """A committee as the list shows it."""

    code: str
    name: str


@dataclass(frozen=True)
class KindsPage:
    """All of both."""

    kinds: tuple[KindLine, ...]
    committees: tuple[CommitteeLine, ...]


def kinds_shown() -> KindsPage:
    """Return the posts in their order, those out of use last, and the committees."""
    rows = PostKind.objects.select_related("committee").order_by("-active", "order", "pk")
    committees = Committee.objects.order_by("order", "pk")
    return KindsPage(
        tuple(map(_kind, rows)),
        tuple(CommitteeLine(row.code, local(row.name, row.name_en)) for row in committees),
    )


def _kind(row: PostKind) -> KindLine:
    around = row.committee
    return KindLine(
        code=row.code,
        name=local(row.name, row.name_en),
        level=row.get_level_display(),
        committee=local(around.name, around.name_en) if around else "",
        leads=row.leads,
        active=row.active,
    )
