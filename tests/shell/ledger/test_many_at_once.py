"""Many people at the same instant, and a power cut in the middle: one book, no gap.

TAIZHANG_RACED=50 has sixteen strike off so many matters, where one is in a hurry.
"""

import json
import os
import subprocess
import sys
import uuid
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.conftest import ON_POSTGRES
from tests.leaves import verify
from tests.shell.ledger import racing
from tests.shell.ledger.matters import REGISTER
from tests.upkeep.tree import ROOT

RACED = int(os.environ.get("TAIZHANG_RACED", "500"))
URLS = ("TAIZHANG_DATABASE_URL", "TAIZHANG_KEYS_DATABASE_URL")


class RealBook:
    """An office with databases of its own, worked on by other processes."""

    def __init__(self, folder: Path, urls: dict[str, str]) -> None:
        self.folder = folder
        own = {"TAIZHANG_DATA": str(folder), "TAIZHANG_TENANCY": "single"}
        self._env = os.environ | own | urls

    def does(self, word: str, *arguments: object) -> Any:
        """Return what `racing` says to `word`."""
        done = subprocess.run(
            [sys.executable, "-m", racing.__name__, word, *map(str, arguments)],
            capture_output=True,
            text=True,
            cwd=ROOT,
            env=self._env,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def whole(self) -> dict[str, Any]:
        """Return how it stands, having checked that nothing is missing or wrong."""
        told: dict[str, Any] = self.does("told")
        assert told["findings"] == []
        assert told["seqs"] == list(range(told["size"]))
        serials = [int(number.partition("-")[2]) for number in told["numbers"]]
        assert serials == list(range(1, len(serials) + 1))
        return told

    def strike_offs(self, file: Path) -> list[dict[str, Any]]:
        """Return the strike-offs of the book, which an outsider finds in order."""
        self.does("exported", file)
        assert verify("log", file)[0] == 0
        assert verify("rules", file)[0] == 0
        every = map(json.loads, file.read_bytes().splitlines())
        return [leaf for leaf in every if leaf["kind"] == "issue-struck-off"]


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealBook]:
    """Yield an office alone on disk, or on PostgreSQL where the run is on it."""
    names = [f"racing_{uuid.uuid4().hex[:12]}" for _url in URLS] if ON_POSTGRES else []
    urls = {}
    for url, name in zip(URLS, names, strict=False):
        address = os.environ[url].rpartition("/")[0]
        _maintain(address, f"CREATE DATABASE {name}")
        urls[url] = f"{address}/{name}"
    book = RealBook(tmp_path_factory.mktemp("office"), urls)
    book.does("settle")
    yield book
    for url in urls.values():
        address, _slash, name = url.rpartition("/")
        _maintain(address, f"DROP DATABASE {name} WITH (FORCE)")


def _maintain(address: str, statement: str) -> None:
    with psycopg.connect(f"{address}/postgres", autocommit=True) as connection:
        connection.execute(statement)


def test_eight_clerks_register_at_once_from_the_first_entry_on(real):
    before = real.whole()
    numbers = real.does("register", 8, 20)
    after = real.whole()
    assert len(set(numbers)) == 160
    assert set(after["numbers"]) == {*before["numbers"], *numbers}


def test_of_sixteen_who_strike_off_one_does(real):
    told = Counter(map(tuple, real.does("strike_off", 16)))
    assert told.pop(("struck_off",)) == 1
    assert sum(told.values()) == 15
    assert set(told) <= {("stale",), ("not_in_this_status",)}
    real.whole()


def test_of_sixteen_at_many_matters_each_is_struck_off_by_one(real, tmp_path):
    closers = real.does("close_all", RACED, 16)

    assert {len(told) for told in closers} == {RACED}
    for case in closers[0]:
        told = Counter(tuple(closer[case]) for closer in closers)
        assert told.pop(("struck_off",)) == 1, case
        assert sum(told.values()) == 15
        # Who pressed on a page is told that it is old, who had none that it is over.
        assert set(told) <= {("stale",), ("not_in_this_status",)}
    real.whole()
    struck = Counter(leaf.get("case") for leaf in real.strike_offs(tmp_path / "leaves"))
    assert {struck[case] for case in closers[0]} == {1}


def test_of_sixteen_partners_who_claim_one_gets_it(real):
    told = Counter(map(tuple, real.does("claim", 16)))
    assert told.pop(("dispatched",)) == 1
    assert sum(told.values()) == 15
    assert set(told) == {("not_in_this_status", "not_offered")}
    real.whole()


def test_a_form_sent_by_fifty_hands_is_one_matter(real):
    before = len(real.whole()["numbers"])
    assert len(set(real.does("send", uuid.uuid4(), 50))) == 1
    assert len(real.whole()["numbers"]) == before + 1


def test_what_a_phone_hands_in_fifty_times_at_once_is_written_once(real):
    before = len(real.whole()["numbers"])
    told = [*real.does("hand_in", 1, 50), *real.does("hand_in", 20, 5)]
    found = {key: {number for k, number in told if k == key} for key, _number in told}
    assert len(found) == 21
    assert {len(numbers) for numbers in found.values()} == {1}
    assert len(real.whole()["numbers"]) == before + 21


def test_what_was_acknowledged_survives_the_kill(real):
    acknowledged = real.does("killed", 15)
    told = real.whole()
    assert len(acknowledged) >= 15
    assert set(acknowledged) <= set(told["numbers"])


def test_no_file_of_the_office_holds_what_a_resident_said(real):
    real.does("register", 1, 1)
    files = [path for path in real.folder.rglob("*") if path.is_file()]
    content = b"".join(path.read_bytes() for path in files)
    assert files
    for said in (REGISTER.words, REGISTER.reporter, REGISTER.phone):
        assert said
        assert said.encode() not in content
        assert said.encode("unicode_escape") not in content
