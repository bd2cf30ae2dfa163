"""A server of many offices with databases of its own, worked on by processes."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tests import fresh
from tests.upkeep.tree import ROOT


@dataclass(frozen=True)
class Server:
    """A server whose offices keep their files in `folder` and their rows at `addresses`."""

    folder: Path
    addresses: dict[str, str]
    tenancy: str = "host"

    @property
    def environment(self) -> dict[str, str]:
        """The environment that its programs run in."""
        own = {"TAIZHANG_DATA": str(self.folder), "TAIZHANG_TENANCY": self.tenancy}
        return os.environ | self.addresses | own | {"PYTHONIOENCODING": "utf-8"}

    def taizhang(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        """Run `taizhang WORDS` on it and return what came of it."""
        return subprocess.run(
            [sys.executable, "-m", "taizhang", *map(str, words)],
            capture_output=True,
            text=True,
            cwd=ROOT,
            env=self.environment,
            check=False,
        )

    def does(self, *words: str | Path) -> str:
        """Run `taizhang WORDS`, which must go well, and return what it said."""
        done = self.taizhang(*words)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def alone(self) -> "Server":
        """Return the same folder and databases as those of one office."""
        return replace(self, tenancy="single")


@contextlib.contextmanager
def server_at(folder: Path) -> Iterator[Server]:
    """Give a server on which nothing is there yet."""
    with fresh.databases() as addresses:
        yield Server(folder, addresses)
