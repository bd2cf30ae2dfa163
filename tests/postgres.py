"""Run a command with a PostgreSQL of its own: `python -m tests.postgres COMMAND …`.

The cluster lives in a temporary folder, listens on a socket there and nowhere else, and is
gone afterwards; it neither finds nor disturbs a server that the machine already runs.
A server may be given instead, by TAIZHANG_TEST_POSTGRES (an address without a database).

What runs here keeps two offices, each in a schema of its own (tests/offices.py). With
`--durable` before the command it keeps one, the cluster forgets nothing in a power cut, as
an office's must not, and both databases are there: for measuring.
"""

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

OPTIONS = ("listen_addresses=", "max_connections=100")
# A throw-away cluster may forget everything in a power cut; it need only be quick.
FORGETFUL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
DATABASES = {
    "TAIZHANG_DATABASE_URL": "taizhang",
    "TAIZHANG_KEYS_DATABASE_URL": "taizhang_keys",
}
DURABLE = "--durable"
MANY_OFFICES = {"TAIZHANG_TENANCY": "host"}


def programs() -> Path | None:
    """Return the folder that holds initdb and pg_ctl, the newest, or None."""
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"),
        key=lambda found: int(re.sub(r"\D", "", found.parts[-3]) or 0),
    )
    on_path = shutil.which("initdb")
    candidates = [*debian, *([Path(on_path).resolve()] if on_path else [])]
    return candidates[-1].parent if candidates else None


@contextlib.contextmanager
def cluster(bin_folder: Path, *, durable: bool = False) -> Iterator[str]:
    """Yield the address of a fresh cluster, made with the programs in `bin_folder`."""
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            shutil.chown(folder, "postgres")
        data = folder / "data"
        _run(
            bin_folder / "initdb", "-D", data, "-U", "taizhang", "-A", "trust", "-E", "UTF8"
        )
        options = OPTIONS if durable else OPTIONS + FORGETFUL
        settings = " ".join(f"-c {option}" for option in options)
        _run(
            *(bin_folder / "pg_ctl", "-D", data, "-l", folder / "log", "-w"),
            *("-o", f"-k {folder} {settings}", "start"),
        )
        try:
            for database in DATABASES.values() if durable else ():
                _run(bin_folder / "createdb", "-h", folder, "-U", "taizhang", database)
            yield f"postgresql://taizhang@{quote(name, safe='')}"
        finally:
            _run(bin_folder / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


def _run(*command: str | Path) -> None:
    as_postgres = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    # Not captured by pipe: the server would inherit it and hold it open for good.
    with tempfile.TemporaryFile(mode="w+") as output:
        done = subprocess.run(
            [*as_postgres, *map(str, command)],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd="/",
            check=False,
        )
        if done.returncode:
            output.seek(0)
            sys.exit(f"{Path(command[0]).name} failed:\n{output.read()}")


def run(command: list[str]) -> int:
    """Run `command` with both databases on PostgreSQL and return its exit status.

    Without PostgreSQL on this machine, say so and return 0.
    """
    given = os.environ.get("TAIZHANG_TEST_POSTGRES")
    found = programs()
    durable = command[0] == DURABLE
    if given:
        server: contextlib.AbstractContextManager[str] = contextlib.nullcontext(given)
    elif found:
        server = cluster(found, durable=durable)
    else:
        print(
            "Skipped: no PostgreSQL on this machine (Debian: apt install postgresql; "
            "or set TAIZHANG_TEST_POSTGRES to a server's address)."
        )
        return 0
    with server as address:
        databases = {name: f"{address}/{base}" for name, base in DATABASES.items()}
        words = command[1:] if durable else command
        several = {} if durable else MANY_OFFICES
        environment = os.environ | databases | several
        return subprocess.run(words, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
