"""The keyboard alone is enough: lists, matters, letters, registering."""

import pytest

from tests.journeys.hands import MAIN, enter, fill_in_matter, opened

pytestmark = pytest.mark.browser


def test_the_ledger_is_worked_by_keys_alone(page, demo):
    enter(page, demo, "clerk")
    opened(page, demo, "/ledger/")
    page.wait_for_selector("[data-row][tabindex='0']")
    rows = page.locator("[data-row]")
    for key, place in (("j", 0), ("j", 1), ("ArrowDown", 2), ("k", 1), ("ArrowUp", 0)):
        page.keyboard.press(key)
        assert rows.nth(place).evaluate("row => row === document.activeElement")
    address = page.locator("[data-row] [data-open]").first.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{demo.address}{address}")


def test_matters_of_a_list_are_turned_over_by_keys(page, demo):
    enter(page, demo, "clerk")
    opened(page, demo, "/ledger/?status=dispatched,in_progress")
    page.wait_for_selector("[data-row][tabindex='0']")
    rows = page.locator("[data-row]")
    numbers = [str(rows.nth(place).get_attribute("data-row")) for place in (0, 1)]
    page.keyboard.press("j")
    for key, place in (("Enter", 0), ("j", 1), ("k", 0)):
        with page.expect_navigation():
            page.keyboard.press(key)
        assert f"/i/{numbers[place]}/?" in page.url
    page.keyboard.press("?")
    assert "下一件" in page.inner_text("#keys-sheet[open]")
    page.keyboard.press("Escape")
    page.click(".crumb a")
    page.wait_for_url(f"{demo.address}/ledger/?status=dispatched%2Cin_progress")


def test_letters_open_what_they_name_but_not_while_somebody_types(page, demo):
    enter(page, demo, "clerk")
    page.keyboard.press("/")
    page.keyboard.type("n?j")
    assert page.input_value("#top-words") == "n?j"
    page.locator("#top-words").blur()

    page.keyboard.press("?")
    page.wait_for_selector("#keys-sheet[open]")
    page.keyboard.press("Escape")
    page.wait_for_selector("#keys-sheet:not([open])", state="attached")
    page.keyboard.press("n")
    page.wait_for_url(f"{demo.address}/new/")


def test_a_matter_is_registered_without_a_mouse(page, demo):
    enter(page, demo, "clerk")
    fill_in_matter(page, demo)
    assert "登记并派办" in page.inner_text(MAIN)
    page.locator("[name=unit]").select_option(label="锦绣物业")
    page.locator("[name=summary]").press("Control+Enter")
    page.wait_for_url("**/new/done/**")
    assert "锦绣物业" in page.inner_text(".slip")
