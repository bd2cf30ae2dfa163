"""States of the page on which somebody looks back, for whoever looks at every page."""

from playwright.sync_api import Page

from tests.journeys.hands import pressed
from tests.served import Served


def came_back_unsaid(page: Page, _office: Served) -> None:
    """Say that it came back, and not a word of how."""
    pressed(page, "[name=act][value=came_back]")
    assert page.locator("textarea[name=finding][aria-invalid=true]").count()


def second_look_asked(page: Page, _office: Served) -> None:
    """Go to a matter that lots fell on, and make a link for whoever was drawn to look."""
    with page.expect_navigation():
        page.locator("main .lots a.btn[href*='/second-look/']").last.click()
    pressed(page, "form[data-main] button.btn--p")
    assert page.locator(".lots--links input").count()


def second_look_unsaid(page: Page, office: Served) -> None:
    """Open such a link, and send nothing but that it is not done."""
    second_look_asked(page, office)
    page.goto(page.locator(".lots--links input").first.input_value())
    page.check("[name=solved][value=no]", force=True)
    assert pressed(page).status == 422
