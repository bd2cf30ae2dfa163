"""`taizhang backup`: whole copies only, while people work, keys apart."""

import json
import shutil
from pathlib import Path

import pytest

from taizhang.backup import depot, making
from taizhang.backup.manifest import NAME
from taizhang.backup.refusals import NotDone
from tests.shell.backup.offices import CANARY


def stamps(place):
    return [path.name for path in depot.stamped(place)]


def bytes_below(folder):
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_whoever_registers_meanwhile_is_in_it_whole_or_not_at_all(
    alike, place_for, tmp_path
):
    dest = tmp_path / "usb"
    with alike.begun("register", 200) as clerk:
        assert clerk.stdout is not None
        for _line in range(20):
            clerk.stdout.readline()
        while clerk.poll() is None and len(stamps(dest / "ledger")) < 2:
            assert alike.taizhang("backup", dest).returncode == 0
        clerk.kill()
    for backup in depot.whole(dest / "ledger"):
        other = place_for()
        done = other.taizhang("restore", backup.folder)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "" not in other.does("told")["residents"]


def test_ledger_and_keys_lie_apart_and_no_name_in_either(backed_up):
    ledger, keys = depot.whole(backed_up.dest / "ledger"), backed_up.dest / "keys"
    parts = set(ledger[-1].says.parts)
    assert len(parts) == 2
    assert "files.txt" in parts
    for place in (backed_up.dest / "ledger", keys):
        assert CANARY.encode() not in bytes_below(place)
        assert b"13912345678" not in bytes_below(place)
    assert (keys / ledger[-1].stamp / "secrets" / "kek").is_file()
    assert not list((backed_up.dest / "ledger").rglob("kek*"))


def test_what_it_needs_to_know_stands_beside_it(backed_up):
    readme = (backed_up.dest / "README.txt").read_text(encoding="utf-8")
    said = json.loads(next(backed_up.dest.glob(f"ledger/*/{NAME}")).read_text())
    assert depot.KEYS_APART in readme
    assert [said["origin"], said["size"], said["root"]] == backed_up.held["head"]
    assert said["rows"]["ledger_standing"] == len(backed_up.held["summaries"])


def test_photos_are_copied_once(backed_up, tmp_path):
    dest = Path(shutil.copytree(backed_up.dest, tmp_path / "usb"))
    before = {path: path.stat().st_ino for path in dest.glob("ledger/files/*/*/*")}
    assert len(before) == 2
    assert backed_up.office.taizhang("backup", dest).returncode == 0
    assert {p: p.stat().st_ino for p in dest.glob("ledger/files/*/*/*")} == before


def test_a_photo_that_is_gone_is_said_and_an_earlier_copy_stays(alike, copied, tmp_path):
    for path in alike.folder.glob("files/*/*/*"):
        path.unlink()
    assert alike.taizhang("backup", copied).returncode == 0
    done = alike.taizhang("backup", tmp_path / "new")
    assert done.returncode == 1
    assert "有 2 个附件" in done.stderr


def test_it_does_not_go_into_the_data_folder(backed_up):
    inside = backed_up.office.folder / "backups"
    done = backed_up.office.taizhang("backup", inside)
    assert done.returncode == 1
    assert "数据文件夹" in done.stderr
    assert not inside.exists()


def test_a_folder_without_a_ledger_is_said(elsewhere, tmp_path):
    done = elsewhere.taizhang("backup", tmp_path / "usb")
    assert done.returncode == 1
    assert "没有台账" in done.stderr
    assert not (tmp_path / "usb").exists()


def test_it_does_not_mix_with_another_offices(elsewhere, copied):
    elsewhere.does("settle")
    before = stamps(copied / "ledger")
    done = elsewhere.taizhang("backup", copied)
    assert done.returncode == 1
    assert "另一套台账" in done.stderr
    assert stamps(copied / "ledger") == before


@pytest.mark.django_db(databases=["default", "keys"])
def test_a_full_disk_is_said_before_anything_is_copied(tmp_path, monkeypatch):
    monkeypatch.setenv("TAIZHANG_DATA", str(tmp_path / "data"))
    full = shutil.disk_usage(tmp_path)._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: full)
    with pytest.raises(NotDone, match=r"备份要 .+ MB，.+ 只剩 1 KB"):
        making.make(tmp_path / "usb", None, lambda *_told: None)
    assert not list((tmp_path / "usb" / "ledger").iterdir())


@pytest.mark.parametrize("stage", range(3))
def test_killed_in_the_middle_it_leaves_nothing_that_looks_whole(
    backed_up, tmp_path, stage
):
    with backed_up.office.begun("killed", tmp_path / "usb", stage) as process:
        process.wait()
    assert process.returncode < 0
    assert stamps(tmp_path / "usb" / "ledger") == []


def test_nobody_goes_on_in_a_session_out_of_a_backup(alike, elsewhere, tmp_path):
    shell = "from taizhang.people.models import Session as S; "
    made = shell + "from django.utils.timezone import now; S(expire_date=now()).save()"
    assert alike.taizhang("django", "shell", "-c", made).returncode == 0
    assert alike.taizhang("backup", tmp_path / "usb").returncode == 0
    assert elsewhere.taizhang("restore", tmp_path / "usb").returncode == 0
    counted = shell + "print('sessions', S.objects.count())"
    assert "sessions 0" in elsewhere.taizhang("django", "shell", "-c", counted).stdout
