"""States of the page on which somebody looks back, for whoever looks at every page."""

from playwright.sync_api import Page

from tests.journeys.hands import opened, pressed
from tests.served import Served

LINK = ".lots--links input[readonly]"


def came_back_unsaid(page: Page, _office: Served) -> None:
    """Say that it came back, and not a word of how."""
    pressed(page, "[name=act][value=came_back]")
    assert page.locator("textarea[name=finding][aria-invalid=true]").count()


def somebody_asked_to_look(page: Page, office: Served) -> None:
    """Go to a matter that lots fell on, and see to it that somebody has a link to it.

    About some nobody can be asked; about others somebody was.
    """
    drawn = page.locator("main .lots a.btn[href*='/second-look/']")
    for path in [str(link.get_attribute("href")) for link in drawn.all()]:
        opened(page, office, path)
        if page.locator("form[data-main]").count() and not page.locator(LINK).count():
            pressed(page, "form[data-main] button.btn--p")
        if page.locator(LINK).count():
            return
    raise AssertionError("nobody may be asked about any of them")


def second_look_unsaid(page: Page, office: Served) -> None:
    """Open such a link, and send nothing but that it is not done."""
    somebody_asked_to_look(page, office)
    page.goto(page.locator(LINK).first.input_value())
    page.check("[name=solved][value=no]", force=True)
    assert pressed(page).status == 422
