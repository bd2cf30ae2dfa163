"""`taizhang restore`: looked at first, then written, then examined, and said."""

import json
import shutil

import pytest

from taizhang.backup.manifest import NAME
from taizhang.backup.refusals import NotDone
from taizhang.backup.restoring import chosen, verify
from tests.shell.backup.offices import CANARY


def restored(office, *words):
    done = office.taizhang("restore", *words)
    return done.returncode, done.stdout + done.stderr


def untouched(office):
    """Return whether nothing of a ledger lies there: the settings make one secret."""
    found = {path.name for path in office.folder.rglob("*") if path.is_file()}
    return found <= {"django"}


def test_the_same_rows_photos_and_names_come_back(backed_up, elsewhere):
    code, said = restored(elsewhere, backed_up.dest)
    assert code == 0, said
    assert "账本完好" in said
    held = elsewhere.does("told")
    assert held == backed_up.held
    assert CANARY in held["residents"]


def test_without_keys_the_ledger_is_there_and_names_are_not(copied, elsewhere):
    shutil.rmtree(copied / "keys")
    code, said = restored(elsewhere, copied)
    held = elsewhere.does("told")
    assert code == 1
    assert "没有找到密钥：台账可以看，姓名、电话、原话打不开" in said
    assert held["summaries"]
    assert set(held["residents"]) == {""}
    assert held["locked"] > 0


def test_keys_from_another_medium_open_it(copied, elsewhere, tmp_path):
    shutil.move(copied / "keys", tmp_path / "other-usb")
    assert restored(elsewhere, copied, "--keys", tmp_path / "other-usb")[0] == 0
    assert CANARY in elsewhere.does("told")["residents"]


def test_another_offices_keys_are_refused(copied, elsewhere, place_for, tmp_path):
    third = place_for()
    third.does("settle")
    assert third.taizhang("backup", tmp_path / "third").returncode == 0
    code, said = restored(elsewhere, copied, "--keys", tmp_path / "third" / "keys")
    assert code == 1
    assert "没有这套台账的密钥" in said
    assert untouched(elsewhere)


def test_a_place_with_a_ledger_is_refused_and_left_alone(backed_up):
    code, said = restored(backed_up.office, backed_up.dest)
    assert code == 1
    assert "已经有一本台账" in said
    assert backed_up.office.does("told") == backed_up.held


@pytest.mark.parametrize(
    "part", ["ledger/*/ledger.*", "keys/*/secrets/kek", "ledger/files/*/*/*"]
)
def test_a_damaged_part_is_named(copied, part):
    path = next(copied.glob(part))
    spoilt = bytearray(path.read_bytes())
    spoilt[len(spoilt) // 2] ^= 1
    path.write_bytes(spoilt)
    with pytest.raises(NotDone, match=f"{path.name[:12]}.* 缺失或已损坏"):
        verify(*chosen(copied, None))


def test_nothing_is_written_from_a_damaged_backup(copied, elsewhere):
    next(copied.glob("ledger/files/*/*/*")).unlink()
    code, said = restored(elsewhere, copied)
    assert code == 1
    assert "已损坏" in said
    assert untouched(elsewhere)


@pytest.mark.parametrize(
    "newer",
    [
        {"version": "99.0.0"},
        {"format": 99},
        {"migrations": ["ledger.9999_of_another_time"]},
    ],
)
def test_a_backup_of_a_newer_program_is_refused(copied, newer):
    path = next(copied.glob(f"ledger/*/{NAME}"))
    path.write_text(json.dumps(json.loads(path.read_text()) | newer))
    with pytest.raises(NotDone, match="更新的版本"):
        verify(*chosen(copied, None))


def test_a_backup_of_an_older_program_is_brought_up_to_date(alike, elsewhere, tmp_path):
    assert alike.taizhang("django", "migrate", "entrance", "zero").returncode == 0
    assert alike.taizhang("backup", tmp_path / "usb").returncode == 0
    code, said = restored(elsewhere, tmp_path / "usb")
    assert code == 0, said
    shown = elsewhere.taizhang("django", "showmigrations", "entrance").stdout
    assert "[X] 0001" in shown


def test_who_was_erased_does_not_come_back_with_older_keys(erased, elsewhere):
    code, said = restored(elsewhere, erased / "after", "--keys", erased / "before")
    assert code == 0, said
    assert "比台账旧" in said
    assert CANARY not in elsewhere.does("told")["residents"]


def test_an_older_ledger_is_opened_with_the_newest_keys(erased, elsewhere):
    code, said = restored(elsewhere, erased / "before", "--keys", erased / "after")
    assert code == 1
    assert "密钥不见了" in said
    assert CANARY not in elsewhere.does("told")["residents"]


def test_a_restore_that_was_cut_short_can_be_begun_again(copied, elsewhere):
    (elsewhere.folder / "secrets").mkdir(parents=True)
    for path in copied.glob("keys/*/secrets/*"):
        shutil.copy(path, elsewhere.folder / "secrets")
    assert restored(elsewhere, copied)[0] == 0


def test_other_secrets_in_the_place_are_never_overwritten(copied, elsewhere):
    (elsewhere.folder / "secrets").mkdir(parents=True)
    (elsewhere.folder / "secrets" / "kek").write_bytes(bytes(32))
    code, said = restored(elsewhere, copied)
    assert code == 1
    assert "另一套密钥" in said
    assert (elsewhere.folder / "secrets" / "kek").read_bytes() == bytes(32)


def test_a_folder_without_a_backup_is_said(tmp_path):
    with pytest.raises(NotDone, match="没有完整的备份"):
        chosen(tmp_path, None)


def test_wrong_usage_is_2(elsewhere):
    assert elsewhere.taizhang("restore").returncode == 2
