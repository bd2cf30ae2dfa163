"""The leaves in an outsider's hands: the verifier, which shares no code with the book."""

import re
from pathlib import Path

import pytest

from taizhang.ledger import book, export
from tests.cast import LI_CLERK, SUN_ADMINISTRATOR
from tests.leaves import verify
from tests.shell.ledger.matters import (
    REGISTER,
    BusyBook,
    busy_book,
    days,
    struck_off,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def busy(office: None) -> BusyBook:
    cases = busy_book()
    book.erase(cases.closed, 1, by=SUN_ADMINISTRATOR, reason="本人要求。", at=days(2))
    return cases


@pytest.fixture
def file(busy: BusyBook, tmp_path: Path) -> Path:
    return exported(tmp_path / "leaves")


def exported(path: Path) -> Path:
    size = export.tree_head().size
    export.place(path, (leaf + b"\n" for leaf in export.leaves(size)))
    return path


def compared(file: Path, head: export.TreeHead) -> tuple[int, str]:
    options = ("--size", str(head.size), "--root", head.root, "--lang", "en")
    return verify("log", file, *options)


def forged(file: Path, kind: bytes, old: bytes, new: bytes) -> int:
    """Write another value into the last leaf of a kind; return its seq."""
    lines = file.read_bytes().splitlines(keepends=True)
    marked = b'"kind":"' + kind + b'"'
    at = max(i for i, line in enumerate(lines) if marked in line and old in line)
    lines[at] = lines[at].replace(old, new)
    file.write_bytes(b"".join(lines))
    return at


def test_size_and_root_are_the_same_by_other_hands(file):
    head = export.tree_head()
    status, told = verify("log", file)
    assert status == 0
    assert f"size {head.size} root {head.root}" in told


def test_a_busy_book_breaks_no_rule(file):
    status, told = verify("rules", file, "--lang", "en")
    assert status == 0, told


def test_a_book_that_grew_agrees_with_what_was_handed_out_before(file):
    head = export.tree_head()
    struck_off("后来")
    book.submit("", REGISTER, by=LI_CLERK, at=days(3))
    assert compared(exported(file), head)[0] == 0


def test_one_byte_changed_disagrees_with_what_was_handed_out_before(file):
    head = export.tree_head()
    forged(file, b"handling-reported", b'"conclusion":"solved"', b'"conclusion":"solvex"')
    status, told = compared(file, head)
    assert status == 1
    assert "not the one given" in told


def test_a_book_cut_short_disagrees_with_what_was_handed_out_before(file):
    head = export.tree_head()
    file.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[:-2]))
    status, told = compared(file, head)
    assert status == 1
    assert f"The size given is {head.size}" in told


def test_a_check_turned_into_a_failure_names_the_strike_off(file, busy):
    struck = b'"kind":"issue-struck-off"'
    lines = file.read_bytes().splitlines()
    wanted = max(i for i, line in enumerate(lines) if struck in line)
    forged(file, b"verification-passed", b"verification-passed", b"verification-failed")
    status, told = verify("rules", file, "--lang", "en")
    assert status == 1
    assert re.search(rf"^Entry {wanted}: .+ \(rule 4\)\.$", told, re.MULTILINE), told
