"""The administrator of the cast, who can sign in with a password, and a second one."""

import pytest

from taizhang.people.proof import give
from tests.cast import SUN_ADMINISTRATOR, account, signed_in

OWN = "own-words-of-sun-tao"


@pytest.fixture
def sun(office):
    """Return Sun's account, which has a password as in life."""
    user = account(SUN_ADMINISTRATOR)
    user.set_password(OWN)
    user.save()
    return user


@pytest.fixture
def keeper(sun):
    """Return a browser in which Sun has just signed in."""
    client = signed_in(SUN_ADMINISTRATOR)
    session = client.session
    give(session)
    session.save()
    return client
