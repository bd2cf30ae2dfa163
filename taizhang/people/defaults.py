"""The roles a new office starts with. An office may change them: they are data.

Two sets stand ready: `ROLES` for a full house, `LIGHT_ROLES` for an office of five, where
whoever works on a matter and whoever looks at it afterwards are all there is to keep apart.
"""

from dataclasses import dataclass
from typing import Final

from django.db import transaction

from taizhang.core.seeing import Reach
from taizhang.core.vocabulary import Duty
from taizhang.people.models import Role


@dataclass(frozen=True)
class DefaultRole:
    """A post as offices call it, the duties it usually carries, and how far it sees."""

    code: str
    name: str
    name_en: str
    duties: tuple[Duty, ...]
    reach: Reach = Reach.OFFICE


ROLES = (
    DefaultRole(
        "clerk",
        "综合窗口",
        "Clerk",
        (
            Duty.REGISTER,
            Duty.ACCEPT,
            Duty.DISPATCH,
            Duty.FOLLOW_UP,
            Duty.CORRECT,
            Duty.IMPORT,
        ),
    ),
    DefaultRole(
        *("grid_worker", "网格员", "Grid worker"),
        (Duty.REGISTER, Duty.HANDLE),
        Reach.GRID,
    ),
    DefaultRole("handler", "承办人", "Handler", (Duty.HANDLE,), Reach.UNIT),
    DefaultRole(
        *("partner", "共建单位联系人", "Partner contact"),
        (Duty.HANDLE, Duty.CLAIM),
        Reach.UNIT,
    ),
    DefaultRole(
        "verifier",
        "核验员",
        "Verifier",
        (Duty.VERIFY, Duty.FOLLOW_UP, Duty.STRIKE_OFF),
    ),
    DefaultRole(
        "secretary",
        "书记",
        "Secretary",
        (
            Duty.ACCEPT,
            Duty.DISPATCH,
            Duty.STRIKE_OFF,
            Duty.RULE,
            Duty.APPROVE,
            Duty.CORRECT,
        ),
    ),
    DefaultRole(
        "administrator",
        "管理员",
        "Administrator",
        (Duty.ADMINISTER, Duty.SECURE, Duty.IMPORT, Duty.REGISTER),
    ),
    # Apart from the administrator: whoever can change accounts does not read who did what.
    DefaultRole("auditor", "审计员", "Auditor", (Duty.AUDIT,)),
)

SECURITY: Final = DefaultRole(
    *("security_officer", "安全管理员", "Security officer"),
    (Duty.SECURE,),
)


LIGHT_ROLES = (
    DefaultRole(
        *("officer", "经办", "Officer"),
        (
            Duty.REGISTER,
            Duty.ACCEPT,
            Duty.DISPATCH,
            Duty.HANDLE,
            Duty.CLAIM,
            Duty.FOLLOW_UP,
            Duty.CORRECT,
        ),
    ),
    # Nothing by which one comes to handle: whoever may strike off never worked on the matter.
    DefaultRole(
        *("head", "负责人", "Head"),
        tuple(duty for duty in Duty if duty not in {Duty.HANDLE, Duty.CLAIM}),
    ),
)


def ensure_roles() -> None:
    """Write the default roles that are not there yet; leave the office's own alone.

    Those of a light office are not offered until somebody chooses it.
    """
    there = set(Role.objects.values_list("code", flat=True))
    Role.objects.bulk_create(
        _row(role, active=role in ROLES)
        for role in (*ROLES, *LIGHT_ROLES)
        if role.code not in there
    )


def separate_administrators() -> None:
    """Make three administrators of two (三员分立): the system's, that of accounts, the auditor.

    The administrator gives up accounts to the security officer; people stay in their roles.
    Doing it twice changes nothing more.
    """
    with transaction.atomic():
        ensure_roles()
        if not Role.objects.filter(code=SECURITY.code).exists():
            _row(SECURITY).save()
        for role in Role.objects.exclude(code=SECURITY.code):
            if Duty.SECURE in role.duties:
                role.duties = [duty for duty in role.duties if duty != Duty.SECURE]
                role.save(update_fields=["duties"])


def _row(role: DefaultRole, *, active: bool = True) -> Role:
    return Role(
        code=role.code,
        name=role.name,
        name_en=role.name_en,
        duties=list(role.duties),
        reach=role.reach.value,
        active=active,
    )


def offer_roles(*, light: bool) -> None:
    """Offer the default roles of the preset, the others only where somebody holds them.

    Roles of the office's own stay as they are.
    """
    wanted, others = (LIGHT_ROLES, ROLES) if light else (ROLES, LIGHT_ROLES)
    Role.objects.filter(code__in=[role.code for role in wanted]).update(active=True)
    left = Role.objects.filter(code__in=[role.code for role in others])
    left.filter(people__isnull=True).update(active=False)
