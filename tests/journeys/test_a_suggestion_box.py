"""A box with fourteen slips: the machine dies in the middle, and no slip is lost or told twice."""

import os
import signal
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.journeys.emptying import begin, decide, photographed, two_of_them
from tests.journeys.hands import enter, opened, pressed, text
from tests.served import Served, office_in

pytestmark = pytest.mark.browser
BOX = "/boxes/b-demo000004/"
LAMP = {"category": "street-lights", "place_text": "锦绣家园5号楼"}
SIGN = "#sign .panel__f .btn"


def power_cut(served: Served) -> None:
    """Kill every process of the office at once, as a power cut does."""
    for told in Path("/proc").glob("[0-9]*/cmdline"):
        words = told.read_bytes().split(b"\0") if told.exists() else []
        if str(served.folder).encode() in words and b"serve" in words:
            os.killpg(os.getpgid(int(told.parent.name)), signal.SIGKILL)
            return
    raise AssertionError("the office does not run")


def sign(page: Page, seal: str) -> int:
    """Put the seal on and sign, the two of them; return what the page answers."""
    two_of_them(page, "#sign", seal)
    return pressed(page, SIGN).status


def first_half(page: Page, served: Served) -> None:
    """Open the box, and come as far as the sixth slip, half typed."""
    enter(page, served, "clerk")
    opened(page, served, f"{BOX}open/")
    begin(page, "0238", 14)
    photographed(page, 14)
    for n in range(1, 6):
        decide(page, "register", summary=f"第{n}盏灯不亮", words=f"第{n}张", **LAMP)
    page.fill("form[data-autosave] [name=words]", "六楼的灯也不亮")
    page.wait_for_selector("text=已自动保存")


def second_half(page: Page) -> None:
    """Go on from the sixth slip to the last one."""
    assert page.input_value("form[data-autosave] [name=words]") == "六楼的灯也不亮"
    for n in range(6, 9):
        decide(page, "register", summary=f"第{n}盏灯不亮", **LAMP)
    first = page.locator(".bx-slip b").first.inner_text().split()[-1]
    decide(page, "merge", number=first, words="我家门口也黑")
    decide(page, "register", summary="谢谢网格长", category="other", nature="praise")
    decide(page, "count-praise")
    decide(page, "unreadable", reason="字迹化开了")
    decide(page, "blank")
    decide(page, "blank")


def test_fourteen_slips_outlast_a_power_cut_and_balance_before_two_sign(page, tmp_path):
    data = tmp_path / "data"
    with office_in(data, "--demo", "--no-worker") as served:
        first_half(page, served)
        assert sign(page, "0239") == 409 and "账还不平" in text(page)
        power_cut(served)

    with office_in(data, "--no-worker") as served:
        enter(page, served, "clerk")
        opened(page, served, BOX)
        page.click("text=接着做")
        assert "还差 9 张" in text(page)
        second_half(page)
        assert "一张不少" in text(page)
        assert sign(page, "0239") == 200 and "0239" in text(page)
        balance = "清点 14 = 登记 8 + 并入 1 + 表扬 2 + 空白 2 + 看不清 1"
        assert balance in text(page)
        opened(page, served, "/box/b-demo000004/")
        assert "取出 14 张" in text(page) and "正在办 10 件" in text(page)
