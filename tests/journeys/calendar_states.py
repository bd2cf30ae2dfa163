"""The calendar in states of its own: a notice half understood, a notice before it is confirmed."""

from playwright.sync_api import Page

from tests.served import Served
from tests.shell.almanac.notices import FOR_2027

LOOK = "form[data-main] [data-default]"


def half_a_notice(page: Page, _office: Served) -> None:
    """Hand in a notice with a sentence that nobody understands."""
    page.fill("[name=text]", "五、端午节：改天放假。")
    page.click(LOOK)
    page.wait_for_selector(".faults")


def notice_looked_at(page: Page, _office: Served) -> None:
    """Hand in a notice, and look at what it would change."""
    page.select_option("[name=year]", "2027")
    page.fill("[name=text]", FOR_2027)
    page.click(LOOK)
    page.wait_for_selector("[name=version]", state="attached")
