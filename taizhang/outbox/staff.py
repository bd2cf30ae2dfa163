"""Who can be told, and what is kept for telling them: wishes, addresses, named leaders."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings

from taizhang.core.pressing import Person, Staff
from taizhang.core.vocabulary import Duty
from taizhang.keys.envelopes import Envelope
from taizhang.outbox.models import Leader, Wish
from taizhang.people.models import User
from taizhang.people.rota import rota
from taizhang.web.looking import sight_of

Wants = Wish.Wants


@dataclass(frozen=True)
class Wished:
    """What somebody wants by e-mail, and where to. `address` is "" where they gave none."""

    address: str = ""
    wants: str = Wants.NOTHING


def staff() -> Staff:
    """Return everybody at work here, who leads, and who is there for whom. A few queries."""
    users = User.objects.select_related("unit", "role").filter(is_active=True)
    people = {user.pseudonym: _person(user) for user in users.order_by("pk")}
    return Staff(people, leaders(), rota().there)


def leaders() -> dict[str, str]:
    """Return who is told of what turns red, by unit; "" for all others. One query."""
    return dict(Leader.objects.values_list("unit", "person"))


def name_leaders(wanted: Mapping[str, str]) -> None:
    """Name the leaders of units anew; "" names nobody for one."""
    for unit, person in wanted.items():
        if person:
            Leader.objects.update_or_create(unit=unit, defaults={"person": person})
        else:
            Leader.objects.filter(unit=unit).delete()


def wish(person: str) -> Wished:
    """Return what `person` wants by e-mail. One query."""
    row = Wish.objects.filter(person=person).first()
    return _opened(row) if row else Wished()


def wishes(people: Iterable[str]) -> dict[str, Wished]:
    """Return what those of `people` want who want anything. One query; none without e-mail."""
    if not mail_is_set():
        return {}
    rows = Wish.objects.filter(person__in=set(people)).exclude(wants=Wants.NOTHING)
    return {row.person: _opened(row) for row in rows if row.address}


def keep_wish(person: str, wished: Wished) -> None:
    """Keep what `person` wants by e-mail."""
    address = wished.address
    sealed = _envelope(person).sealed(address.encode()) if address else b""
    said = {"address": sealed, "wants": wished.wants}
    Wish.objects.update_or_create(person=person, defaults=said)


def mail_is_set() -> bool:
    """Return whether this machine knows a server for e-mail."""
    return bool(settings.EMAIL_HOST)


def _person(user: User) -> Person:
    duties = frozenset(Duty(word) for word in user.role.duties)
    return Person(user.pseudonym, user.unit.code, duties, sight_of(user))


def _opened(row: Wish) -> Wished:
    held = bytes(row.address)
    plain = _envelope(row.person).opened(held).decode() if held else ""
    return Wished(plain, row.wants)


def _envelope(person: str) -> Envelope:
    return Envelope("messages", f"wish|{person}")
