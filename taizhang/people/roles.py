"""Everything that can be done to a role (岗位): who may do what is decided here and nowhere
else. Each act is noted in the audit, and holds from the next request on.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from taizhang.audit.kinds import Kind
from taizhang.audit.record import Doer, note
from taizhang.core.seeing import Reach
from taizhang.core.vocabulary import Duty
from taizhang.people.accounts import administrators, hold, require_administrator
from taizhang.people.models import Role, User, random_letters
from taizhang.people.refusals import PeopleRefusal, PeopleRefused
from taizhang.people.remembered import forget

R = PeopleRefusal
# The machine, the accounts, and who did what: in three hands, where an office keeps them apart.
KEPT_APART = frozenset({Duty.ADMINISTER, Duty.SECURE, Duty.AUDIT})


@dataclass(frozen=True)
class RoleDetails:
    """A role as it is to be."""

    name: str
    name_en: str
    duties: frozenset[Duty]
    reach: Reach


def add_role(details: RoleDetails, by: Doer, *, apart: bool) -> Role:
    """Write a new role and return it. `apart`: administrators are kept apart here.

    Raises:
        PeopleRefused: with everything that is wrong; nothing is written.
    """
    with transaction.atomic():
        role = Role(code=f"r-{random_letters()}")
        _take(role, details, apart=apart)
        role.save()
        _note(by, role, "role-added")
    return role


def edit_role(
    code: str, details: RoleDetails, by: Doer, *, apart: bool, reason: str = ""
) -> Role:
    """Write what changed of a role and return it. `reason`: why one's own rights grow.

    Raises:
        PeopleRefused: with everything that is wrong; nothing is written.
    """
    with transaction.atomic():
        hold()
        role = Role.objects.get(code=code)
        before, could = _rights(role), administrators()
        _take(role, details, apart=apart)
        own = User.objects.filter(pseudonym=by.who, role=role).exists()
        if own and _rights(role) - before and not reason.strip():
            raise PeopleRefused(R.OWN_RIGHTS_UNEXPLAINED)
        role.save()
        require_administrator(could)
        _note(by, role, "role-changed", reason=reason.strip()[:200], was=before)
    forget()
    return role


def put_away(code: str, by: Doer) -> None:
    """Offer a role no longer.

    Raises:
        PeopleRefused: somebody still holds it.
    """
    with transaction.atomic():
        hold()
        role = Role.objects.get(code=code)
        if role.people.filter(is_active=True).exists():
            raise PeopleRefused(R.ROLE_HELD)
        role.active = False
        role.save(update_fields=["active"])
        _note(by, role, "role-put-away")


def bring_back(code: str, by: Doer) -> None:
    """Offer a role again."""
    with transaction.atomic():
        role = Role.objects.get(code=code)
        role.active = True
        role.save(update_fields=["active"])
        _note(by, role, "role-brought-back")


def comes_together(duties: Iterable[str], before: Iterable[str]) -> bool:
    """Return whether `duties` bring into one hand what some offices keep apart.

    What was together `before` may stay so: an office that switches this on is not stuck.
    """
    held = KEPT_APART & set(duties)
    return len(held) > 1 and not held <= set(before)


def _take(role: Role, details: RoleDetails, *, apart: bool) -> None:
    found = []
    if not details.name:
        found.append(R.NAME_MISSING)
    elif Role.objects.filter(name=details.name).exclude(pk=role.pk).exists():
        found.append(R.ROLE_NAME_TAKEN)
    if not details.duties and details.reach is not Reach.COUNCIL:
        found.append(R.NO_DUTY)
    if apart and comes_together(details.duties, role.duties):
        found.append(R.KEEPS_APART)
    if found:
        raise PeopleRefused(*found)
    role.name, role.name_en = details.name, details.name_en
    # In the order of the core, however they were ticked.
    role.duties = [duty.value for duty in Duty if duty in details.duties]
    role.reach = details.reach.value


def _rights(role: Role) -> frozenset[str]:
    """Return what a role lets its holders do and see; what is added is more of either.

    Only the whole office is more than what one sees anyway.
    """
    wide = {"sees-all"} if role.reach == Reach.OFFICE else set()
    return frozenset({*role.duties, *wide})


def _note(
    by: Doer, role: Role, what: str, reason: str = "", was: frozenset[str] = frozenset()
) -> None:
    told: dict[str, str | int | list[str]] = {"duties": role.duties, "reach": role.reach}
    if was:
        told["more"] = sorted(_rights(role) - was)
        told["less"] = sorted(was - _rights(role))
    if reason:
        told["reason"] = reason
    note(Kind.SETTING_CHANGED, by, role.code, what=what, **told)
