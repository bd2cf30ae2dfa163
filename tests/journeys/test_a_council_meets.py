"""From a proposal to a resolution that somebody carries out, and members who see it happen."""

import pytest

from tests.journeys.hands import enter, fill_in, opened, pressed, text
from tests.journeys.meeting import (
    CAME,
    RESOLVED,
    called,
    come_in,
    door_of,
    hands_counted,
    on_its_agenda,
    own_link,
    proposed,
    resolved,
    said_by_link,
    signed,
    voted,
)
from tests.journeys.residents import phone

pytestmark = pytest.mark.browser


def test_what_the_council_resolves_becomes_a_matter_that_members_can_follow(
    chromium, page, demo
):
    title = proposed(page, demo)
    address = called(page, demo)
    on_its_agenda(page, demo, address, title)
    door = door_of(page)
    for name in CAME:
        signed(page, name)
    assert "还不够，不能形成决议" in text(page)
    with phone(chromium, scripts=False) as mobile:
        come_in(mobile, door, "葛长顺", "6201")
        opened(page, demo, address)
        assert "够了，可以形成决议" in text(page)
        assert voted(page, demo, address, mobile) == "1"

    # One of three is not more than half: the hands are counted instead.
    hands_counted(page)
    resolved(page)
    page.click("text=看它办到了哪里")
    assert "议事会决议：城管科" in text(page) and RESOLVED in text(page)
    assert "受益 40 户" in text(page)

    opened(page, demo, address)
    pressed(page, ".head__acts [name=act][value=close]")
    with phone(chromium) as mobile:
        mobile.goto(door)
        assert RESOLVED in text(mobile) and "葛长顺" not in mobile.inner_text("body")
        assert mobile.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_member_proposes_from_their_phone_and_reads_the_answer(chromium, page, demo):
    enter(page, demo, "clerk")
    link = own_link(page, demo, "葛长顺")
    with phone(chromium, scripts=False) as mobile:
        words = said_by_link(mobile, link)
        assert "已交给街道" in text(mobile) and "等街道答复" in text(mobile)
        assert mobile.evaluate("document.documentElement.scrollWidth <= innerWidth")

        opened(page, demo, "/council/topics/")
        page.locator("[aria-labelledby=asked-title] li", has_text=words).locator(
            "a"
        ).click()
        assert "葛长顺" in text(page)
        fill_in(page, title="北门石墩", category="street-lights")
        pressed(page)
        assert "已列入议题" in text(page)

        mobile.reload()
        assert "等着排会" in text(mobile) and words in text(mobile)
