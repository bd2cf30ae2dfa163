"""Which kinds of long work there are. Each feature brings its own, when Django starts.

At least once: work that was killed is run again from its beginning with the same
arguments, so it must look at its own rows and go on from there.
"""

from collections.abc import Callable, Mapping
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
    """

    name: str
    title: str | Promise
    run: Callable[[Running, Said], dict[str, Any]]
    result_url: Callable[[Said, Said], str] | None = None
    outcome: Callable[[Said], str] | None = None


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Make `kind` known; called by a feature's module `long_work`, read at the start."""
    assert kind.name not in _kinds, f"two features bring work named {kind.name}"
    _kinds[kind.name] = kind


def known(name: str) -> Kind | None:
    """Return the kind `name`; None where no feature brings it any more."""
    return _kinds.get(name)
