"""From a proposal to a resolution that somebody carries out, and members who see it happen."""

import pytest

from tests.journeys.hands import fill_in, opened, pressed, text
from tests.journeys.meeting import (
    CAME,
    called,
    door_of,
    on_its_agenda,
    proposed,
    signed,
)
from tests.journeys.residents import phone

pytestmark = pytest.mark.browser
RESOLVED = "钥匙分四组轮管，名单贴在门口。"


def test_what_the_council_resolves_becomes_a_matter_that_members_can_follow(
    chromium, page, demo
):
    title = proposed(page, demo)
    address = called(page, demo)
    on_its_agenda(page, demo, address, title)
    for name in CAME:
        signed(page, name)
    assert "还不够，不能形成决议" in text(page)
    with phone(chromium, scripts=False) as mobile:
        mobile.goto(door_of(page))
        mobile.select_option("[name=seat]", label="葛长顺")
        mobile.fill("[name=digits]", "6201")
        pressed(mobile, ".btn--w")
        opened(page, demo, address)
        assert "够了，可以形成决议" in text(page)
        pressed(page, "section [name=act][value=open]")
        mobile.reload()
        pressed(mobile, "[name=choice][value=for]")
        assert "已投" in mobile.inner_text("body")
        opened(page, demo, address)
        assert page.locator(".co-tally dd").first.inner_text() == "1"
        pressed(page, "[name=act][value=count]")

    # One of three is not more than half: the hands are counted instead.
    fill = {"votes_for": "3", "votes_against": "0", "votes_abstained": "0"}
    for field, count in fill.items():
        page.fill(f"[name={field}]", count)
    pressed(page, "[name=act][value=hands]")
    page.check("[name=resolved][value=yes]", force=True)
    fill_in(page, text=RESOLVED, due_on="2026-12-31", households="40")
    page.select_option("form[data-main] [name=unit]", label="城管科")
    pressed(page)
    assert "决议已记下" in page.inner_text("body")
    page.click("text=看它办到了哪里")
    assert "议事会决议：城管科" in text(page) and RESOLVED in text(page)
    assert "受益 40 户" in text(page)

    opened(page, demo, address)
    door = door_of(page)
    pressed(page, ".head__acts [name=act][value=close]")
    with phone(chromium) as mobile:
        mobile.goto(door)
        assert RESOLVED in text(mobile) and "城管科" in text(mobile)
        assert "葛长顺" not in mobile.inner_text("body")
        assert mobile.evaluate("document.documentElement.scrollWidth <= innerWidth")
