"""The `taizhang` command: its words, its help, its exit codes."""

import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from django.core.management import get_commands

from taizhang.project.command import WORDS
from tests.served import OWN_FOLDER


def run(*words, data):
    return subprocess.run(
        [sys.executable, "-m", "taizhang", *words, "--data", str(data)],
        capture_output=True,
        text=True,
        check=False,
        env=OWN_FOLDER | {"PYTHONIOENCODING": "utf-8"},
    )


def test_every_word_belongs_to_a_folder():
    assert {word.command for word in WORDS.values()} - set(get_commands()) == set()


def test_help_names_every_word(tmp_path):
    told = run("--help", data=tmp_path)
    assert told.returncode == 0
    assert all(word in told.stdout for word in WORDS)


@pytest.mark.parametrize(
    "words", [(), ("sing",), ("create-user",), ("serve", "--port", "x")]
)
def test_wrong_usage_is_2(tmp_path, words):
    told = run(*words, data=tmp_path)
    assert told.returncode == 2
    assert "usage: taizhang" in told.stderr


def test_an_account_is_made_in_a_folder_that_was_empty(tmp_path):
    words = ("create-user", "li", "--name", "李敏", "--role", "clerk", "--unit", "青禾")
    first, second = run(*words, data=tmp_path), run(*words, data=tmp_path)
    assert first.returncode == 0, first.stderr
    assert second.returncode == 1
    assert "already" in second.stderr
    assert (tmp_path / "ledger.sqlite3").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "words", ["fsck", "export ledger --out x.csv", "audit verify", "reset-password li"]
)
def test_what_only_reads_says_that_no_ledger_is_there(tmp_path, words):
    told = run(*words.split(), data=tmp_path / "wrong")

    assert told.returncode == 1, told.stderr
    assert f"{tmp_path / 'wrong'} 里没有台账" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_ledger_of_an_older_version_is_named_as_such(tmp_path):
    assert run("django", "migrate", "ledger", "0001", data=tmp_path).returncode == 0

    told = run("fsck", data=tmp_path)
    assert told.returncode == 1
    assert "旧版本" in told.stderr and "taizhang serve" in told.stderr


def test_serve_answers_and_stops(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = ["serve", "--port", str(port), "--data", str(tmp_path)]
    with subprocess.Popen(
        [sys.executable, "-m", "taizhang", *words],
        stdout=subprocess.PIPE,
        text=True,
        env=OWN_FOLDER,
    ) as site:
        page = _first_page(f"http://127.0.0.1:{port}/sign-in/")
        site.terminate()
        told = site.communicate(timeout=20)[0]
    assert 'name="password"' in page
    assert f"Open http://127.0.0.1:{port}/" in told


def _first_page(address: str) -> str:
    for _attempt in range(300):
        try:
            with urllib.request.urlopen(address) as answer:
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"nothing at {address}")
