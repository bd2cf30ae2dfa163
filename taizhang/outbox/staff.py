"""Who can be told, and what is kept for telling them: wishes, addresses, named leaders."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from django.conf import settings

from taizhang.core.pressing import Person, Staff
from taizhang.core.vocabulary import Duty
from taizhang.keys.envelopes import Envelope
from taizhang.keys.sealing import Unreadable
from taizhang.outbox.models import Leader, Wish
from taizhang.outbox.words import DIGESTS, TEST
from taizhang.people.models import User
from taizhang.people.rota import rota
from taizhang.web.looking import sight_of

Wants = Wish.Wants


@dataclass(frozen=True)
class Wished:
    """What somebody wants by e-mail, and where to. `address` is "" where they gave none.

    `language`: "" where they never said; then it is the office's own.
    """

    address: str = ""
    wants: str = Wants.NOTHING
    language: str = ""

    def takes(self, kind: str) -> bool:
        """Return whether they want a message of that kind; what they try themselves, always."""
        return (
            kind == TEST
            or self.wants == Wants.ALL
            or (self.wants == Wants.DIGESTS and kind in DIGESTS)
        )


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


def wish_at_work(person: str) -> Wished:
    """Return what `person` wants by e-mail; nothing once they have left. Two queries."""
    here = User.objects.filter(pseudonym=person, is_active=True).exists()
    return wish(person) if here else Wished()


def wishes(people: Iterable[str]) -> dict[str, Wished]:
    """Return what those of `people` want who want anything, without where to.

    One query; none without e-mail. An address that opens no more must not stop the rest.
    """
    if not mail_is_set():
        return {}
    rows = Wish.objects.filter(person__in=set(people)).exclude(wants=Wants.NOTHING)
    return {row.person: Wished(wants=row.wants) for row in rows if row.address}


def forget_who_left() -> None:
    """Forget the addresses of those who do not work here any more."""
    gone = User.objects.filter(is_active=False)
    Wish.objects.filter(person__in=gone.values("pseudonym")).delete()


def keep_wish(person: str, wished: Wished) -> None:
    """Keep what `person` wants by e-mail."""
    address = wished.address
    sealed = _envelope(person).sealed(address.encode()) if address else b""
    language = wished.language or settings.LANGUAGE_CODE
    said = {"address": sealed, "wants": wished.wants, "language": language}
    Wish.objects.update_or_create(person=person, defaults=said)


def mail_is_set() -> bool:
    """Return whether this machine knows a server for e-mail."""
    return bool(settings.EMAIL_HOST)


def _person(user: User) -> Person:
    duties = frozenset(Duty(word) for word in user.role.duties)
    return Person(user.pseudonym, user.unit.code, duties, sight_of(user))


def _opened(row: Wish) -> Wished:
    held, plain = bytes(row.address), ""
    if held:
        # Restored without its secret it is as if none had been given.
        with suppress(Unreadable):
            plain = _envelope(row.person).opened(held).decode()
    return Wished(plain, row.wants, row.language)


def _envelope(person: str) -> Envelope:
    return Envelope("messages", f"wish|{person}")
