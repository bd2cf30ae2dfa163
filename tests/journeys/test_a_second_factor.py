"""Somebody sets up a second factor and comes in by it: a code from a phone, then a passkey.

On a site of its own: what one does to an account there, all other journeys would meet. By the
name localhost, which is what browsers show passkeys to besides https.
"""

import re
from collections.abc import Iterator

import pytest
from django.utils.timezone import now
from playwright.sync_api import Page, expect

from taizhang.demo.cast import PASSWORD
from tests.journeys.axe import wrongs
from tests.journeys.hands import fill_in, opened, pressed, text
from tests.served import Served, office
from tests.shell.people.second import STEP, code_of

pytestmark = pytest.mark.browser
SIGN_IN = "form[action='/sign-in/'] .btn--p"


@pytest.fixture(scope="module")
def own() -> Iterator[Served]:
    """Serve a demo office for these journeys alone, at localhost."""
    with office("--demo", "--no-worker") as served:
        yield Served(served.address.replace("127.0.0.1", "localhost"), served.folder)


def give_password(page: Page, site: Served, username: str) -> None:
    """Leave, and come back as far as name and password lead."""
    page.context.clear_cookies()
    opened(page, site, "/sign-in/")
    page.fill("form[action='/sign-in/'] [name=username]", username)
    page.fill("form[action='/sign-in/'] [name=password]", PASSWORD)
    pressed(page, SIGN_IN)


def plug_key_in(page: Page) -> None:
    """Give the browser a key that knows its owner by the finger, and is touched at once."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_codes_from_a_phone(page, own):
    give_password(page, own, "zhengkai")
    opened(page, own, "/me/second/code/?next=/verify/")
    secret = page.inner_text(".mine__secret").replace(" ", "")
    used = code_of(secret)
    fill_in(page, code=used)
    pressed(page)
    assert wrongs(page) == ""
    papers = re.findall(r"(?:\w{4}-){3}\w{4}", text(page))
    assert len(papers) == 10
    page.click("a[data-default]")
    page.wait_for_url("**/verify/")

    give_password(page, own, "zhengkai")
    assert page.url.endswith("/sign-in/second/")
    assert wrongs(page) == ""
    fill_in(page, code=used)
    pressed(page)
    assert "已经用过" in text(page)
    fill_in(page, code=code_of(secret, now() + STEP))
    pressed(page)
    assert page.url.endswith("/desk/")

    give_password(page, own, "zhengkai")
    fill_in(page, code=papers[3])
    pressed(page)
    opened(page, own, "/me/")
    assert "还剩 9 个" in text(page)


def test_a_passkey_after_the_password_and_without_one(page, own):
    give_password(page, own, "zhouwen")
    plug_key_in(page)
    opened(page, own, "/me/")
    pressed(page, "[data-passkey=create] button")
    assert "只显示这一次" in text(page)
    opened(page, own, "/me/")
    page.fill(".mine__name [name=name]", "书记办公室")
    pressed(page, "button[form^=name-]")
    assert page.input_value(".mine__name [name=name]") == "书记办公室"

    give_password(page, own, "zhouwen")
    pressed(page, "[data-passkey=get] button")
    assert page.url.endswith("/desk/")

    page.context.clear_cookies()
    opened(page, own, "/sign-in/?next=/board/")
    pressed(page, "[data-passkey=get] button")
    assert page.url.endswith("/board/")
    assert "周文" in page.inner_text(".who summary")

    opened(page, own, "/me/")
    pressed(page, "form[action$='/off/'] button")
    assert "已经去掉" in page.inner_text(".said")
    page.context.clear_cookies()
    opened(page, own, "/sign-in/")
    pressed(page, "[data-passkey=get] button")
    assert "没有登录" in text(page)


def test_a_passkey_that_is_not_there_leaves_the_way_by_password(page, own):
    page.context.clear_cookies()
    opened(page, own, "/sign-in/")
    plug_key_in(page)
    page.click("[data-passkey=get] button")
    expect(page.locator("[data-passkey-failed]")).to_be_visible()
    give_password(page, own, "zhaomin")
    assert page.url.endswith("/desk/")
