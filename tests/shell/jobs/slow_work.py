"""An app of its own that brings slow work: counting, with a tally kept in a file.

Each step is one line of the tally, with the process that did it; whoever takes the work up
again reads there how far it is.
"""

import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.apps import AppConfig

from taizhang.jobs.registry import Kind, register
from taizhang.jobs.running import Running


def tally(folder: Path, steps: int) -> list[int]:
    """Return the processes that counted to `steps`, one for each step so far."""
    file = _tally(folder, steps)
    return [int(pid) for pid in file.read_text().split()] if file.exists() else []


def count(running: Running, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Count to `steps`, from where the tally stands."""
    folder, steps = Path(os.environ["TAIZHANG_DATA"]), arguments["steps"]
    running.stage("counting", total=steps)
    for step in range(len(tally(folder, steps)), steps):
        with _tally(folder, steps).open("a") as file:
            file.write(f"{os.getpid()}\n")
        time.sleep(0.1)
        running.done(step + 1)
    return {"steps": len(tally(folder, steps))}


def _tally(folder: Path, steps: int) -> Path:
    return folder / f"tally-{steps}.txt"


class SlowWork(AppConfig):
    """The app that brings it."""

    name = "tests.shell.jobs.slow_work"
    label = "slow_work"

    def ready(self) -> None:
        """Make the work known."""
        register(Kind("count", "Counting", run=count))
