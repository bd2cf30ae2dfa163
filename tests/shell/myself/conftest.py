"""The office of the cast, in which Li has a password."""

import pytest

from taizhang.people.models import User
from tests.cast import LI_CLERK, account, settle_office

PASSWORD = "correct-horse-9"


@pytest.fixture(autouse=True)
def li() -> User:
    """Settle the office; return Li's account."""
    settle_office()
    user = account(LI_CLERK)
    user.set_password(PASSWORD)
    user.save()
    return user
