"""Puts together what the pages of units show."""

from taizhang.ledger.located import open_by_unit
from taizhang.people.models import Unit
from taizhang.staffing.areas import Areas
from taizhang.staffing.headcounts import by_unit
from taizhang.staffing.shown import UnitLine, UnitPage
from taizhang.tongue import local
from taizhang.web.addresses import ledger_url, with_changes

KINDS = [kind.value for kind in Unit.Kind]


def unit_lines() -> tuple[tuple[UnitLine, ...], tuple[UnitLine, ...]]:
    """Return the units that are there, by kind, and those that are closed. Three queries."""
    shown = _Shown()
    rows = sorted(Unit.objects.order_by("pk"), key=lambda row: KINDS.index(row.kind))
    return (
        tuple(shown.line(row) for row in rows if row.active),
        tuple(shown.line(row) for row in rows if not row.active),
    )


def unit_page(code: str) -> UnitPage:
    """Return the unit `code` as its page shows it. Three queries."""
    row = Unit.objects.get(code=code)
    return UnitPage(_Shown().line(row), row.active)


class _Shown:
    def __init__(self) -> None:
        self._people, self._matters = by_unit(), open_by_unit()
        self._areas = Areas()

    def line(self, row: Unit) -> UnitLine:
        people_count = self._people.get(row.code, 0)
        open_count = self._matters.get(row.code, 0)
        return UnitLine(
            code=row.code,
            name=local(row.name, row.name_en),
            kind=str(Unit.Kind(row.kind).label),
            area=self._areas.name(row.area),
            phone=row.phone,
            people_count=people_count,
            people_url=_people_of(row) if people_count else "",
            open_count=open_count,
            open_url=ledger_url(unit=row.code, phase="open") if open_count else "",
        )


def _people_of(row: Unit) -> str:
    return with_changes({}, "people:list", unit=row.code)
