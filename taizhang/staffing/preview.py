"""How a preview tells what would change of somebody who is there."""

from dataclasses import dataclass

from django.utils.functional import Promise

from taizhang.staffing.areas import Areas
from taizhang.staffing.people_planning import Plan
from taizhang.staffing.sheet_columns import PEOPLE
from taizhang.web import masking

TITLES: dict[str, Promise] = {column.name: column.title for column in PEOPLE.columns}


@dataclass(frozen=True)
class ChangeLine:
    """Somebody who is there; each cell as (what, from, to), phones masked."""

    line: str
    name: str
    cells: tuple[tuple[str, str, str], ...]


def change_lines(plan: Plan) -> list[ChangeLine]:
    """Return the changes of `plan` as the preview shows them."""
    areas = Areas()

    def shown(name: str, value: str) -> str:
        if name == "phone":
            return masking.phone(value)
        return areas.name(value) if name == "area" else value

    return [
        ChangeLine(
            change.line,
            change.name,
            tuple(
                (str(TITLES[name]), shown(name, was), shown(name, now))
                for name, was, now in change.cells
            ),
        )
        for change in plan.changes
    ]
