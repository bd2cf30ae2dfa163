"""How the pages of the follow-up desk come into their states."""

from playwright.sync_api import Page

from tests.journeys.going_on import first_opened
from tests.journeys.hands import pressed
from tests.served import Served


def ruled_on_nothing(page: Page, office: Served) -> None:
    """Open the first who waits for a ruling, and rule without a word."""
    first_opened(page, office)
    assert pressed(page).status == 422


def slip_for_a_door(page: Page, office: Served) -> None:
    """Open the first who was not reached, and look at the slip for their door."""
    first_opened(page, office)
    pressed(page, "a[href$='/slip/']")
