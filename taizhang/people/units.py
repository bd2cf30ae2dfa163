"""Everything that can be done to a unit; each act is noted in the audit."""

from dataclasses import dataclass

from django.db import transaction

from taizhang.audit.kinds import Kind
from taizhang.audit.record import Doer, note
from taizhang.people.accounts import is_phone
from taizhang.people.models import Unit, User
from taizhang.people.refusals import PeopleRefusal, PeopleRefused
from taizhang.people.remembered import forget

R = PeopleRefusal


@dataclass(frozen=True)
class UnitDetails:
    """What there is to say of a unit; `area` as in the model."""

    name: str
    kind: str
    name_en: str = ""
    phone: str = ""
    area: str = ""


def add_unit(details: UnitDetails, by: Doer) -> Unit:
    """Write a new unit and return it.

    Raises:
        PeopleRefused: with everything that is wrong; nothing is written.
    """
    with transaction.atomic():
        unit = Unit()
        _take(unit, details)
        unit.save()
        note(Kind.SETTING_CHANGED, by, unit.code, what="unit-added")
    forget()
    return unit


def edit_unit(code: str, details: UnitDetails, by: Doer) -> Unit:
    """Write what changed of a unit and return it.

    Raises:
        PeopleRefused: with everything that is wrong; nothing is written.
    """
    with transaction.atomic():
        unit = Unit.objects.select_for_update().get(code=code)
        _take(unit, details)
        unit.save()
        note(Kind.SETTING_CHANGED, by, code, what="unit-changed")
    forget()
    return unit


def close_unit(code: str, people_to: str, by: Doer) -> int:
    """Close a unit, once its people are at the unit `people_to`; return how many went.

    Closed accounts go along, so that nobody stands in a unit that is no more.

    Raises:
        PeopleRefused: there are people, and nobody said where they go.
    """
    with transaction.atomic():
        unit = Unit.objects.select_for_update().get(code=code, active=True)
        there = User.objects.filter(unit=unit)
        home = Unit.objects.filter(code=people_to, active=True).exclude(pk=unit.pk).first()
        if home is None and there.filter(is_active=True).exists():
            raise PeopleRefused(R.PEOPLE_HOMELESS)
        moved = there.update(unit=home) if home else 0
        unit.active = False
        unit.save(update_fields=["active"])
        note(Kind.SETTING_CHANGED, by, code, what="unit-closed", people=moved)
    forget()
    return moved


def reopen_unit(code: str, by: Doer) -> None:
    """Have a closed unit take matters again."""
    with transaction.atomic():
        Unit.objects.filter(code=code).update(active=True)
        note(Kind.SETTING_CHANGED, by, code, what="unit-reopened")
    forget()


def _take(unit: Unit, details: UnitDetails) -> None:
    found = []
    if not details.name:
        found.append(R.NAME_MISSING)
    elif Unit.objects.filter(name=details.name).exclude(pk=unit.pk).exists():
        found.append(R.UNIT_NAME_TAKEN)
    if details.kind not in Unit.Kind.values:
        found.append(R.UNIT_KIND_UNKNOWN)
    if details.phone != unit.phone and not is_phone(details.phone):
        found.append(R.PHONE_FORM)
    if found:
        raise PeopleRefused(*found)
    for name in ("name", "kind", "name_en", "phone", "area"):
        setattr(unit, name, getattr(details, name))
