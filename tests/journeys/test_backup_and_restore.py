"""The office PC is lost: what was backed up while people worked comes back on another."""

import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.journeys.hands import enter, opened, register, report, text
from tests.served import Served, office_in

pytestmark = pytest.mark.browser


def test_the_office_comes_back_from_a_backup_made_while_it_worked(page, tmp_path):
    data, usb = tmp_path / "data", tmp_path / "usb"
    with office_in(data, "--demo") as served, ThreadPoolExecutor(1) as aside:
        number = register(page, served, reporter="孙大伟", phone="13700000001")
        report(page, served, number)
        backup = aside.submit(served.command, "backup", str(usb))
        while not backup.done():
            register(page, served, reporter="何小燕", phone="13600000002")
        assert backup.result().returncode == 0, backup.result().stderr
    shutil.rmtree(data)
    restored = Served("", data).command("restore", str(usb))
    assert restored.returncode == 0, restored.stdout + restored.stderr
    with office_in(data) as again:
        enter(page, again, "clerk")
        opened(page, again, f"/i/{number}/")
        assert "孙**" in text(page)
        photos = page.locator("main img[src*='/files/']")
        assert photos.count() >= 2
        for photo in photos.all():
            assert photo.evaluate("img => img.naturalWidth") > 0
