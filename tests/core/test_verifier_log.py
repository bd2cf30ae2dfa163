"""`taizhang_verify.py log`: whoever kept a size and a root sees what was changed since."""

import base64
import hashlib
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.leaves import WAY, Leaves, verify, written
from verifier import taizhang_verify

PROGRAM = taizhang_verify.__file__


@pytest.fixture
def book():
    """One matter on its way from registration to strike-off."""
    book = Leaves()
    book.walk("c-lamp", *WAY)
    return book


@pytest.fixture
def file(book, tmp_path):
    path = tmp_path / "leaves"
    path.write_bytes(book.exported())
    return path


def size_and_root(file: Path) -> tuple[str, str]:
    _, told = verify("log", file)
    ((size, root),) = re.findall(r"^size (\d+) root (\S+)$", told, re.MULTILINE)
    return size, root


def compared(file: Path, size: str, root: str) -> tuple[int, str]:
    return verify("log", file, "--size", size, "--root", root, "--lang", "en")


def test_the_root_is_that_of_rfc_6962(tmp_path):
    def hashed(data: bytes) -> bytes:
        return hashlib.sha256(data).digest()

    book = Leaves()
    book.leaves = book.leaves[:3]
    path = tmp_path / "leaves"
    path.write_bytes(book.exported())
    first, second, third = (hashed(b"\0" + written(leaf)) for leaf in book.leaves)
    root = hashed(b"\1" + hashed(b"\1" + first + second) + third)
    assert size_and_root(path) == ("3", base64.b64encode(root).decode())


def test_a_book_that_only_grew_agrees_with_what_was_published(book, file):
    size, root = size_and_root(file)
    book.walk("c-drain", *WAY)
    file.write_bytes(book.exported())
    status, told = compared(file, size, root)
    assert status == 0
    assert f"The first {size} entries have the root given" in told


def test_a_root_may_be_given_in_hex(file):
    size, root = size_and_root(file)
    assert compared(file, size, base64.b64decode(root).hex())[0] == 0


def test_an_empty_export_has_the_root_of_nothing(tmp_path):
    (tmp_path / "leaves").write_bytes(b"")
    nothing = base64.b64encode(hashlib.sha256(b"").digest()).decode()
    assert size_and_root(tmp_path / "leaves") == ("0", nothing)
    assert compared(tmp_path / "leaves", "0", nothing)[0] == 0


@given(data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_byte_changed_is_noticed(book, file, data):
    true = book.exported()
    file.write_bytes(true)
    size, root = size_and_root(file)
    at = data.draw(st.integers(0, len(true) - 2))
    byte = data.draw(st.integers(0, 255).filter(lambda value: value != true[at]))
    file.write_bytes(true[:at] + bytes([byte]) + true[at + 1 :])
    assert compared(file, size, root)[0] == 1


def test_a_changed_leaf_is_told_with_both_roots(book, file):
    size, root = size_and_root(file)
    book.leaves[9]["day"] = "2026-03-01"
    file.write_bytes(book.exported())
    status, told = compared(file, size, root)
    assert status == 1
    assert "not the one given" in told
    assert size_and_root(file)[1] in told


def test_entries_cut_off_at_the_end_are_counted(book, file):
    size, root = size_and_root(file)
    book.leaves = book.leaves[:-2]
    file.write_bytes(book.exported())
    status, told = compared(file, size, root)
    assert status == 1
    assert f"The size given is {size}, but here are {int(size) - 2} entries" in told


def test_a_dropped_entry_is_named_once(book, file):
    del book.leaves[5]
    file.write_bytes(book.exported())
    status, told = verify("log", file, "--lang", "en")
    assert status == 1
    assert told.count("(rule 1)") == 1
    assert "Entry 6:" in told


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b'{"b": 1}', "white space"),
        (b"", "an empty line"),
        (b"\xff", "not UTF-8"),
        (b"[" * 5000, "nested without end"),
        (
            written(Leaves().leaves[0]).replace(b'"at":', b'"x":"%s","at":' % (b"A" * 43)),
            "order",
        ),
        (
            written(Leaves().leaves[0]).replace(b'"at":', b'"at":"%s","at":' % (b"A" * 43)),
            "twice",
        ),
        (written(Leaves().leaves[0]).replace(b'"v":1', b'"v":1.0'), "a float"),
    ],
)
def test_a_line_that_is_no_leaf_is_named(book, file, line, why):
    file.write_bytes(book.exported() + line + b"\n")
    status, told = verify("log", file)
    assert status == 1, why
    assert f"第 {len(book.leaves)} 条：不是一条合格的账目" in told


@pytest.mark.parametrize(
    "spoilt",
    [
        {"day": "2026-02-30"},
        {"v": 2},
        {"actor": "clerk"},
        {"voice": 0},
        {"anonymous": False},
        {"n": 1.0},
        {"rests": []},
        {"kind": "issue-forgotten"},
        {"phone": "13800000000"},
        {"c": {}},
        {"c": {"at": "A" * 43, "x": "secret"}},
        {"c": {"who": "A" * 43}},
        {"policy": "cafe\u0301"},
        {"step": 9},
    ],
    ids=str,
)
def test_a_leaf_outside_the_format_is_named(book, file, spoilt):
    book.leaves[8] |= spoilt
    file.write_bytes(book.exported())
    status, told = verify("log", file, "--lang", "en")
    assert status == 1
    assert "Entry 8: not the canonical form" in told


def test_it_runs_alone_with_nothing_but_python(file):
    run = subprocess.run(
        [sys.executable, "-I", PROGRAM, "log", str(file)], capture_output=True, check=False
    )
    assert run.returncode == 0
    assert "共发现 0 处问题" in run.stdout.decode()


@pytest.mark.parametrize(
    "options",
    [
        ["log"],
        ["receipt", "LEAVES"],
        ["log", "no such file"],
        ["log", "LEAVES", "--size", "3"],
        ["log", "LEAVES", "--size", "3", "--root", "not a root"],
        ["rules", "LEAVES", "--size", "3"],
    ],
    ids=" ".join,
)
def test_a_wrong_call_is_told_apart_from_a_fault(file, options, capsys):
    arguments = [str(file) if word == "LEAVES" else word for word in options]
    with pytest.raises(SystemExit) as leaving:
        taizhang_verify.main(arguments)
    assert leaving.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_the_program_shares_no_code_with_the_writer():
    source = Path(PROGRAM).read_text(encoding="utf-8")
    imported = set(re.findall(r"^(?:from|import) (\w+)", source, re.MULTILINE))
    assert imported <= sys.stdlib_module_names
