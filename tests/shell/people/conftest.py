"""Somebody who is not signed in."""

import pytest
from django.contrib.auth.models import AnonymousUser


@pytest.fixture
def nobody() -> AnonymousUser:
    """Return a visitor without an account."""
    return AnonymousUser()
