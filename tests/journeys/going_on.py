"""How a page comes into the states that it can be in, in the hands of the office."""

from uuid import uuid4

from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import FilePayload, Page

from tests.journeys.hands import enter, fill_in, fill_in_matter, opened, pressed
from tests.served import Served
from tests.shell.roundtrip.sheets import edited

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SESSION = "sessionid"
# What was found out before of an office, so that looking at all pages takes no longer.
_SESSIONS: dict[tuple[str, str], str] = {}


def come_in(page: Page, office: Served, role: str) -> None:
    """Come in as `role`, by the session of whoever came in so before."""
    key = office.address, role
    if value := _SESSIONS.get(key):
        page.context.clear_cookies(name=SESSION)
        page.context.add_cookies([{"name": SESSION, "value": value, "url": office.address}])
        return
    enter(page, office, role)
    cookies = page.context.cookies()
    _SESSIONS[key] = next(c["value"] for c in cookies if c["name"] == SESSION)


def nothing_more(_page: Page, _office: Served) -> None:
    """Look at the page as it opens."""


def sent_empty(page: Page, _office: Served) -> None:
    """Send the form as it stands, with what is wrong in it."""
    assert pressed(page).status in {409, 422}


def wrong_password(page: Page, _office: Served) -> None:
    """Try to sign in without a password."""
    assert pressed(page, "form[action='/sign-in/'] .btn--p").status == 200
    assert page.locator("[data-error-summary]").count() == 1


def no_such_folder(page: Page, _office: Served) -> None:
    """Send backups to a folder that is no whole path."""
    page.fill("[name=folder]", "usb")
    assert pressed(page, "form[action='/health/folders/'] .panel__f .btn").status == 422


def no_days(page: Page, _office: Served) -> None:
    """Let one-time passwords be good for no day at all."""
    page.fill("[name=one_time_days]", "0")
    assert pressed(page).status == 422


def away_until_long_ago(page: Page, _office: Served) -> None:
    """Say that one is away until a day that is over."""
    page.fill("[name=until]", "2020-01-01")
    assert pressed(page, "form[action='/ab/away/'] .btn--p").status == 422


def registered(page: Page, office: Served) -> None:
    """Register a matter and stay at its slip."""
    fill_in_matter(page, office, phone="13800004521")
    pressed(page, "[name=act][value=register]")


def upload(page: Page, rows: list[str]) -> None:
    """Hand in a ledger of these rows."""
    text = "\n".join(("编号,事项,日期,状态", *rows))
    sheet: FilePayload = {
        "name": "ledger.csv",
        "mimeType": "text/csv",
        "buffer": text.encode(),
    }
    page.set_input_files("input[type=file]", [sheet])
    assert pressed(page, "main form button").status == 200
    page.wait_for_url("**/import/*/")


def handed_in(page: Page, _office: Served) -> None:
    """Hand in a small ledger and stay at what it would bring."""
    upload(page, ["1,楼道灯不亮,2024-13-05,未办", "2,井盖坏了,2024-03-05,已办结"])


def columns_of_an_import(page: Page, office: Served) -> None:
    """Go back from the preview to the columns, one of which holds long texts."""
    long = "河边的步道夜里没有灯，" * 20
    upload(page, [f"1,{long},2024-03-05,已办结", f"2,{long},2024-03-06,已办结"])
    opened(page, office, page.url.removeprefix(office.address) + "columns/")


def brought_in(page: Page, office: Served) -> None:
    """Bring a small ledger in, as far as it can be, and stay at the result."""
    handed_in(page, office)
    pressed(page, ".wizard__foot [data-default]")


def job_waiting(page: Page, _office: Served) -> None:
    """Bring in so much that it waits for the worker, of whom there is none here."""
    # Another ledger each time: one that is in already brings nothing.
    upload(page, [f"{n},第{n}件旧事 {uuid4()},2023-03-05,已办结" for n in range(600)])
    pressed(page, ".wizard__foot [data-default]")
    page.wait_for_selector("[data-job=waiting]")


def job_page(page: Page, office: Served) -> None:
    """Go to the page of the work that waits."""
    job_waiting(page, office)
    where = str(page.locator("[data-job]").get_attribute("hx-get"))
    opened(page, office, where)


def reminded(page: Page, _office: Served) -> None:
    """Remind of two rows on the plain way, and stay at what came of it."""
    rows_chosen(page, _office)
    page.click("[data-act=remind]")
    page.wait_for_selector("#act[open] form")
    with page.expect_navigation():
        page.evaluate("document.querySelector('#act form').submit()")


def first_matter_changed(sheet: Worksheet) -> None:
    """Write something else as the first matter, whatever the language of the headings."""
    column = next(each.column for each in sheet[1] if each.value in {"事项", "Issue"})
    sheet.cell(2, column).value = f"Changed in the sheet: {uuid4()}"


def workbook_back(page: Page, office: Served) -> None:
    """Hand a workbook in with a cell changed, and stay at what it changes."""
    opened(page, office, "/ledger/?status=in_progress")
    out = page.request.get(f"{office.address}/roundtrip/ledger.xlsx?status=in_progress")
    opened(page, office, "/roundtrip/")
    changed = edited(out.body(), first_matter_changed)
    page.set_input_files(
        "[name=file]", [{"name": "台账.xlsx", "mimeType": XLSX, "buffer": changed}]
    )
    pressed(page)


