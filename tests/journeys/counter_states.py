"""How the pages of the counter come into their states."""

from playwright.sync_api import Page

from tests.served import Served


def read_from_a_line(page: Page, _office: Served) -> None:
    """Write one line; have the form filled, and begin to settle it on the spot."""
    page.fill("#id_line", "王桂兰 13800004521 锦绣家园3-2-501 暖气不热，老人发烧在家")
    page.wait_for_selector(".f--doubt")
    page.wait_for_selector("#alike .alike__h")
    page.keyboard.press("F9")
    page.wait_for_selector("[name=result]:focus")


def answered(page: Page, _office: Served) -> None:
    """Look for whoever asks by the end of a phone number."""
    page.fill("#id_words", "4521")
    page.keyboard.press("Enter")
    page.wait_for_selector(".calls-say")


def slip_again(page: Page, office: Served) -> None:
    """Print the slip of whoever asks once more."""
    answered(page, office)
    page.keyboard.press("F8")
    page.wait_for_selector(".slip__code")
