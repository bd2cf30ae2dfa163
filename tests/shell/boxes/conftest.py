"""An office with its people, and a data folder of its own, for each test of these pages."""

import pytest


@pytest.fixture(autouse=True)
def _in_the_office(office):
    """Stand in the office."""


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    """Let a password be hashed in no time: how slowly is the entrance's own test."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
