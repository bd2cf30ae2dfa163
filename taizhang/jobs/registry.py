"""Which kinds of long work there are. Each feature brings its own, when Django starts.

At least once: work that was killed is run again from its beginning with the same
arguments, so it must look at its own rows and go on from there.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from taizhang.jobs.running import Running

Said = Mapping[str, Any]


@dataclass(frozen=True)
class Kind:
    """A kind of work.

    `run` returns what came of it, as JSON without anything personal. `result_url` says
    where that can be seen, from arguments and result; `outcome` says it in a sentence.
    `goes_on`: what was cut off is shown there, too, and can be gone on with.
    """

    name: str
    title: str | Promise
    run: Callable[[Running, Said], dict[str, Any]]
    result_url: Callable[[Said, Said], str] | None = None
    outcome: Callable[[Said], str] | None = None
    goes_on: bool = False


ForWhom = Callable[[str], AbstractContextManager[None]]
_kinds: dict[str, Kind] = {}
_for_whom: list[ForWhom] = []


def register(kind: Kind) -> None:
    """Make `kind` known; called by a feature's module `long_work`, read at the start."""
    assert kind.name not in _kinds, f"two features bring work named {kind.name}"
    _kinds[kind.name] = kind


def works_for(block: ForWhom) -> None:
    """Run each work within `block` of the pseudonym of whoever asked for it."""
    _for_whom.append(block)


@contextmanager
def done_for(pseudonym: str) -> Iterator[None]:
    """Enter every block that `works_for` was told."""
    with ExitStack() as blocks:
        for block in _for_whom:
            blocks.enter_context(block(pseudonym))
        yield


def known(name: str) -> Kind | None:
    """Return the kind `name`; None where no feature brings it any more."""
    return _kinds.get(name)
