"""States of the pages for what comes from outside: the hotline, storms, notices, guides."""

from playwright.sync_api import Page

from tests.journeys.hands import fill_in, pressed
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
