"""The administrator asks for more of one kind of matter; the handler is asked for it."""

import pytest

from tests.journeys.hands import enter, fill_in, opened, pressed, register, text

pytestmark = pytest.mark.browser
# Of a kind that no other journey registers.
KIND, URGENCY = "playgrounds", "ordinary"
PATH = f"/standards/category-{KIND}/{URGENCY}/"


def test_what_is_asked_is_changed_looked_at_confirmed_and_asked(page, demo):
    enter(page, demo, "administrator")
    opened(page, demo, "/standards/")
    page.select_option("[name=what]", f"category-{KIND}")
    page.select_option("[name=urgency]", URGENCY)
    pressed(page, "form[action='/standards/choose/'] button")
    assert page.url.endswith(PATH)

    page.check("[name=evidence][value=document]")
    fill_in(page, reason="要有厂家的验收单")
    pressed(page, "[name=look]")
    assert "还没有改" in text(page) and "文件材料" in page.inner_text(".term-changes__new")
    pressed(page, "[name=confirm]")
    assert page.url.endswith("/standards/")
    opened(page, demo, "/standards/history/")
    assert "要有厂家的验收单" in text(page)

    number = register(page, demo, category=KIND, place_text="锦绣家园")
    enter(page, demo, "handler")
    opened(page, demo, f"/i/{number}/report/")
    assert page.locator("form [name=documents]").count()
