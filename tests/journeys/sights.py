"""Every page of the office as somebody sees it, in the states that it can be in."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import FilePayload, Page

from tests.journeys.hands import enter, fill_in, fill_in_matter, opened, pressed
from tests.journeys.residents import ENDING, checked, look_up, raise_matter
from tests.served import Served
from tests.shell.roundtrip.sheets import edited

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SESSION = "sessionid"
LANGUAGE = "django_language"
# More than an address may send at once without a puzzle.
HELD_AFTER = 8
# Sends the form as a browser without scripts does: nothing was typed that begins the puzzle.
UNSOLVED = """words => {
  const form = document.querySelector("form[data-main]");
  form.elements.words.value = words;
  form.submit();
}"""
STATUS = re.compile(r"\{(\w+)\}")
# What was found out before of an office, so that looking at all pages takes no longer.
_SESSIONS: dict[tuple[str, str], str] = {}
_NUMBERS: dict[tuple[str, str], str] = {}


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
        page.click(".pa-list a")


def year_of_a_partner(page: Page, office: Served) -> None:
    """Go on to what the first partner solved this year."""
    first_partner(page, office)
    with page.expect_navigation():
        page.click(".head__acts a >> nth=1")


def agreement_with_mistakes(page: Page, office: Served) -> None:
    """Write down an agreement of the first partner that says nothing."""
    first_partner(page, office)
    with page.expect_navigation():
        page.click("a:has-text('加一份')")
    sent_empty(page, office)


def link_made(page: Page, _office: Served) -> None:
    """Make a link to the matter, and stay where its code is told."""
    page.fill("[name=name]", "田野")
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
    page.click("summary:has-text('办完了')")
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


@dataclass(frozen=True)
class Sight:
    """A page as somebody of `role` sees it; `{handled}` stands for a number so far along."""

    role: str
    path: str
    then: Callable[[Page, Served], None] = nothing_more

    def look(self, page: Page, office: Served) -> None:
        """Sign in as that role, and open the page in its state."""
        if self.role:
            _come_in(page, office, self.role)
        opened(page, office, _with_numbers(page, office, self.path))
        self.then(page, office)


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
    chosen = [each for each in page.context.cookies() if each["name"] == LANGUAGE]
    # The handler is chosen by name, as the office writes it.
    page.context.clear_cookies(name=LANGUAGE)
    receipt = checked(page, office)
    page.context.add_cookies(chosen)  # type: ignore[arg-type]  # what came out goes in
    look_up(page, office, receipt, ENDING)
    assert pressed(page, "[value=not_solved]").status == 422


def held_forms(page: Page, office: Served) -> None:
    """Send forms without a puzzle until one is held; drop it without a reason."""
    for _press in range(HELD_AFTER):
        opened(page, office, "/report/")
        with page.expect_navigation():
            page.evaluate(UNSOLVED, f"The light is out: {uuid4()}")
    _come_in(page, office, "clerk")
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


SIGHTS = {
    "sign-in": Sight("", "/sign-in/"),
    "sign-in with a mistake": Sight("", "/sign-in/", wrong_password),
    "desk": Sight("clerk", "/desk/"),
    "desk of a leader": Sight("secretary", "/desk/"),
    "ledger": Sight("clerk", "/ledger/"),
    "ledger with its conditions": Sight("clerk", "/ledger/?form=1"),
    "ledger with nothing in it": Sight("clerk", "/ledger/?phase=all&status=void&lamp=red"),
    "ledger with the keys": Sight("clerk", "/ledger/", keys_sheet),
    "ledger with its commands": Sight("clerk", "/ledger/", palette),
    "ledger with rows chosen": Sight("clerk", "/ledger/", rows_chosen),
    "ledger with an act": Sight("clerk", "/ledger/?status=in_progress", giving_out),
    "ledger with a cell open": Sight(
        "clerk", "/ledger/?status=in_progress", edited_in_place
    ),
    "ledger beside an issue": Sight("clerk", "/ledger/", looked_at),
    "issue at a glance": Sight("clerk", "/bulk/peek/{in_progress}/"),
    "cell as a page": Sight("clerk", "/bulk/edit/{in_progress}/category/"),
    "issue registered": Sight("clerk", "/i/{registered}/"),
    "issue in progress": Sight("handler", "/i/{in_progress}/"),
    "issue handled": Sight("clerk", "/i/{handled}/"),
    "issue verified": Sight("secretary", "/i/{verified}/"),
    "issue struck off": Sight("clerk", "/i/{struck_off}/"),
    "issue merged": Sight("clerk", "/i/{merged}/"),
    "issue carried over": Sight("clerk", "/i/{carried_over}/"),
    "issue with everything open": Sight("clerk", "/i/{dispatched}/", all_open),
    "act": Sight("clerk", "/i/{registered}/correct/"),
    "act with mistakes": Sight("clerk", "/i/{registered}/decline/", sent_empty),
    "follow-up": Sight("clerk", "/i/{verified}/follow-up/"),
    "register": Sight("clerk", "/new/"),
    "register with mistakes": Sight("clerk", "/new/", sent_empty),
    "slip": Sight("clerk", "/new/", registered),
    "verification": Sight("verifier", "/verify/"),
    "second person": Sight("verifier", "/verify/{handled}/"),
    "second person with mistakes": Sight("verifier", "/verify/{verified}/", sent_empty),
    "imports": Sight("clerk", "/import/"),
    "import before it is done": Sight("clerk", "/import/", handed_in),
    "columns of an import": Sight("clerk", "/import/", columns_of_an_import),
    "import that is done": Sight("clerk", "/import/", brought_in),
    "import under way": Sight("clerk", "/import/", job_waiting),
    "work that waits": Sight("clerk", "/import/", job_page),
    "long work": Sight("clerk", "/jobs/"),
    "result of an act on many": Sight("clerk", "/ledger/?status=in_progress", reminded),
    "workbook to hand in": Sight("clerk", "/roundtrip/"),
    "workbook before it is brought in": Sight("clerk", "/roundtrip/", workbook_back),
    "workbook brought in": Sight("clerk", "/roundtrip/", workbook_brought_in),
    "end of a list": Sight("clerk", "/ledger/?status=in_progress", turned_to_the_end),
    "board": Sight("secretary", "/board/"),
    "raising a matter": Sight("", "/s/riverside-7/"),
    "raising a matter anywhere": Sight("", "/report/"),
    "raising a matter with mistakes": Sight("", "/s/riverside-7/", sent_empty),
    "receipt": Sight("", "/report/", raised),
    "receipt for large paper": Sight("", "/report/", receipt_for_paper),
    "no receipt": Sight("", "/receipt/"),
    "looking a receipt up": Sight("", "/q/"),
    "looking a receipt up with mistakes": Sight("", "/q/", sent_empty),
    "one's own matter": Sight("", "/report/", followed),
    "a matter by its number": Sight("", "/report/", looked_up_by_number),
    "asked for their word": Sight("", "/sign-in/", asked_for_their_word),
    "large type": Sight("", "/report/", in_large_type),
    "large type with mistakes": Sight("", "/report/", large_form),
    "large receipt": Sight("", "/report/", large_receipt),
    "nothing held": Sight("clerk", "/held/?after=999999"),
    "held forms with a mistake": Sight("", "/report/", held_forms),
    "help": Sight("clerk", "/help/"),
    "help for the administrator": Sight("administrator", "/help/"),
    "views": Sight("clerk", "/ledger/views/"),
    "view to save": Sight("clerk", "/ledger/views/new/?phase=open&lamp=red"),
    "view to save with mistakes": Sight(
        "clerk", "/ledger/views/new/?phase=open&lamp=red", sent_empty
    ),
    "columns of a view": Sight("clerk", "/ledger/v/open/columns/"),
    "ledger to print": Sight("clerk", "/print/ledger/?phase=open"),
    "approval form to print": Sight("clerk", "/print/i/{handled}/approval/"),
    "whole file to print": Sight("clerk", "/print/i/{handled}/file/"),
    "months": Sight("secretary", "/print/months/"),
    "changes": Sight("clerk", "/desk/changes/"),
    "partners": Sight("clerk", "/partners/"),
    "partner": Sight("secretary", "/partners/", first_partner),
    "what a partner solved": Sight("clerk", "/partners/", year_of_a_partner),
    "agreement with mistakes": Sight("clerk", "/partners/", agreement_with_mistakes),
    "partner tags": Sight("administrator", "/partners/tags/"),
    "list of communities": Sight("clerk", "/partners/communities/"),
    "claim board": Sight("partner", "/claim/"),
    "claim board of the office": Sight("clerk", "/claim/"),
    "offer with mistakes": Sight("clerk", "/i/{registered}/offer/", sent_empty),
    "links to a matter": Sight("clerk", "/links/{dispatched}/"),
    "link with mistakes": Sight("clerk", "/links/{dispatched}/", sent_empty),
    "link that was made": Sight("clerk", "/links/{dispatched}/", link_made),
    "task before its code": Sight("clerk", "/links/{dispatched}/", task_with_its_code),
    "task with mistakes": Sight("clerk", "/links/{dispatched}/", task_with_mistakes),
    "link taken back": Sight("clerk", "/links/{dispatched}/", link_taken_back),
    "members of the council": Sight("clerk", "/council/members/"),
    "member with mistakes": Sight("clerk", "/council/members/add/", sent_empty),
    "kinds of members": Sight("clerk", "/council/members/kinds/"),
    "find a grid leader": Sight("", "/grid/"),
    "find a grid leader, all open": Sight("", "/grid/", all_open),
    "grid": Sight("", "/grid/qinghe-05/"),
    "grid whose leader is away": Sight("", "/grid/anlan-02/"),
    "who is there": Sight("handler", "/ab/"),
    "who is there with a mistake": Sight("handler", "/ab/", away_until_long_ago),
    "posts": Sight("administrator", "/posts/"),
    "posts of a community": Sight("administrator", "/posts/at/xiangyang/"),
    "vacant posts": Sight("administrator", "/posts/vacant/"),
    "post": Sight("administrator", "/posts/at/qinghe-05/grid-leader/"),
    "names of posts": Sight("administrator", "/posts/kinds/"),
    "name of a post": Sight("administrator", "/posts/kinds/grid-leader/"),
    "posts in Excel": Sight("administrator", "/posts/sheet/"),
    "outlines": Sight("administrator", "/grid/outlines/"),
    "outline to draw": Sight("administrator", "/grid/outlines/qinghe-05/"),
    "how it runs": Sight("administrator", "/health/"),
    "how it runs with a mistake": Sight("administrator", "/health/", no_such_folder),
    "people": Sight("administrator", "/people/"),
    "people who left": Sight("administrator", "/people/?state=closed"),
    "nobody found": Sight("administrator", "/people/", found_by_name),
    "account": Sight("administrator", "/people/?role=handler", first_opened),
    "account with mistakes": Sight(
        "administrator", "/people/?role=handler", first_sent_empty
    ),
    "somebody to add": Sight("administrator", "/people/add/"),
    "somebody to add with mistakes": Sight("administrator", "/people/add/", sent_empty),
    "slip of a new person": Sight("administrator", "/people/add/", added_person),
    "slips to hand out": Sight("administrator", "/people/slips/"),
    "list to hand in": Sight("administrator", "/people/sheet/"),
    "list with mistakes": Sight("administrator", "/people/sheet/", sent_empty),
    "list before it is brought in": Sight("administrator", "/people/sheet/", pasted_list),
    "units": Sight("administrator", "/units/"),
    "unit": Sight("administrator", "/units/", first_opened),
    "unit to add with mistakes": Sight("administrator", "/units/add/", sent_empty),
    "unit to close": Sight("administrator", "/units/", last_unit_closed),
    "units to hand in": Sight("administrator", "/units/sheet/"),
    "roles": Sight("administrator", "/roles/"),
    "role": Sight("administrator", "/roles/of/clerk/"),
    "role to add with mistakes": Sight("administrator", "/roles/add/", sent_empty),
    "settings": Sight("administrator", "/settings/"),
    "set-up, name": Sight("administrator", "/setup/name/"),
    "set-up, places": Sight("administrator", "/setup/places/"),
    "set-up, people": Sight("administrator", "/setup/people/"),
    "set-up, preset": Sight("administrator", "/setup/preset/", all_open),
    "set-up, posters": Sight("administrator", "/setup/posters/"),
    "set-up, done": Sight("administrator", "/setup/done/"),
    "password": Sight("clerk", "/password/"),
    "my account": Sight("clerk", "/me/"),
    "choosing a second factor": Sight("clerk", "/me/second/"),
    "codes from a phone": Sight("clerk", "/me/second/code/"),
    "codes from a phone with a mistake": Sight("clerk", "/me/second/code/", sent_empty),
    "showing again who one is": Sight("clerk", "/again/?next=/me/"),
    "rules for accounts": Sight("administrator", "/me/rules/"),
    "rules for accounts with a mistake": Sight("administrator", "/me/rules/", no_days),
    "refusal": Sight("clerk", "/i/{struck_off}/accept/"),
    "not for this role": Sight("handler", "/new/"),
    "not there": Sight("clerk", "/i/2026-999999/"),
}


def _come_in(page: Page, office: Served, role: str) -> None:
    """Come in as `role`, by the session of whoever came in so before."""
    key = office.address, role
    if value := _SESSIONS.get(key):
        page.context.clear_cookies(name=SESSION)
        page.context.add_cookies([{"name": SESSION, "value": value, "url": office.address}])
        return
    enter(page, office, role)
    cookies = page.context.cookies()
    _SESSIONS[key] = next(c["value"] for c in cookies if c["name"] == SESSION)


def _with_numbers(page: Page, office: Served, path: str) -> str:
    for status in STATUS.findall(path):
        if (office.address, status) not in _NUMBERS:
            opened(page, office, f"/ledger/?status={status}&sort=-number")
            link = page.locator("[data-open]").first.get_attribute("href") or ""
            _NUMBERS[office.address, status] = link.split("/")[2]
        path = path.replace(f"{{{status}}}", _NUMBERS[office.address, status])
    return path
