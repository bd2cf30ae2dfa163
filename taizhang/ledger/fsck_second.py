"""The second process of an examination: it looks at every other range of issues.

Started afresh, not forked: a forked process would share its parent's connections. Nothing
of Django may be imported before that process has set it up.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Sequence
from multiprocessing.connection import Connection
from types import TracebackType
from typing import TYPE_CHECKING

from taizhang.jobs import offices

if TYPE_CHECKING:
    from taizhang.ledger.fsck_issues import Examination


class Second:
    """The second process, as the first one sees it."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._ours, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()

    def __enter__(self) -> Second:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ours.close()
        self._process.terminate()
        self._process.join()

    def look(self, snapshot: str) -> None:
        """Let it begin to look at the moment `snapshot`; return once it does."""
        self._ours.recv()
        self._ours.send((snapshot, offices.here()))
        self._ours.recv()

    def begin(self, origin: str, ranges: Sequence[int], language: str) -> None:
        """Give it the first ids of the `ranges` that it is to look at."""
        self._ours.send((origin, ranges, language))

    def handed_in(self, to: Examination) -> bool:
        """Add what it found to an examination; return whether it came to its end."""
        try:
            to.add(self._ours.recv())
        except EOFError:
            return False
        return True


def serve(first: Connection) -> None:
    """Look at what the `first` process asks for, and hand it in."""
    import django

    django.setup()
    from django.utils import translation

    from taizhang.ledger.fsck_issues import Examination
    from taizhang.ledger.fsck_moment import joined_moment

    first.send("ready")
    snapshot, office = first.recv()
    with offices.within(office), joined_moment(snapshot):
        first.send("looking")
        origin, ranges, language = first.recv()
        looked = Examination(origin)
        with translation.override(language):
            for start in ranges:
                looked.between(start)
        first.send(looked)
