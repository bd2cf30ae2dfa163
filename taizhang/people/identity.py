"""Who somebody is to the rules: an account becomes an actor of the core."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

from taizhang.core.vocabulary import Actor, Duty
from taizhang.people.models import User


def duties_of(user: AbstractBaseUser | AnonymousUser) -> frozenset[Duty]:
    """Return the duties that `user` holds; none for somebody who is not signed in."""
    if not isinstance(user, User):
        return frozenset()
    return frozenset(Duty(word) for word in user.role.duties)


def actor_of(user: AbstractBaseUser | AnonymousUser) -> Actor:
    """Return `user` as the core knows people: two pseudonyms and the duties held.

    Only for a signed-in person; each view is guarded by `people.access`.
    """
    assert isinstance(user, User), "a command is always given by a named person"
    return Actor(id=user.pseudonym, unit=user.unit.code, duties=duties_of(user))
