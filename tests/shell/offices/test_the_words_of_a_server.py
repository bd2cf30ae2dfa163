"""What whoever keeps a server of many offices types: `--office`, and the words about offices.

In processes of their own, on databases of their own.
"""

import http.client
import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.served import _free_port
from tests.shell.offices.serving import Server, server_at
from tests.upkeep.tree import ROOT

pytestmark = pytest.mark.many_offices
QINGHE, BEIHU = "qinghe", "beihu"
NAMES = {QINGHE: "青禾街道", BEIHU: "北湖街道"}
REGISTER = (
    "from taizhang.ledger import book;"
    "from tests.cast import LI_CLERK, settle_office;"
    "from tests.shell.casework import pages;"
    "from taizhang.core.seeing import EVERYTHING;"
    "from taizhang.ledger.looking import looking;"
    "settle_office();"
    "looking(EVERYTHING).__enter__();"
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Yield a server with two offices, of which Qinghe has registered a matter."""
    with server_at(tmp_path_factory.mktemp("server") / "data") as made:
        for code, name in NAMES.items():
            made.does("office", "add", name, "--host", f"{code}.example")
        act = f"{REGISTER} pages.registered(reporter='欧阳金丝')"
        made.does("--office", QINGHE, "django", "shell", "--no-imports", "-c", act)
        yield made


def test_the_offices_are_listed_with_their_hosts(server):
    assert server.does("office", "list").splitlines() == [
        "beihu\topen\tbeihu.example\t北湖街道",
        "qinghe\topen\tqinghe.example\t青禾街道",
    ]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("fsck",), "Say which office: --office CODE."),
        (("export", "leaves", "--out", "x"), "Say which office: --office CODE."),
        (("--office", "nowhere", "fsck"), "No office nowhere here."),
        (("--office", "nowhere", "django", "check"), "No office nowhere here."),
        (("--office", QINGHE, "office", "list"), "leave out --office"),
        (("--office", QINGHE, "work"), "leave out --office"),
        (("serve", "--demo"), "taizhang --office CODE demo"),
    ],
)
def test_a_word_without_its_office_or_with_one_too_many_is_2(server, words, why):
    told = server.taizhang(*words)
    assert told.returncode == 2, told.stdout
    assert why in told.stderr


def test_help_needs_no_office(server):
    assert server.taizhang("fsck", "--help").returncode == 0


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("office", "add", "又", "--host", "x.example", "--schema", BEIHU), "already"),
        (("office", "add", "又", "--host", "beihu.example", "--schema", "x"), "answers"),
        (("office", "change", "nowhere", "--close"), "No office nowhere here"),
        (("office", "change", QINGHE, "--host", "beihu.example"), "Another office"),
    ],
)
def test_what_cannot_be_is_1_and_changes_nothing(server, words, why):
    before = server.does("office", "list")
    told = server.taizhang(*words)
    assert told.returncode == 1
    assert why in told.stderr
    assert server.does("office", "list") == before


def test_an_account_of_one_is_none_of_the_other(server):
    words = ("create-user", "qian", "--name", "钱多", "--role", "clerk", "--unit", "窗口")
    assert server.taizhang("--office", QINGHE, *words).returncode == 0
    assert server.taizhang("--office", QINGHE, *words).returncode == 1
    assert server.taizhang("--office", BEIHU, *words).returncode == 0


def test_the_folder_of_each_is_its_own_and_its_secrets_are_for_its_owner(server):
    ours = server.folder / "offices" / QINGHE / "secrets"
    assert {path.name for path in ours.iterdir()} >= {"index", "kek"}
    assert all(path.stat().st_mode & 0o077 == 0 for path in [ours, *ours.iterdir()])
    assert [path.name for path in (server.folder / "secrets").iterdir()] == ["django"]


@pytest.mark.parametrize(("code", "size"), [(QINGHE, 4), (BEIHU, 0)])
def test_two_processes_examine_the_book_of_one(server, code, size):
    told = server.does("--office", code, "fsck", "--processes", "2")
    assert f"共 {size} 条" in told


def test_an_office_that_was_half_added_is_added_by_the_same_words(server):
    half = (
        "from django.db import connection; connection.cursor().execute('CREATE SCHEMA nan')"
    )
    server.does("django", "shell", "--no-imports", "-c", half)
    server.does("office", "add", "南山街道", "--host", "nan.example")
    told = server.does("office", "change", "nan", "--name", "南山", "--close")
    assert told == "nan: 南山 is closed.\n"
    told = server.does("office", "change", "nan", "--host", "n.example", "--open")
    assert told == "nan: 南山 answers under n.example.\n"
    server.does("office", "change", "nan", "--close")


@pytest.fixture(scope="module")
def backup(server, tmp_path_factory) -> Path:
    """Return the folder of a backup of Qinghe."""
    folder: Path = tmp_path_factory.mktemp("backups") / "qinghe"
    server.does("--office", QINGHE, "backup", folder)
    return folder


def test_a_backup_is_restored_on_another_server_under_another_code(
    server, backup, tmp_path
):
    with server_at(tmp_path / "data") as another:
        another.does("office", "add", "青禾", "--host", "q.example", "--bare")
        told = another.does("--office", "q", "restore", backup)
        assert "已恢复，账本完好：共 4 条" in told
        assert "欧阳金丝" in residents(another, "--office", "q")


def test_a_backup_is_restored_where_an_office_is_alone(backup, tmp_path):
    with server_at(tmp_path / "data") as another:
        moved = another.alone()
        assert "已恢复，账本完好：共 4 条" in moved.does("restore", backup)
        assert "欧阳金丝" in residents(moved)
        assert "共 4 条" in moved.does("fsck")


def test_a_backup_is_not_restored_beside_the_office_it_is_of(server, backup):
    server.does("office", "add", "青禾二", "--host", "second.example", "--bare")
    told = server.taizhang("--office", "second", "restore", backup)
    assert told.returncode == 1
    assert "备份里的 schema 叫 qinghe，这个数据库里已经有一个，没有恢复" in told.stderr
    assert "共 4 条" in server.does("--office", QINGHE, "fsck")
    server.does("office", "change", "second", "--close")


def test_nor_over_an_office_that_has_tables(server, backup):
    told = server.taizhang("--office", BEIHU, "restore", backup)
    assert told.returncode == 1
    assert "已经有一本台账，没有恢复" in told.stderr
    assert "共 0 条" in server.does("--office", BEIHU, "fsck")


def test_at_night_an_office_is_backed_up_apart_and_the_drill_restores_it(server):
    act = f"{REGISTER.replace('settle_office();', '')} {NIGHT}"
    words = ("--office", QINGHE, "django", "shell", "--no-imports", "-c", act)

    done = json.loads(server.does(*words).splitlines()[-1])

    assert [state for state, _said in done] == ["done"] * 3
    assert done[2][1] == "备份能恢复。"
    backups = server.folder.with_name("data-backups") / "offices"
    assert [path.name for path in backups.iterdir()] == [QINGHE]
    assert len(list(backups.glob("*/office-*/ledger/*/manifest.json"))) == 1


NIGHT = "import json; from tests.shell.backup import offices; print(json.dumps(offices.night()))"


def residents(server: Server, *office: str) -> str:
    """Return what the resident of the first matter is called, as the office reads it."""
    act = (
        f"{REGISTER.replace('settle_office();', '')}"
        "from taizhang.ledger.models import Standing;"
        "from taizhang.ledger.reading import opened_issue;"
        "print(opened_issue(Standing.whole.get().case).entries[0].event.reporter)"
    )
    return server.does(*office, "django", "shell", "--no-imports", "-c", act)


def test_real_requests_for_both_at_once_are_answered_by_the_right_one(server):
    port = _free_port()
    site = subprocess.Popen(
        [sys.executable, "-m", "taizhang", "serve", "--no-worker", "--port", str(port)],
        cwd=ROOT,
        env=server.environment,
        stdout=subprocess.DEVNULL,
    )
    try:
        until_it_answers(port)
        asked = [(QINGHE, BEIHU)[number % 2] for number in range(400)]
        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(lambda code: page(port, f"{code}.example"), asked))
        unknown = [page(port, host)[0] for host in ("nan.example", "127.0.0.1")]
    finally:
        site.send_signal(signal.SIGTERM)
        site.wait(timeout=30)

    assert unknown == [404, 404]
    assert {status for status, _text in answers} == {200}
    for code, (_status, text) in zip(asked, answers, strict=True):
        own, others = NAMES[code], NAMES[BEIHU if code == QINGHE else QINGHE]
        assert own in text and others not in text


def page(port: int, host: str, path: str = "/sign-in/") -> tuple[int, str]:
    """Return status and text of a page, asked for under `host`."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        line.request("GET", path, headers={"Host": host})
        answer = line.getresponse()
        return answer.status, answer.read().decode()
    finally:
        line.close()


def until_it_answers(port: int) -> None:
    """Wait until the server answers whoever asks for its health."""
    for _attempt in range(600):
        try:
            if page(port, "127.0.0.1", "/healthz") == (200, "ok"):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the server did not open")
