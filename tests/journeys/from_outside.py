"""States of the pages for what comes from outside: the hotline, storms, notices, guides."""

from playwright.sync_api import Page

from tests.journeys.hands import fill_in, opened, pressed
from tests.served import Served

ORDERS = (
    "Order number\tTitle\tContent\tPlace\tDue\n"
    "GD-8801\tDark stairway\tNo light since Monday\t\tat once\n"
    "\tNo number\t\t\t\n"
)


def pasted_orders(page: Page, _office: Served) -> None:
    """Paste two orders, one without its number, and stay at what would be registered."""
    page.fill("[name=pasted]", ORDERS)
    pressed(page)


def answer_to_the_first(page: Page, _office: Served) -> None:
    """Open the answer to the first order in the list."""
    with page.expect_navigation():
        page.locator("main table a.btn").first.click()


def storm(page: Page, _office: Served) -> None:
    """Open an incident, gather what is found, and look for more."""
    fill_in(page, name="November storm", name_en="November storm", hours="6")
    pressed(page)
    for words in ("楼道", "井盖"):
        page.fill("#find-words", words)
        pressed(page, "form[data-main] button")
        gather = page.locator("form:has([name=number]) button.btn--p")
        if words == "楼道" and gather.count():
            pressed(page, "form:has([name=number]) button.btn--p")


def guide_written(page: Page, _office: Served) -> None:
    """Write a guide, and stay at the list of them."""
    fill_in(page, name="高龄补贴", name_en="Old-age allowance", order="1")
    fill_in(page, materials="身份证 | identity card\n委托书 | letter of attorney？")
    page.check("[name=comes]", force=True)
    pressed(page)


def guide_read(page: Page, office: Served) -> None:
    """Write a guide, and read it as residents do."""
    guide_written(page, office)
    opened(page, office, "/guide/")
    with page.expect_navigation():
        page.locator("main li a").first.click()


def somebody_asked(page: Page, office: Served) -> None:
    """Ask somebody to come without saying where to."""
    guide_read(page, office)
    with page.expect_navigation():
        page.click("a[href$='/ask/']")
    assert pressed(page).status == 422


def guide_ticked(page: Page, office: Served) -> None:
    """Tick one thing at the counter, and see what is missing."""
    guide_written(page, office)
    with page.expect_navigation():
        page.locator("a[href$='/counter/']").first.click()
    page.locator("[name=brought]").first.check(force=True)
    pressed(page, "form .btn--p")
