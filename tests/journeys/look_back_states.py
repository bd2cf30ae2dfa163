"""States of the page on which somebody looks back, for whoever looks at every page."""

from playwright.sync_api import Page

from tests.journeys.hands import pressed
from tests.served import Served


def came_back_unsaid(page: Page, _office: Served) -> None:
    """Say that it came back, and not a word of how."""
    pressed(page, "[name=act][value=came_back]")
    assert page.locator("textarea[name=finding][aria-invalid=true]").count()
