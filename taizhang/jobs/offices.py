"""In whose office work is asked for and done, where one server keeps several.

Here stand the questions only; `taizhang.project.tenancy` answers them. Where there is one
office it has no name, and whoever works is in it already. A thread or process of one's own
begins outside: take along `here()` and go in by `within`.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Protocol


class Offices(Protocol):
    """What knows the offices of this server."""

    def here(self) -> str:
        """Return the name of the office that this thread works in, "" for none."""

    def within(self, name: str) -> AbstractContextManager[None]:
        """Return a block inside which this thread works in the office `name`."""

    def every(self) -> Sequence[str]:
        """Return the names of the offices that are open."""


class _OneOffice:
    def here(self) -> str:
        return ""

    def within(self, name: str) -> AbstractContextManager[None]:
        assert not name, "there is one office here, and it has no name"
        return nullcontext()

    def every(self) -> Sequence[str]:
        return ("",)


_known: list[Offices] = [_OneOffice()]


def kept_by(offices: Offices) -> None:
    """Have `offices` answer from now on."""
    _known[:] = [offices]


def here() -> str:
    """Return the name of the office that this thread works in."""
    return _known[0].here()


def within(name: str) -> AbstractContextManager[None]:
    """Return a block inside which this thread works in the office `name`."""
    return _known[0].within(name)


def every() -> Sequence[str]:
    """Return the names of the offices that are open. One query, where there are several."""
    return _known[0].every()
