"""The phone app in the states that it can be in, for looking at it."""

from playwright.sync_api import Page, expect

from tests.served import Served


def at_hand(page: Page, _office: Served) -> None:
    """Wait until the app shows what it took along."""
    page.wait_for_selector("body[data-ready]")
    expect(page.locator("#who")).to_contain_text(" · ")
    page.wait_for_selector("#home-tasks > *", state="attached")


def report_at_hand(page: Page, office: Served) -> None:
    """Begin a report without a photo, and keep it without saying of which kind it is."""
    at_hand(page, office)
    page.click("#without")
    page.click("#snap button.btn--p")
    page.click("#kinds summary")


def visit_at_hand(page: Page, office: Served) -> None:
    """Arrive at the first door of the way, and open what is for matters."""
    at_hand(page, office)
    page.click("[data-tab~=route]")
    page.click("#route .cell .btn >> nth=0")
    page.click("#stop summary >> nth=0")


def waiting_at_hand(page: Page, office: Served) -> None:
    """Write on a matter, and look at what waits while it cannot be sent."""
    at_hand(page, office)
    page.route("**/m/items/", lambda route: route.abort())
    page.click("#home-tasks .cell >> nth=0")
    page.click("#task summary >> nth=0")
    page.fill("#progress-text", "配件在路上")
    page.click("#task details[open] button.btn--p")
    page.click("[data-tab=queue]")
    page.wait_for_selector(".qi")
    page.unroute("**/m/items/")
