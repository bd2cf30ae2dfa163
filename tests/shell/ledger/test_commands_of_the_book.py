"""`taizhang fsck`, `rebuild`, `export leaves`, `export ledger`, `rules` on a terminal."""

import csv
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from openpyxl import load_workbook

from taizhang.files import shelf
from taizhang.files.models import Attachment
from taizhang.keys import store
from taizhang.ledger import book, export, models
from tests.cast import SUN_ADMINISTRATOR
from tests.shell.ledger.matters import few_matters, minutes, registered
from tests.shell.ledger.tampering import forged

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("office"),
]


def told(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    call_command(*words)
    return capsys.readouterr().out


def sheet(path: Path) -> list[list[str]]:
    return list(csv.reader(path.read_text("utf-8-sig").splitlines()))


def test_a_whole_book_says_its_size_and_root(capsys):
    few_matters()
    head = export.tree_head()
    assert told(capsys, "fsck") == f"账本完好：共 {head.size} 条，树根 {head.root}。\n"


def test_findings_are_printed_and_counted(capsys):
    few_matters()
    forged("UPDATE ledger_standing SET n = 99 WHERE serial = 1")
    with pytest.raises(CommandError, match="共发现 1 处问题") as refused:
        call_command("fsck")
    assert refused.value.returncode == 1
    assert "〔2026〕1：台账上的 n" in capsys.readouterr().out


def test_a_kept_file_that_is_missing_is_a_finding(capsys):
    missing = "0" * 64
    Attachment.objects.create(sha256=missing, content_type="image/png", size_bytes=1)
    assert not shelf.place(missing).exists()
    with pytest.raises(CommandError, match="1"):
        call_command("fsck")
    assert missing in capsys.readouterr().out


def test_rebuilding_mends_the_ledger(capsys):
    few_matters()
    forged("UPDATE ledger_standing SET n = 99 WHERE serial = 1")
    assert "2 件事" in told(capsys, "rebuild")
    assert "账本完好" in told(capsys, "fsck")


def test_rebuilding_without_the_keys_is_refused():
    case = registered().issue.case
    store.destroy([f"{case}/1"])
    with pytest.raises(CommandError, match="put the keys back"):
        call_command("rebuild")
    assert models.Standing.objects.get().summary != ""


def test_leaves_are_written_one_a_line_with_their_exact_bytes(capsys, tmp_path):
    case = few_matters().closed
    book.erase(case, 1, by=SUN_ADMINISTRATOR, reason="本人要求。", at=minutes(9))
    out = tmp_path / "leaves"
    head = export.tree_head()
    assert told(capsys, "export_leaves", "--out", str(out)) == (
        f"size {head.size} root {head.root}\n"
    )
    rows = models.Entry.objects.order_by("seq").values_list("leaf", flat=True)
    assert out.read_bytes() == b"".join(bytes(leaf) + b"\n" for leaf in rows)
    assert list(tmp_path.iterdir()) == [out]


def test_the_ledger_is_written_as_its_ending_says(tmp_path):
    few_matters()
    registered(summary="=1+1")
    for name in ("ledger.csv", "ledger.xlsx"):
        call_command("export_ledger", "--out", str(tmp_path / name))
    rows = sheet(tmp_path / "ledger.csv")
    page = load_workbook(tmp_path / "ledger.xlsx").active
    assert [row[0] for row in rows[1:]] == ["〔2026〕1", "〔2026〕2", "〔2026〕3"]
    assert [cell.value for cell in page["A"]] == [row[0] for row in rows]
    assert "'=1+1" in rows[3]
    assert {cell.data_type for row in page.iter_rows() for cell in row} <= {"s", "n"}


def test_filters_narrow_the_file(tmp_path):
    few_matters()
    registered(category="noise")
    out = tmp_path / "ledger.csv"
    for option, value, wanted in (
        ("--status", "registered", ["〔2026〕3"]),
        ("--category", "drainage", ["〔2026〕2"]),
        ("--words", "下水道", ["〔2026〕2"]),
        ("--raised-to", "2026-11-08", []),
    ):
        call_command("export_ledger", "--out", str(out), option, value)
        assert [row[0] for row in sheet(out)[1:]] == wanted


def test_another_ending_is_wrong_usage_and_writes_nothing(tmp_path):
    with pytest.raises(CommandError) as refused:
        call_command("export_ledger", "--out", str(tmp_path / "ledger.pdf"))
    assert refused.value.returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_fails_half_way_leaves_the_old_one(tmp_path):
    out = tmp_path / "leaves"
    out.write_bytes(b"before")

    def blocks():
        yield b"half"
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        export.place(out, blocks())
    assert out.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [out]


def test_the_rules_are_printed(capsys):
    assert told(capsys, "rules").startswith("# The rules")
