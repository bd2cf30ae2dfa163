"""Figures and how they are told. Nothing is asserted: who reads them knows the machine."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

HEAD = ("| what | measured | meant to be |", "|---|---|---|")


@dataclass(frozen=True)
class Measured:
    """A line of the table: what was done, how fast it was, and how fast it should be."""

    what: str
    value: str
    budget: str = ""

    def __str__(self) -> str:
        return f"| {self.what} | {self.value} | {self.budget} |"


def timed(act: Callable[[], object]) -> float:
    """Return how many seconds `act` takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def spread(seconds: Sequence[float]) -> str:
    """Return the middle and the slow end of several times."""
    p95 = quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]
    return f"p50 {median(seconds) * 1000:.1f} ms, p95 {p95 * 1000:.1f} ms"


def rate(count: int, seconds: float) -> str:
    """Return how many there were in a second."""
    return f"{count / seconds:,.0f}/s"


def megabytes(kilobytes: Iterable[int]) -> str:
    """Return the largest of some sizes."""
    return f"{max(kilobytes, default=0) / 1024:,.0f} MB"
