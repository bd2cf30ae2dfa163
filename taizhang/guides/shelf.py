"""The guides, for pages: frozen values, never rows."""

from dataclasses import dataclass

from taizhang.guides.models import Guide
from taizhang.places.directory import home_service_code
from taizhang.tongue import local


@dataclass(frozen=True)
class Material:
    """Something to bring. `optional`: only where it applies."""

    name: str
    optional: bool


@dataclass(frozen=True)
class GuideShown:
    """A guide in the reader's language. `chinese`: its name as the ledger is kept.

    `comes`: one can ask somebody to come.
    """

    code: str
    name: str
    chinese: str
    whom: str
    where: str
    hours: str
    phone: str
    note: str
    materials: tuple[Material, ...]
    comes: bool
    active: bool


def guides(*, every: bool = False) -> tuple[GuideShown, ...]:
    """Return the guides in use, or `every` one, in their order. One query."""
    rows = Guide.objects.order_by("-active", "order", "pk")
    return tuple(map(shown, rows if every else rows.filter(active=True)))


def guide(code: str) -> GuideShown | None:
    """Return the guide in use `code`. One query."""
    row = Guide.objects.filter(code=code, active=True).first()
    return shown(row) if row else None


def may_ask(found: GuideShown) -> bool:
    """Return whether somebody can be asked to come: the ledger must know such errands."""
    return found.comes and bool(home_service_code())


def shown(row: Guide) -> GuideShown:
    """Return `row` as pages show it."""
    return GuideShown(
        code=row.code,
        name=local(row.name, row.name_en),
        chinese=row.name,
        whom=local(row.whom, row.whom_en),
        where=local(row.where, row.where_en),
        hours=local(row.hours, row.hours_en),
        phone=row.phone,
        note=local(row.note, row.note_en),
        materials=tuple(
            Material(local(chinese, english), bool(optional))
            for chinese, english, optional in row.materials
        ),
        comes=row.comes,
        active=row.active,
    )
