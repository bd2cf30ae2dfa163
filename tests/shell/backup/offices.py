"""An office with databases of its own, as a process works on it.

`python -m tests.shell.backup.offices WORD …` prints one line of JSON about the office in
`TAIZHANG_DATA`, or in the PostgreSQL databases of the environment. A backup cannot be made
of pytest's own tables, which lie in a transaction that is never committed.
"""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import django
import psycopg

from tests.upkeep.tree import ROOT

ADDRESSES = ("TAIZHANG_DATABASE_URL", "TAIZHANG_KEYS_DATABASE_URL")
ON_POSTGRES = ADDRESSES[0] in os.environ
CANARY = "欧阳金丝"


@dataclass(frozen=True)
class Office:
    """An office alone, whose data lies in `folder` and the databases at `addresses`."""

    folder: Path
    addresses: dict[str, str]

    def environment(self) -> dict[str, str]:
        """Return the environment that its programs run in."""
        own = {name: value for name, value in os.environ.items() if name not in ADDRESSES}
        alone = {"TAIZHANG_DATA": str(self.folder), "TAIZHANG_TENANCY": "single"}
        return own | self.addresses | alone

    def does(self, word: str, *arguments: object) -> Any:
        """Return what this module says to `word`, in a process of its own."""
        done = subprocess.run(
            [sys.executable, "-m", __name__, word, *map(str, arguments)],
            capture_output=True,
            text=True,
            cwd=ROOT,
            env=self.environment(),
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def begun(self, word: str, *arguments: object) -> subprocess.Popen[str]:
        """Return the process in which this module goes about `word`."""
        return subprocess.Popen(
            [sys.executable, "-m", __name__, word, *map(str, arguments)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=self.environment(),
        )

    def taizhang(self, *words: object) -> subprocess.CompletedProcess[str]:
        """Run `taizhang WORDS` on it and return what came of it."""
        return subprocess.run(
            [sys.executable, "-m", "taizhang", *map(str, words)],
            capture_output=True,
            text=True,
            cwd=ROOT,
            env=self.environment() | {"PYTHONIOENCODING": "utf-8"},
            check=False,
        )


@contextlib.contextmanager
def office_at(folder: Path, like: Office | None = None) -> Iterator[Office]:
    """Give an office of which nothing is there yet, or one that is just `like` another."""
    server = os.environ.get(ADDRESSES[0], "").rpartition("/")[0] if ON_POSTGRES else ""
    names = {name: f"backup_{uuid.uuid4().hex[:12]}" for name in ADDRESSES if server}
    for name, database in names.items():
        template = like.addresses[name].rpartition("/")[2] if like else "template1"
        _maintain(server, f"CREATE DATABASE {database} TEMPLATE {template}")
    if like:
        shutil.copytree(like.folder, folder)
    yield Office(folder, {name: f"{server}/{names[name]}" for name in names})
    for database in names.values():
        _maintain(server, f"DROP DATABASE {database} WITH (FORCE)")


def _maintain(server: str, statement: str) -> None:
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(statement)


def settle() -> object:
    """Settle the office, with a matter that was photographed and one that was not."""
    from taizhang.ledger import book
    from tests.cast import LI_CLERK
    from tests.shell.ledger import racing
    from tests.shell.ledger.matters import REGISTER, TAKEN_ON

    racing.settle()
    told = replace(REGISTER, reporter=CANARY, phone="13912345678")
    case = book.submit("", told, *TAKEN_ON, by=LI_CLERK).issue.case
    photograph(case, "640")
    return book.submit("", replace(REGISTER, summary="另一件事"), by=LI_CLERK).issue.number


def photograph(case: str, width: str) -> object:
    """Keep a photo and add it to the matter `case`; return its hash."""
    from taizhang.core import commands as co
    from taizhang.core.vocabulary import EvidenceKind
    from taizhang.files.keeping import keep
    from taizhang.ledger import book
    from tests.cast import LIU_HANDLER
    from tests.shell.files.samples import photo

    kept = keep(BytesIO(photo(int(width))), "IMG_1.jpg")
    shown = co.AddEvidence(shows=EvidenceKind.BEFORE_PHOTO, sha256=kept.sha256)
    book.submit(case, shown, by=LIU_HANDLER)
    return kept.sha256


def register(count: str) -> object:
    """Register so many matters, each with a resident of its own; say each at once."""
    from taizhang.ledger import book
    from tests.cast import LI_CLERK
    from tests.shell.ledger.matters import REGISTER

    for number in range(int(count)):
        command = replace(REGISTER, reporter=f"居民{number}", summary=f"第{number}件事")
        book.submit("", command, by=LI_CLERK)
        print(json.dumps(number), flush=True)
    return count


def erase() -> object:
    """Erase the resident of the first matter."""
    from taizhang.ledger import book, models
    from tests.cast import SUN_ADMINISTRATOR

    case = models.Standing.whole.get(serial=1).case
    return book.erase(case, 1, by=SUN_ADMINISTRATOR, reason="本人要求。")


def told() -> object:
    """Return what the office holds: its log, its rows, and what of it can be read."""
    from taizhang.files.keeping import scrub
    from taizhang.ledger import export, fsck, models
    from taizhang.ledger.reading import opened_issue

    standings = models.Standing.whole.order_by("serial")
    opened = [opened_issue(row.case) for row in standings]
    first = [issue.entries[0].event for issue in opened]
    head = export.tree_head()
    return {
        "findings": [*fsck.findings(), *scrub()],
        "head": [head.origin, head.size, head.root],
        "summaries": [row.summary for row in standings],
        "residents": [getattr(event, "reporter", "") for event in first],
        "locked": sum(len(issue.locked) for issue in opened),
        "leaves": [leaf.decode() for leaf in export.leaves(head.size)],
    }


def killed(dest: str, stage: str) -> object:
    """Make a backup and be killed as its stage `stage` begins."""
    from taizhang.backup.making import make

    stages = int(stage)

    def die(_name: str, done: int, _total: int) -> None:
        nonlocal stages
        stages -= done == 0
        if stages < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    return str(make(Path(dest), None, die).folder)


def night() -> object:
    """Do what is done by itself at night, then the drill; return what came of each."""
    from taizhang.jobs import queue, records, registry
    from tests.worker import run_waiting

    done = []
    for kind in ("backup", "examine-book", "restore-drill"):
        job = queue.enqueue(kind, by="")
        run_waiting()
        record, brings = records.record(job), registry.known(kind)
        assert record and brings and brings.outcome
        done.append([record.state, brings.outcome(record.result) if record.result else ""])
    return done


def choose(folder: str) -> object:
    """Choose where backups go by themselves."""
    from taizhang.health import plan

    plan.choose(Path(folder), None)
    return folder


def trouble() -> object:
    """Return why the last backup was not made."""
    from taizhang.backup.refusals import told as in_words
    from taizhang.web import vitals

    why = vitals.recalled(vitals.BACKUP)["trouble"]
    return in_words(why["sentence"], why["values"])


WORDS = (settle, photograph, register, erase, told, killed, night, choose, trouble)

if __name__ == "__main__":
    django.setup()
    act = next(word for word in WORDS if word.__name__ == sys.argv[1])
    print(json.dumps(act(*sys.argv[2:])))
