"""What happens to an account when somebody leaves, or comes by a password.

The one seam for it: whatever else has to end with an account, ends here.
"""

from taizhang.audit.record import Doer
from taizhang.people import passwords, sessions
from taizhang.people.models import User


def shut(user: User, by: Doer) -> None:
    """Close the account of `user`: nothing that they are signed in to goes on.

    Its password is gone, so that it opens nothing once the account is opened again.
    """
    user.is_active = False
    user.set_unusable_password()
    user.save(update_fields=["is_active", "password"])
    sessions.end_all(user, by)


def begin(user: User) -> str:
    """Give `user`, whose account was just made, a first password and return it."""
    password = passwords.one_time()
    passwords.change(user, password, one_time=True)
    return password


def may_sign_in(user: User) -> bool:
    """Return whether the account is open and has a password."""
    return user.is_active and user.has_usable_password()
