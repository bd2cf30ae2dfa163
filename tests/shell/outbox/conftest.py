"""An office whose book has been read up to now, with the hands of its clock in the test's."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from django.utils.timezone import now

from taizhang.outbox import sending, writing
from tests.shell.outbox.robots import Post, post_office

Look = Callable[..., int]


@pytest.fixture
def read(office) -> dt.datetime:
    """Begin to read the book at its end; return when that was."""
    at = now()
    writing.look(at)
    return at


@pytest.fixture
def later(read) -> Look:
    """Return what has the outbox look and send some time after it began; how many went."""

    def look(**more: float) -> int:
        at = read + dt.timedelta(**more)
        writing.look(at)
        return sending.send(at)

    return look


@pytest.fixture
def post(settings) -> Iterator[Post]:
    """Let this machine know a mail server."""
    with post_office() as kept:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", kept.port
        settings.DEFAULT_FROM_EMAIL = "taizhang@office.example"
        yield kept
