"""Slips to cut out: what somebody signs in with the first time. Nothing keeps the passwords."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import QuerySet

from taizhang.audit.record import Doer
from taizhang.people import passwords
from taizhang.people.models import User
from taizhang.staffing.shown import Slip
from taizhang.tongue import local

# As many slips as anybody cuts out at once.
AT_ONCE_MOST = 200


def slip(user: User, password: str) -> Slip:
    """Return what `user` is handed."""
    unit = local(user.unit.name, user.unit.name_en)
    return Slip(local(user.name, user.name_en), unit, user.username, password)


def never_came() -> QuerySet[User]:
    """Return the open accounts that nobody has signed in with, by unit."""
    rows = User.objects.filter(is_active=True, last_login=None)
    return rows.select_related("unit", "role").order_by("unit_id", "pk")


def waiting(rows: Iterable[User]) -> list[User]:
    """Return those of `rows` to whom a first password is still to be given."""
    return [
        row for row in rows if row.must_change_password and not row.has_usable_password()
    ]


def hand_out(pseudonyms: Sequence[str], by: Doer) -> list[Slip]:
    """Give those who never came a new one-time password each; return the slips.

    Whoever has signed in meanwhile keeps their own.
    """
    with transaction.atomic():
        rows = never_came().filter(pseudonym__in=pseudonyms)
        chosen = list(rows.select_for_update(of=("self",))[:AT_ONCE_MOST])
        return [slip(row, passwords.give_one_time(row, by)) for row in chosen]
