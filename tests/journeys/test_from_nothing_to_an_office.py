"""From an empty folder to a working office of 8 communities, 135 grids and 60 people: the
administrator is led through five steps, leaves in between, and is led on from there.
"""

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.journeys.founding import people_pasted, places
from tests.journeys.hands import fill_in, opened, pressed, text
from tests.served import Served, office_in

pytestmark = pytest.mark.browser
OWN = "my-own-words-for-this"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PASSWORD = re.compile(r"[a-z2-9]{4}(?:-[a-z2-9]{4}){3}")
NEXT = ".onward form:last-of-type button"


@dataclass(frozen=True)
class Begun:
    """An office that somebody began a minute ago."""

    office: Served
    password: str


@pytest.fixture
def begun() -> Iterator[Begun]:
    """Begin an office in an empty folder, and serve it."""
    with tempfile.TemporaryDirectory(prefix="taizhang-begun-") as place:
        folder = Path(place) / "data"
        started = Served("", folder).command("start-empty", "--name", "北湖街道")
        found = PASSWORD.search(started.stdout)
        assert found, started.stderr
        with office_in(folder, "--no-worker") as office:
            yield Begun(office, found[0])


def sign_in(page: Page, office: Served, username: str, password: str) -> None:
    """Sign in by name and password."""
    page.context.clear_cookies(name="sessionid")
    opened(page, office, "/sign-in/")
    page.fill("[name=username]", username)
    page.fill("[name=password]", password)
    pressed(page, "form[action='/sign-in/'] .btn--p")


def choose_own_password(page: Page, one_time: str) -> None:
    """Change the one-time password to one's own."""
    page.fill("[name=old_password]", one_time)
    page.fill("[name=new_password1]", OWN)
    page.fill("[name=new_password2]", OWN)
    pressed(page, "form[action='/password/'] .btn--p")


def name_the_office(page: Page) -> None:
    """Step 1."""
    assert "第 1 步" in text(page)
    page.fill("[name=phone]", "0459-000-1234")
    page.fill("[name=address]", "http://127.0.0.1")
    pressed(page)
    assert "第 2 步" in text(page)


def bring_places(page: Page) -> None:
    """Step 2: by way of the pages of places, and back by the banner."""
    page.set_input_files(
        "[name=file]", [{"name": "地点.xlsx", "mimeType": XLSX, "buffer": places()}]
    )
    pressed(page)
    assert "143" in text(page)
    pressed(page)
    page.click(".banner a")
    page.wait_for_url("**/setup/places/")
    assert "8 个社区、135 个网格" in text(page)


def bring_people(page: Page) -> list[str]:
    """Step 3: a pasted list; return usernames and passwords from the slips."""
    page.fill("[name=pasted]", people_pasted())
    pressed(page)
    assert "没有这些单位，要新建吗？" in text(page)
    pressed(page)
    assert "60" in text(page)
    page.click("main a:has-text('发登录条')")
    page.wait_for_url("**/people/slips/")
    pressed(page)
    slips = page.locator(".slip-in")
    assert slips.count() == 60
    told = [slips.nth(0).locator("dd b").nth(n).inner_text() for n in (0, 1)]
    page.click(".banner a")
    page.wait_for_url("**/setup/people/")
    assert "61 人" in text(page)
    return told


def test_an_office_is_set_up_by_the_wizard(page, begun):
    office = begun.office
    sign_in(page, office, "admin", begun.password)
    choose_own_password(page, begun.password)
    page.wait_for_url("**/setup/name/")
    name_the_office(page)
    bring_places(page)
    pressed(page, NEXT)
    username, password = bring_people(page)
    # Somebody knocks: the office is left here, and gone on with after the next sign-in.
    sign_in(page, office, "admin", OWN)
    page.wait_for_url("**/setup/people/")
    pressed(page, NEXT)
    page.check("[name=preset][value=light]")
    pressed(page)
    assert "印一张试试" in text(page)
    page.click("text=北湖社区")
    page.wait_for_url("**/places/posters/**")
    assert page.locator(".code").count() == 18
    page.click(".banner a")
    pressed(page, NEXT)
    assert "可以开始用了" in text(page)
    pressed(page)
    page.wait_for_url("**/desk/")
    assert page.locator("text=回到开办向导").count() == 0
    head_of_the_office_works(page, office, username, password)


def head_of_the_office_works(
    page: Page, office: Served, username: str, password: str
) -> None:
    """Sign in with the first slip, and find the ledger and the people to give matters to."""
    sign_in(page, office, username, password)
    choose_own_password(page, password)
    page.wait_for_url("**/desk/")
    opened(page, office, "/new/")
    assert page.locator("[name=handler] option").count() > 50
    said = {"place_text": "北湖社区", "category": "street-lights", "phone": "13800004521"}
    fill_in(page, summary="楼道灯不亮", **said)
    pressed(page, "[name=act][value=register]")
    opened(page, office, "/ledger/")
    assert "楼道灯不亮" in text(page)
