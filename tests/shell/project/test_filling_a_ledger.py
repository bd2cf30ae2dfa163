"""A ledger filled for measuring is a real one: whoever examines it finds nothing wrong."""

import json
import os
import subprocess
import sys

import pytest
from django.utils import timezone

from taizhang.core.vocabulary import LampColour
from taizhang.ledger import export, fsck, queries
from taizhang.ledger.filtering import Filters
from taizhang.project.bench.filling import Filling
from taizhang.project.bench.office import settle
from tests.served import OWN_FOLDER
from tests.upkeep.tree import ROOT

COUNT = 300


@pytest.mark.django_db(databases=["default", "keys"])
def test_a_filled_ledger_is_whole_and_like_an_offices():
    now = timezone.now()
    assert list(Filling(COUNT, settle(), now).run())[-1] == COUNT

    assert list(fsck.findings()) == []
    counts = queries.counts(Filters(), now)
    assert counts.total == COUNT
    assert counts.lamps[LampColour.DONE] > 0.9 * COUNT
    assert queries.counts(Filters(phase="open"), now).total > 0
    assert queries.counts(Filters(status="struck_off"), now).total > 0


@pytest.mark.django_db(databases=["default", "keys"])
def test_an_outsider_finds_the_filled_log_in_order(tmp_path):
    list(Filling(COUNT, settle(), timezone.now()).run())
    head, path = export.tree_head(), tmp_path / "leaves"
    export.place(path, (leaf + b"\n" for leaf in export.leaves(head.size)))

    for word in ("log", "rules"):
        told = subprocess.run(
            [sys.executable, ROOT / "verifier" / "taizhang_verify.py", word, path],
            capture_output=True,
            text=True,
            check=False,
        )
        assert told.returncode == 0, told.stdout + told.stderr


@pytest.mark.django_db(databases=["default", "keys"])
def test_a_filling_that_was_broken_off_goes_on():
    now = timezone.now()
    begun = Filling(3 * COUNT, settle(), now).run()
    done = next(begun)
    begun.close()

    assert list(Filling(done + 50, settle(), now, done=done).run())[-1] == done + 50
    assert queries.counts(Filters(), now).total == done + 50
    assert list(fsck.findings()) == []


def test_filling_can_be_measured_and_examined_by_two_processes(tmp_path):
    data = tmp_path / "filled"
    told = _taizhang("bench", "--issues", "60", "--fill-only", "--keep", str(data))
    assert told.returncode == 0, told.stderr

    examined = _taizhang("fsck", "--processes", "2", data=data)
    assert examined.returncode == 0, examined.stdout
    assert "账本完好" in examined.stdout


def test_what_was_tampered_with_is_found_by_the_second_process_too(tmp_path):
    data = tmp_path / "filled"
    _taizhang("bench", "--issues", "1100", "--fill-only", "--keep", str(data))
    changed = "UPDATE ledger_standing SET summary = '改过' WHERE id IN (3, 700)"
    _taizhang(
        "django", "shell", "-c", f"{CURSOR}.execute({json.dumps(changed)})", data=data
    )

    examined = _taizhang("fsck", "--processes", "2", data=data)

    assert examined.returncode == 1
    assert examined.stdout.count("台账上的 summary 与账本不符") == 2


def test_bench_never_writes_into_a_folder_that_is_not_its_own(tmp_path):
    (tmp_path / "ledger.sqlite3").touch()
    told = _taizhang("bench", "--issues", "5", "--keep", str(tmp_path))
    assert told.returncode == 1
    assert "was not made by bench" in told.stderr


CURSOR = "from django.db import connection; connection.cursor()"


def _taizhang(*words, data=None):
    return subprocess.run(
        [sys.executable, "-m", "taizhang", *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=OWN_FOLDER
        | {"PYTHONIOENCODING": "utf-8"}
        | ({"TAIZHANG_DATA": str(data)} if data else {})
        | {"PATH": os.environ["PATH"]},
    )
