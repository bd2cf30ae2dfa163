"""Who somebody is to the rules: an account becomes an actor of the core."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

from taizhang.core.vocabulary import Actor, Duty
from taizhang.people.models import User
from taizhang.people.rota import rota_kept


def duties_of(user: AbstractBaseUser | AnonymousUser) -> frozenset[Duty]:
    """Return the duties that `user` holds; none for somebody who is not signed in.

    Those of the people they stand in for today are among them.
    """
    return actor_of(user).holds if isinstance(user, User) else frozenset()


def actor_of(user: AbstractBaseUser | AnonymousUser) -> Actor:
    """Return `user` as the core knows people, with those they stand in for today.

    Only for a signed-in person; each view is guarded by `people.access`.
    """
    assert isinstance(user, User), "a command is always given by a named person"
    own = frozenset(Duty(word) for word in user.role.duties)
    covers = rota_kept().covers(user.pseudonym)
    return Actor(user.pseudonym, user.unit.code, own, covers)
