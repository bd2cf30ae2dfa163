"""/health/: every line says how it stands, what it means, and has what mends it."""

import datetime as dt

import pytest
from django.utils.timezone import now

from taizhang.jobs import heartbeat, records
from taizhang.keys.secrets import folder, secret
from taizhang.people.models import Role
from taizhang.web import vitals
from tests.cast import LI_CLERK, SUN_ADMINISTRATOR, settle_office, signed_in

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch, settings):
    """Settle the office, with a data folder of its own."""
    settings.DATA = whole = tmp_path / "data"
    monkeypatch.setenv("TAIZHANG_DATA", str(whole))
    monkeypatch.delenv("TAIZHANG_BACKUP_DIR", raising=False)
    settle_office()
    secret("django")
    return whole


@pytest.fixture
def administrator():
    """Return the administrator's browser."""
    return signed_in(SUN_ADMINISTRATOR)


def page(client, path="/health/"):
    return client.get(path).content.decode()


def backed_up(hours):
    at = (now() - dt.timedelta(hours=hours)).isoformat()
    vitals.remember(vitals.BACKUP, at=at, entries=12, size_bytes=3_000_000)


def colour():
    return vitals.vitals(now()).colour


@pytest.mark.parametrize(
    ("hours", "lamp"), [(1, "green"), (27, "amber"), (71, "amber"), (73, "red")]
)
def test_the_lamp_of_the_backup_by_its_age(hours, lamp):
    backed_up(hours)
    assert colour() == lamp


@pytest.mark.machine_clock
def test_an_office_begun_today_has_until_tomorrow(grown_older):
    assert colour() == "green"
    grown_older(folder() / "secrets" / "django", hours=27)
    assert colour() == "red"


def test_a_backup_that_failed_says_why_in_the_readers_language(administrator):
    backed_up(3)
    known = vitals.recalled(vitals.BACKUP)
    trouble = {"sentence": "%(folder)s 写不进去。", "values": {"folder": "/mnt/usb"}}
    vitals.remember(vitals.BACKUP, **known, trouble=trouble, tried_at=now().isoformat())
    assert "没有备份成：/mnt/usb 写不进去。" in page(administrator)
    assert colour() == "amber"


def test_findings_of_the_last_examination_are_red_and_shown(administrator):
    said = {"at": now().isoformat(), "size": 9, "count": 1, "first": ["第 3 条：改过。"]}
    vitals.remember(vitals.EXAMINATION, **said)
    shown = page(administrator)
    assert "查出 1 处问题" in shown
    assert "第 3 条：改过。" in shown
    assert colour() == "red"


@pytest.mark.machine_clock
def test_a_worker_that_fell_silent_is_red(data, grown_older):
    backed_up(1)
    heartbeat.beat()
    assert colour() == "green"
    grown_older(data / "vitals" / "worker", hours=1)
    assert colour() == "red"


def test_secrets_open_to_others_are_closed_by_a_button(administrator):
    kek = folder() / "secrets" / "kek"
    kek.write_bytes(bytes(32))
    kek.chmod(0o644)
    assert "其他账号也能读密钥文件" in page(administrator)
    administrator.post("/health/tighten/")
    assert kek.stat().st_mode & 0o077 == 0
    assert "其他账号也能读密钥文件" not in page(administrator)


@pytest.mark.parametrize(
    ("button", "kind"),
    [("back-up", "backup"), ("drill", "restore-drill"), ("examine", "examine-book")],
)
def test_a_button_asks_for_work_and_a_second_click_for_the_same(
    administrator, button, kind
):
    first = administrator.post(f"/health/{button}/", {"key": "k1"})
    again = administrator.post(f"/health/{button}/", {"key": "k1"})
    (asked,) = records.recent(SUN_ADMINISTRATOR.id)
    assert asked.kind == kind
    assert first["Location"] == again["Location"] == f"/jobs/{asked.id}/"


@pytest.mark.one_office
def test_a_folder_is_chosen_tried_and_kept(administrator, tmp_path):
    there = {"folder": str(tmp_path / "usb"), "keys": str(tmp_path / "usb2")}
    assert administrator.post("/health/folders/", there).status_code == 302
    shown = page(administrator)
    assert f'value="{tmp_path}/usb"' in shown
    assert f"restore {tmp_path}/usb --keys {tmp_path}/usb2" in shown


@pytest.mark.one_office
@pytest.mark.parametrize("place", ["usb", "", "{data}/inside", "/proc/nowhere"])
def test_a_folder_that_will_not_do_is_said_with_what_was_typed(administrator, data, place):
    typed = place.format(data=data)
    answer = administrator.post("/health/folders/", {"folder": typed})
    assert answer.status_code == 422
    assert f'value="{typed}"' in answer.content.decode() or not typed
    assert "还有地方要改" in answer.content.decode()


def test_what_the_operator_fixed_cannot_be_changed_on_the_page(
    administrator, tmp_path, monkeypatch
):
    monkeypatch.setenv("TAIZHANG_BACKUP_DIR", str(tmp_path / "fixed"))
    assert "TAIZHANG_BACKUP_DIR" in page(administrator)
    typed = {"folder": str(tmp_path / "usb")}
    assert administrator.post("/health/folders/", typed).status_code == 422


@pytest.mark.many_offices
def test_on_a_server_of_many_no_office_sends_files_about_it(administrator, tmp_path):
    typed = {"folder": str(tmp_path / "usb")}
    assert administrator.post("/health/folders/", typed).status_code == 422
    assert "data-backups/offices/qinghe/office-" in page(administrator)
    assert not (tmp_path / "usb").exists()


def test_all_staff_see_the_lamp_and_only_who_administers_may_go_there():
    backed_up(1)
    clerk, administrator = signed_in(LI_CLERK), signed_in(SUN_ADMINISTRATOR)
    assert "运行正常" in page(clerk, "/ledger/")
    assert "已备份" in page(clerk, "/ledger/")
    assert "/health/" not in page(clerk, "/ledger/")
    assert 'href="/health/"' in page(administrator, "/ledger/")
    Role.objects.filter(code="clerk").update(duties=["administer"])
    assert clerk.get("/health/").status_code == 200


def test_the_page_asks_little(administrator, django_assert_max_num_queries):
    page(administrator)
    with django_assert_max_num_queries(8):
        page(administrator)
