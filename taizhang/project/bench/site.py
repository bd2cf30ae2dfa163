"""A real site to measure, as processes of its own, and a browser of the plainest kind."""

import contextlib
import http.client
import os
import re
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlencode

from taizhang.project.bench.office import CLERK, WORD

PATIENCE_SECONDS = 120
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
FORM = "application/x-www-form-urlencoded"


class Site:
    """The site over the data folder of this process, with two web workers.

    `quiet`: what it turns away is not told.
    """

    def __init__(self, *, quiet: bool = False) -> None:
        self.port = _free_port()
        self._process = subprocess.Popen(
            [
                *(sys.executable, "-m", "taizhang", "serve", "--no-worker"),
                *("--workers", "2", "--port", str(self.port)),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL if quiet else None,
        )

    def await_first_page(self) -> None:
        """Return once somebody could sign in."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline and self._process.poll() is None:
            with contextlib.suppress(OSError, http.client.HTTPException):
                if Browser(self.port).get("/sign-in/")[0] == 200:
                    return
            time.sleep(0.02)
        raise RuntimeError("the site did not open")

    def worker_sizes(self) -> list[int]:
        """Return the memory of its processes in KB; [] where the system does not tell."""
        told = (_told(worker / "status") for worker in self._workers())
        return [int(one["VmRSS"].split()[0]) for one in told if "VmRSS" in one]

    def cpu_seconds(self) -> float:
        """Return the processor time that its processes have used; 0 where nobody tells."""
        used = 0
        for worker in self._workers():
            with contextlib.suppress(OSError):
                fields = (worker / "stat").read_text().rpartition(")")[2].split()
                used += int(fields[11]) + int(fields[12])
        return used / os.sysconf("SC_CLK_TCK")

    def _workers(self) -> Iterator[Path]:
        for process in Path("/proc").glob("[0-9]*"):
            if _told(process / "status").get("PPid") == str(self._process.pid):
                yield process

    def stop(self) -> None:
        """Stop it, as Ctrl+C does."""
        self._process.terminate()
        self._process.wait(timeout=30)


@contextlib.contextmanager
def site(*, quiet: bool = False) -> Iterator[Site]:
    """Run a site while the block runs; `quiet`: what it turns away is not told."""
    running = Site(quiet=quiet)
    try:
        yield running
    finally:
        running.stop()


class Browser:
    """One connection that is kept open, cookies, and what a signed-in form needs."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._cookies: dict[str, str] = {}
        self._token = ""

    def sign_in(self, username: str = CLERK) -> "Browser":
        """Sign in, and take the token that later forms carry."""
        self.take_token("/sign-in/")
        status, _body = self.post("/sign-in/", {"username": username, "password": WORD})
        if status != 302:
            raise RuntimeError(f"{username} could not sign in: {status}")
        self.take_token("/new/")
        return self

    def take_token(self, path: str) -> None:
        """Take the token that forms carry from the page at `path`."""
        found = TOKEN.search(self.get(path)[1])
        self._token = found[1] if found else ""

    def get(self, path: str) -> tuple[int, str]:
        """Return status and body of a page."""
        return self._ask("GET", path, None, {})

    def post(self, path: str, fields: Mapping[str, object]) -> tuple[int, str]:
        """Send a form; return the status, and where it leads or what it answers."""
        sent = {"csrfmiddlewaretoken": self._token, "key": str(uuid.uuid4()), **fields}
        return self._ask("POST", path, urlencode(sent), {"Content-Type": FORM})

    def _ask(
        self, method: str, path: str, body: str | None, headers: dict[str, str]
    ) -> tuple[int, str]:
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        self._connection.request(method, path, body, headers | {"Cookie": cookies})
        answer = self._connection.getresponse()
        told = answer.read().decode("utf-8", "replace")
        for line in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = line.partition(";")[0].partition("=")
            self._cookies[name] = value
        return answer.status, answer.headers.get("Location", told)


def _told(status: Path) -> dict[str, str]:
    """Return what the system tells of a process, {} once it is gone."""
    try:
        lines = status.read_text().splitlines()
    except OSError:
        return {}
    return {
        name: value.strip() for name, _, value in (line.partition(":") for line in lines)
    }


def run(*words: str) -> tuple[float, int]:
    """Run `taizhang WORDS`; return its seconds and its largest size in KB (0: not told)."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "taizhang", *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    if not hasattr(os, "wait4"):
        process.wait()
        return time.perf_counter() - start, 0
    _pid, _status, used = os.wait4(process.pid, 0)
    return time.perf_counter() - start, used.ru_maxrss


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
