"""A handler comes in, sees beside the bell that something waits, reads it, and is done."""

import pytest

from tests.journeys.hands import enter, opened, pressed, text

pytestmark = pytest.mark.browser
PHONE = {"width": 320, "height": 640}
BELL = "a.bell"


def test_the_bell_leads_to_what_waits_and_falls_silent(page, demo):
    enter(page, demo, "handler")
    page.set_viewport_size(PHONE)
    assert page.locator(f"{BELL} b").count()
    page.click(BELL)
    assert "早报" in text(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    matter = page.locator(".note--new .note__items a").first
    label = matter.inner_text()
    matter.click()
    assert label in text(page)

    opened(page, demo, "/messages/")
    pressed(page, "form[action$='/messages/read/'] button")
    assert not page.locator(f"{BELL} b").count()
    assert label in text(page)
