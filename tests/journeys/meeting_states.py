"""States of the pages of a meeting, for whoever looks at every page."""

from playwright.sync_api import Page

from tests.journeys.hands import pressed
from tests.journeys.meeting import door_of, open_meeting
from tests.served import Served


def unresolved(page: Page, office: Served) -> None:
    """Send a conclusion that says nothing."""
    open_meeting(page, office)
    assert pressed(page).status == 422


def on_the_wall(page: Page, office: Served) -> None:
    """Show an open meeting on the wall."""
    address = open_meeting(page, office)
    page.goto(f"{office.address}{address}screen/")


def at_the_door(page: Page, office: Served) -> None:
    """Sign in at the door without saying who."""
    open_meeting(page, office)
    page.goto(door_of(page))
    assert pressed(page, ".btn--w").status == 422
