"""Secrets: made once, the same for everybody who asks, and read by their owner only."""

import os
import stat
import subprocess
import sys

import pytest

from taizhang.keys.secrets import SecretUnfit, discard, folder, kept, secret

ASK = "from taizhang.keys.secrets import secret; print(secret('shared').hex())"
posix = pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such modes")


def test_a_secret_is_made_at_first_use_and_is_the_same_ever_after(data):
    first = secret("django", 48)

    assert len(first) == 48
    assert secret("django", 48) == first
    assert secret("other", 48) != first
    assert {path.name for path in (data / "secrets").iterdir()} == {"django", "other"}


@posix
def test_only_the_owner_may_read_folder_and_secret(data):
    secret("kek")

    modes = [stat.S_IMODE(os.stat(data / path).st_mode) for path in ("", "secrets")]
    assert modes == [0o700, 0o700]
    assert stat.S_IMODE((data / "secrets/kek").stat().st_mode) == 0o600


@posix
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620])
def test_a_secret_that_others_may_open_is_refused_with_what_to_do(data, mode):
    value = secret("kek")
    (data / "secrets/kek").chmod(mode)

    with pytest.raises(SecretUnfit, match="chmod 600"):
        secret("kek")
    assert (data / "secrets/kek").read_bytes() == value


@pytest.mark.parametrize("damaged", [b"", b"short", b"x" * 33])
def test_a_damaged_secret_is_refused_and_not_made_anew(data, damaged):
    secret("kek")
    (data / "secrets/kek").write_bytes(damaged)

    with pytest.raises(SecretUnfit, match="backup"):
        secret("kek")
    assert (data / "secrets/kek").read_bytes() == damaged


def test_processes_that_ask_at_once_get_the_same_secret(data):
    asking = [
        subprocess.Popen([sys.executable, "-c", ASK], stdout=subprocess.PIPE, text=True)
        for _ in range(6)
    ]
    answers = {process.communicate()[0].strip() for process in asking}

    assert answers == {secret("shared").hex()}
    assert [path.name for path in (data / "secrets").iterdir()] == ["shared"]


def test_settings_can_ask_for_a_secret_without_django(data):
    line = f"{ASK}; import sys; sys.exit('django' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", line], check=False).returncode == 0


@pytest.mark.parametrize("name", ["", "../kek", "a/b", "Kek", ".kek", "k\n"])
def test_a_name_that_could_lead_elsewhere_is_refused(data, name):
    with pytest.raises(ValueError, match="not a name"):
        secret(name)


def test_without_a_choice_the_data_lie_beside_the_program(data, monkeypatch):
    monkeypatch.setenv("TAIZHANG_DATA", "")
    monkeypatch.setattr("taizhang.keys.secrets._PROJECT", data)

    assert folder() == data / "data"


def test_a_discarded_secret_is_gone(data):
    secret("kek-0002")
    discard("kek-0002")

    assert kept("kek") == []
