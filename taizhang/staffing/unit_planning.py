"""What a sheet of units would do, and doing it. Known again by name; never closed by it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from taizhang.audit.record import Doer
from taizhang.people import units
from taizhang.people.accounts import is_phone
from taizhang.people.models import Unit
from taizhang.people.units import UnitDetails
from taizhang.staffing.areas import Areas, UnclearArea
from taizhang.staffing.forms import phone, plain
from taizhang.staffing.planned import Odd, kind_meant, likely_kind
from taizhang.staffing.sheet_reading import Entry

FIELDS = ("kind", "phone", "area", "name_en")


@dataclass
class UnitPlan:
    """What the sheet would do: details by line, and by code for those that are there."""

    new: list[tuple[str, UnitDetails]] = field(default_factory=list)
    changes: list[tuple[str, str, UnitDetails]] = field(default_factory=list)
    there: int = 0
    odd: list[Odd] = field(default_factory=list)


def planned(entries: Iterable[Entry]) -> UnitPlan:
    """Return what `entries` would do. Two queries at most."""
    plan, areas, seen = UnitPlan(), Areas(), dict[str, str]()
    there = {row.name: row for row in Unit.objects.order_by("pk")}
    for entry in entries:
        try:
            _take(plan, entry, (there, seen), areas)
        except (UnclearArea, ValueError) as why:
            plan.odd.append(Odd(entry["line"], entry["name"], str(why)))
    return plan


def bring_in(entries: Iterable[Entry], by: Doer) -> UnitPlan:
    """Write what `entries` ask for, in one transaction; what is odd stays out.

    Raises:
        PeopleRefused: somebody else changed the same meanwhile; nothing is written.
    """
    with transaction.atomic():
        plan = planned(entries)
        for _line, details in plan.new:
            units.add_unit(details, by)
        for _line, code, details in plan.changes:
            units.edit_unit(code, details, by)
    return plan


def _take(
    plan: UnitPlan,
    entry: Entry,
    known: tuple[dict[str, Unit], dict[str, str]],
    areas: Areas,
) -> None:
    there, seen = known
    name, row = entry["name"], there.get(entry["name"])
    if name in seen:
        raise ValueError(_("和第 %(line)s 行重名。请删掉一行。") % {"line": seen[name]})
    details = _details(entry, row, areas)
    seen[name] = entry["line"]
    if row is None:
        plan.new.append((entry["line"], details))
    elif all(getattr(row, each) == getattr(details, each) for each in FIELDS):
        plan.there += 1
    else:
        plan.changes.append((entry["line"], row.code, details))


def _details(entry: Entry, row: Unit | None, areas: Areas) -> UnitDetails:
    name, word, number = entry["name"], entry["kind"], phone(entry["phone"])
    if not name or len(name) > 60:
        raise ValueError(_("单位名称要写，最多 60 个字。"))
    kind = kind_meant(word)
    if word and not kind:
        labels = _("、").join(str(each.label) for each in Unit.Kind)
        words = _("没有“%(word)s”这种单位类型。请写：%(labels)s。")
        raise ValueError(words % {"word": word[:20], "labels": labels})
    if not is_phone(number):
        raise ValueError(
            _("电话“%(typed)s”看不懂。请核对，或者先空着。") % {"typed": number[:30]}
        )
    area = areas.meant(plain(entry["area"]))
    return UnitDetails(
        name,
        kind or (row.kind if row else likely_kind(name)),
        entry["name_en"] or (row.name_en if row else ""),
        number or (row.phone if row else ""),
        area or (row.area if row else ""),
    )
