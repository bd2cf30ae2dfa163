"""A standard in a state of its own: changed on the page, its effect told, nothing done yet."""

from playwright.sync_api import Page

from tests.served import Served


def looked_at(page: Page, _office: Served) -> None:
    """Write something else, and look at what it would do."""
    page.fill("[name=handling_count]", "12")
    page.fill("[name=reason]", "配件要等")
    page.click("[name=look]")
    page.wait_for_selector("[name=confirm]")
