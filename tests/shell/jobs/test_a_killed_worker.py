"""Real processes: work whose process is killed is taken up again and done.

On PostgreSQL it is the work of one of two offices.
"""

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from tests import fresh
from tests.conftest import ON_POSTGRES
from tests.offices import HOME, NEIGHBOUR
from tests.shell.jobs.slow_work import tally
from tests.upkeep.tree import ROOT

PATIENCE_SECONDS = 120


OF_THE_OFFICE = ("--office", HOME) if ON_POSTGRES else ()


def taizhang(folder: Path, *words: str) -> str:
    """Run a command on the data in `folder` and return what it said."""
    done = subprocess.run(
        [sys.executable, "-m", "taizhang", "--data", str(folder), *words],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def until(true: Callable[[], bool]) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not true():
        assert time.monotonic() < deadline, "it never came to pass"
        time.sleep(0.1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Iterator[Path]:
    """Yield the data folder of an office that knows slow work."""
    made: Path = tmp_path_factory.mktemp("office")
    with contextlib.ExitStack() as stack:
        patch = stack.enter_context(pytest.MonkeyPatch.context())
        patch.setenv("DJANGO_SETTINGS_MODULE", "tests.shell.jobs.with_slow_work")
        own = stack.enter_context(fresh.databases()) if ON_POSTGRES else {}
        for name, address in own.items():
            patch.setenv(name, address)
        if ON_POSTGRES:
            for code in (HOME, NEIGHBOUR):
                taizhang(made, "office", "add", code, "--host", f"{code}.test")
        else:
            taizhang(made, "django", "migrate", "--verbosity", "0")
        yield made


def ask(folder: Path, steps: int) -> None:
    """Ask for counting to `steps`, which no other test counts to."""
    asking = "from taizhang.jobs.queue import enqueue"
    told = f"enqueue('count', by='', key='{steps}', steps={steps})"
    words = ("django", "shell", "--no-imports", "-c", f"{asking}; {told}")
    taizhang(folder, *OF_THE_OFFICE, *words)


def state(folder: Path, steps: int) -> str:
    """Return how far the counting to `steps` is, as its row says."""
    opened = (
        psycopg.connect(
            os.environ["TAIZHANG_DATABASE_URL"], options=f"-c search_path={HOME}"
        )
        if ON_POSTGRES
        else sqlite3.connect(folder / "ledger.sqlite3")
    )
    with contextlib.closing(opened) as connection:
        found = connection.execute(f"SELECT state FROM jobs_job WHERE key = '{steps}'")
        return str(found.fetchone()[0])


@contextlib.contextmanager
def working(folder: Path, steps: int) -> Iterator[int]:
    """Have a watched worker at work; yield the process that counts to `steps`."""
    before = len(tally(folder, steps))
    watch = subprocess.Popen(
        [sys.executable, "-m", "taizhang", "--data", str(folder), "work"],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
    )
    try:
        until(lambda: len(tally(folder, steps)) > before)
        yield tally(folder, steps)[-1]
    finally:
        watch.terminate()
        assert watch.wait(timeout=PATIENCE_SECONDS) == 0


def alive(session: int) -> bool:
    """Return whether any process of the `session` is left."""
    try:
        os.killpg(session, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize(("killed", "steps"), [("process", 40), ("worker", 41)])
def test_killed_work_is_taken_up_again_and_done(folder, killed, steps):
    ask(folder, steps)
    with working(folder, steps) as process:
        session = os.getsid(process)
        os.kill(process if killed == "process" else session, signal.SIGKILL)
        until(lambda: len(tally(folder, steps)) == steps)
        until(lambda: state(folder, steps) == "done")

    assert len(set(tally(folder, steps))) == 2
    until(lambda: not alive(session))


def test_work_in_progress_outlasts_an_orderly_stop(folder):
    ask(folder, 120)
    with working(folder, 120) as process:
        session = os.getsid(process)
    until(lambda: not alive(session))
    assert state(folder, 120) == "waiting"

    with working(folder, 120):
        until(lambda: len(tally(folder, 120)) == 120)
    assert len(set(tally(folder, 120))) == 2
