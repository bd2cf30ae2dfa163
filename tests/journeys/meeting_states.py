"""States of the pages of a meeting, for whoever looks at every page."""

from playwright.sync_api import Page

from tests.journeys.hands import pressed
from tests.journeys.meeting import door_of, open_meeting, own_link
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


def with_a_link(page: Page, office: Served) -> None:
    """Give a member a link of their own."""
    own_link(page, office)


def on_their_phone(page: Page, office: Served) -> None:
    """Propose nothing at all by a member's own link."""
    page.goto(own_link(page, office))
    assert pressed(page).status == 422


def link_over(page: Page, office: Served) -> None:
    """Open a member's own link that was taken back."""
    link = own_link(page, office)
    pressed(page, "[name=act][value=withdraw]")
    page.goto(link)


def proposal_with_mistakes(page: Page, office: Served) -> None:
    """Take up what a member proposed, without a category."""
    page.locator("[aria-labelledby=asked-title] .btn").first.click()
    assert pressed(page).status == 422
