"""A partner claims a matter on a phone, does it, and has the credit, without an account."""

import pytest

from tests.journeys.hands import check, enter, opened, pressed, snapshot, text

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}


def offered(page, office) -> str:
    """Return the number of the matter that waits on the board of the demo office."""
    enter(page, office, "clerk")
    opened(page, office, "/claim/")
    link = page.locator(".pa-cards h2 a", has_text="育才小区放学时段").get_attribute("href")
    return str(link).split("/")[2]


def sent_to(page, office, number: str) -> tuple[str, str]:
    """Make a link for somebody of the volunteers; return its address and the code."""
    opened(page, office, f"/links/{number}/")
    page.select_option("[name=unit]", label="红马甲志愿服务队")
    page.fill("[name=name]", "Tian Ye")
    page.fill("[name=phone]", "13900001111")
    pressed(page)
    return page.input_value("#fresh-url"), page.inner_text(".tl-code").replace(" ", "")


def test_a_partner_claims_does_and_is_credited_without_an_account(page, demo, chromium):
    number = offered(page, demo)
    address, code = sent_to(page, demo, number)
    phone = chromium.new_context(viewport=PHONE, locale="zh-CN").new_page()
    phone.goto(address)
    phone.fill("[name=code]", code)
    pressed(phone, "main form .btn--p")
    assert "孩子从缝里钻" not in text(phone)

    pressed(phone, "form[action$='/claim/'] button")
    assert "已认领，归您单位办" in text(phone)
    assert "孩子从缝里钻" in text(phone)
    phone.click("summary:has-text('办完了')")
    phone.fill("form[action$='/done/'] [name=result]", "两个人一班，站了一周，门口顺了。")
    phone.set_input_files("form[action$='/done/'] [name=after_photo]", [snapshot()])
    pressed(phone, "form[action$='/done/'] button")
    assert "已报办结" in text(phone)
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    check(page, demo, number, "satisfied", "放学好走多了。")
    enter(page, demo, "secretary")
    opened(page, demo, "/partners/")
    page.click("a:has-text('红马甲志愿服务队')")
    assert f"/i/{number}/" in page.inner_html("main")
    phone.reload()
    assert "链接过期，请向街道要新的链接" in text(phone)
