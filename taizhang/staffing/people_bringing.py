"""Writing what a sheet of people asks for: all of what is sound, in one transaction."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from taizhang.audit.kinds import Kind
from taizhang.audit.record import Doer, note
from taizhang.people import accounts, units
from taizhang.people.accounts import Details
from taizhang.people.models import Role, Unit, User
from taizhang.people.units import UnitDetails
from taizhang.staffing.people_planning import Choices, Plan, Planned, Planner
from taizhang.staffing.sheet_reading import Entry


@dataclass
class Brought:
    """What came of a sheet. `unclear`: whose backup has a name that several people bear."""

    plan: Plan
    unit_count: int = 0
    unclear: list[str] = field(default_factory=list)

    @property
    def unclear_names(self) -> str:
        """Those of `unclear` in one line."""
        return _("、").join(self.unclear)


def bring_in(
    entries: Iterable[Entry], choices: Choices, by: Doer, *, light: bool
) -> Brought:
    """Write the new people and the changes of `entries`; what is odd stays out.

    Raises:
        PeopleRefused: somebody else changed the same meanwhile; nothing is written.
    """
    with transaction.atomic():
        accounts.hold()
        plan = Planner(choices, light=light, by=by.who).take(entries)
        brought = Brought(plan, _make_units(plan, choices, by))
        Role.objects.filter(code__in={each.role for each in plan.new}).update(active=True)
        codes = dict(Unit.objects.filter(active=True).values_list("name", "code"))
        for each in plan.new:
            accounts.add(_details(each, codes), by, signs_in=False, later=each.signs_in)
        for change in plan.changes:
            cells = {name: now for name, _was, now in change.cells if name != "backup"}
            accounts.edit(change.pseudonym, _changed(change.pseudonym, cells, codes), by)
        _settle_backups(plan, brought)
        new, changed = len(plan.new), len(plan.changes)
        note(Kind.SETTING_CHANGED, by, what="people-sheet", new=new, changed=changed)
    return brought


def _make_units(plan: Plan, choices: Choices, by: Doer) -> int:
    """Make the units that were agreed to and that somebody really goes to."""
    wanted = {each.unit for each in plan.new}
    wanted |= {
        now for each in plan.changes for name, _was, now in each.cells if name == "unit"
    }
    there = set(Unit.objects.filter(name__in=wanted).values_list("name", flat=True))
    made = [name for name in choices.units if name in wanted - there]
    for name in made:
        units.add_unit(UnitDetails(name, choices.units[name]), by)
    return len(made)


def _details(each: Planned, codes: dict[str, str]) -> Details:
    return Details(
        username=each.username,
        name=each.name,
        unit=codes[each.unit],
        role=each.role,
        name_en=each.name_en,
        title=each.title,
        phone=each.phone,
        area=each.area,
    )


def _changed(pseudonym: str, cells: dict[str, str], codes: dict[str, str]) -> Details:
    row = accounts.find(pseudonym)
    role = row.role.code
    if "role" in cells:
        found = Role.objects.filter(name=cells["role"]).order_by("-active").first()
        role = found.code if found else role
        Role.objects.filter(code=role).update(active=True)
    unit = codes[cells["unit"]] if "unit" in cells else row.unit.code
    return Details(
        username=row.username,
        name=row.name,
        unit=unit,
        role=role,
        name_en=cells.get("name_en", row.name_en),
        title=cells.get("title", row.title),
        title_en=row.title_en,
        phone=cells.get("phone", row.phone),
        area=cells.get("area", row.area),
        backup=row.backup.pseudonym if row.backup and row.backup.is_active else "",
    )


def _settle_backups(plan: Plan, brought: Brought) -> None:
    """Name backups once everybody is there; a colleague of the same unit comes first."""
    wanted = [
        (User.objects.get(username=p.username), p.backup) for p in plan.new if p.backup
    ]
    wanted += [
        (accounts.find(change.pseudonym), now)
        for change in plan.changes
        for name, _was, now in change.cells
        if name == "backup"
    ]
    for row, typed in wanted:
        found = _backup(row, typed)
        if found is None:
            brought.unclear.append(row.name)
        else:
            row.backup = found
            row.save(update_fields=["backup"])


def _backup(row: User, typed: str) -> User | None:
    others = User.objects.filter(is_active=True).exclude(pk=row.pk)
    for found in (
        others.filter(username=typed),
        others.filter(name=typed, unit=row.unit_id),
        others.filter(name=typed),
    ):
        several = list(found[:2])
        if several:
            return several[0] if len(several) == 1 else None
    return None
