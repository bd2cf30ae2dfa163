"""An office whose book has been read up to now, with the hands of its clock in the test's."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.utils.timezone import now

from taizhang.outbox import sending, writing

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
