"""How a resident's page comes into the states that it can be in."""

from uuid import uuid4

from playwright.sync_api import Page

from tests.journeys.going_on import come_in
from tests.journeys.hands import fill_in, opened, pressed
from tests.journeys.residents import ENDING, checked, look_up, raise_matter
from tests.served import Served

LANGUAGE = "django_language"
# More than an address may send at once without a puzzle.
HELD_AFTER = 8
# Sends the form as a browser without scripts does: nothing was typed that begins the puzzle.
UNSOLVED = """words => {
  const form = document.querySelector("form[data-main]");
  form.elements.words.value = words;
  form.submit();
}"""


def raised(page: Page, office: Served) -> None:
    """Raise a matter as a resident, and stay at its receipt."""
    raise_matter(page, office, f"The light is out: {uuid4()}")


def receipt_for_paper(page: Page, office: Served) -> None:
    """Have the receipt ready for a sheet of large type."""
    raised(page, office)
    opened(page, office, "/receipt/?paper=a5")


def followed(page: Page, office: Served) -> None:
    """Open the page of one's own matter from its receipt."""
    raised(page, office)
    pressed(page, "form[action='/q/'] button")


def looked_up_by_number(page: Page, office: Served) -> None:
    """Look a matter up by its number alone."""
    raised(page, office)
    number = page.inner_text(".ticket__n")
    page.context.clear_cookies()
    look_up(page, office, number)


def asked_for_their_word(page: Page, office: Served) -> None:
    """Open a matter of which its resident is asked, and say 没解决 without a word."""
    _asked(page, office)
    assert pressed(page, "[value=not_solved]").status == 422


def objected(page: Page, office: Served) -> None:
    """Open a matter of which its resident is asked, and have a leader look at it."""
    _asked(page, office)
    fill_in(page, words="The wires still hang out.")
    assert pressed(page, "[value=objection]").status == 200


def nothing_said_in_public(page: Page, _office: Served) -> None:
    """Release nothing at all of a matter that was struck off."""
    fill_in(page, words="")
    assert pressed(page).status == 422


def _asked(page: Page, office: Served) -> None:
    chosen = [each for each in page.context.cookies() if each["name"] == LANGUAGE]
    # The handler is chosen by name, as the office writes it.
    page.context.clear_cookies(name=LANGUAGE)
    receipt = checked(page, office)
    page.context.add_cookies(chosen)
    look_up(page, office, receipt, ENDING)


def held_forms(page: Page, office: Served) -> None:
    """Send forms without a puzzle until one is held; drop it without a reason."""
    for _press in range(HELD_AFTER):
        opened(page, office, "/report/")
        with page.expect_navigation():
            page.evaluate(UNSOLVED, f"The light is out: {uuid4()}")
    come_in(page, office, "clerk")
    opened(page, office, "/held/")
    assert pressed(page, "[value=one]").status == 422


def in_large_type(page: Page, office: Served) -> None:
    """Switch to large type."""
    pressed(page, "form[action='/care/switch/'] button")


def large_form(page: Page, office: Served) -> None:
    """Come to the second question of the large-type form, and answer it with nothing."""
    in_large_type(page, office)
    pressed(page, "form[action='/care/report/'] button")
    pressed(page)
    assert pressed(page).status == 422


def large_receipt(page: Page, office: Served) -> None:
    """See a receipt in large type."""
    in_large_type(page, office)
    raised(page, office)