def workbook_brought_in(page: Page, office: Served) -> None:
    """Bring the changed cell onto the ledger, and stay at the result."""
    workbook_back(page, office)
    pressed(page)


def turned_to_the_end(page: Page, office: Served) -> None:
    """Open the only matter of a list, and turn to the next one, which there is not."""
    with page.expect_navigation():
        page.locator("[data-open]").first.click()
    with page.expect_navigation():
        page.keyboard.press("k")


def all_open(page: Page, _office: Served) -> None:
    """Open every pop-over."""
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")


def keys_sheet(page: Page, _office: Served) -> None:
    """Open the list of shortcuts."""
    page.keyboard.press("?")
    page.wait_for_selector("#keys-sheet[open]")


def rows_chosen(page: Page, _office: Served) -> None:
    """Choose two rows by their boxes, so that the bar comes up."""
    for place in (0, 1):
        page.locator("[data-row] [name=chosen]").nth(place).check()
    page.wait_for_selector("#chosen:not([hidden])")


def giving_out(page: Page, office: Served) -> None:
    """Ask for the form that gives the chosen rows out, and send it empty."""
    rows_chosen(page, office)
    page.click("[data-act=dispatch]")
    page.wait_for_selector("#act[open] [name=unit]")
    page.select_option("#act [name=unit]", "")
    page.click("#act [data-default]")
    page.wait_for_selector("#act [data-error-summary]")


def edited_in_place(page: Page, _office: Served) -> None:
    """Open the editor of the first row."""
    page.wait_for_selector("[data-row][tabindex='0']")
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.wait_for_selector("[data-cell-box] [name=unit]")


def looked_at(page: Page, _office: Served) -> None:
    """Open the panel beside the list."""
    page.wait_for_selector("[data-row][tabindex='0']")
    page.keyboard.press("v")
    page.wait_for_selector("#peek h2")


def palette(page: Page, _office: Served) -> None:
    """Open the palette."""
    page.keyboard.press("Control+k")
    page.wait_for_selector("#palette[open] [role=option]")


def first_partner(page: Page, _office: Served) -> None:
    """Go on to the page of the first partner."""
    with page.expect_navigation():
        page.click(".grid--rows a")


def year_of_a_partner(page: Page, office: Served) -> None:
    """Go on to what the first partner solved this year."""
    first_partner(page, office)
    with page.expect_navigation():
        page.click(".head__acts a >> nth=1")


def agreement_with_mistakes(page: Page, office: Served) -> None:
    """Write down an agreement of the first partner that says nothing."""
    first_partner(page, office)
    with page.expect_navigation():
        page.click("a[href$='/agreement/']")
    sent_empty(page, office)


def link_made(page: Page, _office: Served) -> None:
    """Make a link to the matter, and stay where its code is told."""
    page.fill("[name=name]", "Tian Ye")
    page.fill("[name=phone]", "13900001111")
    pressed(page)


def task_with_its_code(page: Page, office: Served) -> None:
    """Open a link for the first time, with a code that is wrong."""
    link_made(page, office)
    page.goto(page.input_value("#fresh-url"))
    page.fill("[name=code]", "12")
    assert pressed(page, "main form .btn--p").status == 422


def task_with_mistakes(page: Page, office: Served) -> None:
    """Come in by a link, and say that it is done without saying what was."""
    link_made(page, office)
    code = page.inner_text(".tl-code").replace(" ", "")
    page.goto(page.input_value("#fresh-url"))
    page.fill("[name=code]", code)
    pressed(page, "main form .btn--p")
    page.click("details:has(form[action$='/done/']) > summary")
    assert pressed(page, "form[action$='/done/'] button").status == 409


def link_taken_back(page: Page, office: Served) -> None:
    """Take a link back, and see what is left at its address."""
    link_made(page, office)
    address = page.input_value("#fresh-url")
    pressed(page, "form[action$='/withdraw/'] button")
    page.goto(address)


def first_opened(page: Page, _office: Served) -> None:
    """Open what the first row of a list names."""
    with page.expect_navigation():
        page.locator("[data-open]").first.click()


def first_sent_empty(page: Page, office: Served) -> None:
    """Open what the first row names, and send its form without a name."""
    first_opened(page, office)
    page.fill("form[data-main] [name=name]", "")
    assert pressed(page).status in {409, 422}


def last_unit_closed(page: Page, office: Served) -> None:
    """Ask to close the last unit without saying where its people go."""
    with page.expect_navigation():
        page.locator("[data-open]").last.click()
    opened(page, office, page.url.removeprefix(office.address) + "close/")


def found_by_name(page: Page, _office: Served) -> None:
    """Look for somebody who is not there."""
    page.fill("#find-words", "nobody")
    pressed(page, ".find button")


def added_person(page: Page, _office: Served) -> None:
    """Add somebody, and stay at the slip."""
    fill_in(page, name="Ding Li")
    for name in ("unit", "role"):
        page.select_option(f"[name={name}]", index=1)
    pressed(page)
    assert page.locator(".slip-in").count() == 1


def pasted_list(page: Page, _office: Served) -> None:
    """Paste a list with mistakes in it, and stay at what it would bring."""
    rows = "Ma Yue\tHarbour Bridge\tHelper\t138\nGao Yu\tHarbour Bridge\tHelper\t\n"
    page.fill("[name=pasted]", "Name\tUnit\tRole\tPhone\n" + rows + "Bo Li\tHarbour Bridge")
    pressed(page)
