"""A whole office as a process of its own: what a browser test talks to.

The book refuses to be emptied, so a browser test cannot share pytest's database and flush
it afterwards; each office served here has a data folder of its own and goes with it.
"""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.upkeep.tree import ROOT

PATIENCE_SECONDS = 240
# Alone on SQLite in its own folder, whatever database this run of the tests is given.
OWN_FOLDER = {
    name: value
    for name, value in os.environ.items()
    if not name.endswith(("_DATABASE_URL", "_TENANCY"))
}


@dataclass(frozen=True)
class Served:
    """An office that answers at `address` and keeps its data in `folder`."""

    address: str
    folder: Path

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run `taizhang WORDS` on this office's data and return what came of it."""
        return subprocess.run(
            [sys.executable, "-m", "taizhang", "--data", str(self.folder), *words],
            capture_output=True,
            text=True,
            cwd=ROOT,
            env=OWN_FOLDER,
            check=False,
        )


@contextlib.contextmanager
def office(*options: str) -> Iterator[Served]:
    """Serve a fresh office with the options of `taizhang serve` until the block ends."""
    # One level down, so that its backups, which go beside it, go with it too.
    with tempfile.TemporaryDirectory(prefix="taizhang-served-") as place:
        with office_in(Path(place) / "data", *options) as served:
            yield served


@contextlib.contextmanager
def office_in(folder: Path, *options: str) -> Iterator[Served]:
    """Serve the office whose data lie in `folder`, or are to, until the block ends."""
    served = Served(f"http://127.0.0.1:{_free_port()}", folder)
    log = folder.with_name("serve.log")
    with log.open("w") as output:
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "taizhang", "--data", str(folder), "serve"),
                *("--port", served.address.rpartition(":")[2], *options),
            ],
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=ROOT,
            env=OWN_FOLDER,
            start_new_session=True,
        )
    try:
        _await(served, process, log)
        yield served
    finally:
        # The whole group: the server starts workers of its own.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _await(served: Served, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{served.address}/healthz", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise AssertionError(f"the office did not open:\n{log.read_text()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
