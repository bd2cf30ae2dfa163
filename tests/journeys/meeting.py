"""A meeting of the council as the clerk holds it, from a proposal to the open door."""

import datetime as dt
import itertools

from django.utils.timezone import localdate
from playwright.sync_api import Page

from tests.journeys.hands import enter, fill_in, opened, pressed
from tests.served import Served

CAME = ("史玉兰", "温立新")
RESOLVED = "钥匙分四组轮管，名单贴在门口。"
TITLES = itertools.count(1)


def in_days(count: int) -> str:
    """Return a day as forms take it."""
    return f"{localdate() + dt.timedelta(days=count)}"


def proposed(page: Page, office: Served) -> str:
    """Propose something that nobody proposed before; return its title."""
    title = f"活动室钥匙由第{next(TITLES)}组轮流管"
    enter(page, office, "clerk")
    opened(page, office, "/council/topics/add/")
    fill_in(page, title=title, background="晚上没人开门。", category="street-lights")
    pressed(page)
    return title


def called(page: Page, office: Served) -> str:
    """Call a meeting; return its address."""
    opened(page, office, "/council/meetings/add/")
    fill_in(page, on=in_days(3), hour="14:30", place="二楼议事厅")
    pressed(page)
    return page.url.removeprefix(office.address)


def on_its_agenda(page: Page, office: Served, address: str, title: str) -> None:
    """Put the topic on the agenda of the meeting, and open it."""
    meeting = address.strip("/").rpartition("/")[2]
    opened(page, office, "/council/topics/")
    page.locator("form[data-main] li", has_text=title).locator("input").check()
    page.select_option("[name=meeting]", meeting)
    pressed(page)
    pressed(page, ".head__acts [name=act][value=open]")


def open_meeting(page: Page, office: Served) -> str:
    """Return the address of an open meeting about something that was proposed."""
    title = proposed(page, office)
    address = called(page, office)
    on_its_agenda(page, office, address, title)
    return address


def signed(page: Page, name: str) -> None:
    """Tick a member as present."""
    with page.expect_navigation():
        page.locator(".co-seats li", has_text=name).locator("button").click()


def door_of(page: Page) -> str:
    """Return the address that members open, from the page of the meeting."""
    return str(page.get_attribute(".co-link", "href"))


def come_in(mobile: Page, door: str, name: str, digits: str) -> None:
    """Sign in at the door with a phone."""
    mobile.goto(door)
    mobile.select_option("[name=seat]", label=name)
    mobile.fill("[name=digits]", digits)
    pressed(mobile, ".btn--w")


def voted(page: Page, office: Served, address: str, mobile: Page) -> str:
    """Let phones vote, vote with one, and count; return how many were for it before that."""
    pressed(page, "section [name=act][value=open]")
    mobile.reload()
    pressed(mobile, "[name=choice][value=for]")
    assert "已投" in mobile.inner_text("body")
    opened(page, office, address)
    live = page.locator(".co-tally dd").first.inner_text()
    pressed(page, "[name=act][value=count]")
    return live


def hands_counted(page: Page) -> None:
    """Write down the hands of all three."""
    for field, count in (("for", "3"), ("against", "0"), ("abstained", "0")):
        page.fill(f"[name=votes_{field}]", count)
    pressed(page, "[name=act][value=hands]")


def resolved(page: Page, unit: str = "城管科") -> None:
    """Write down the resolution, with a unit and a day."""
    page.check("[name=resolved][value=yes]", force=True)
    fill_in(page, text=RESOLVED, due_on=in_days(30), households="40")
    page.select_option("form[data-main] [name=unit]", label=unit)
    pressed(page)
    assert "决议已记下" in page.inner_text("body")


def own_link(page: Page, office: Served, name: str = "史玉兰") -> str:
    """Give a member a link of their own; return its address, also where there is one."""
    opened(page, office, "/council/members/")
    page.click(f"text={name}")
    if not page.locator("[name=act][value=withdraw]").count():
        pressed(page, "[name=act][value=give]")
    return page.input_value("[aria-labelledby=link-title] input.in")


def said_by_link(page: Page, link: str) -> str:
    """Propose by a member's own link what nobody proposed before; return the words."""
    words = f"北门第{next(TITLES)}根石墩换成能升降的，救护车进得来。"
    page.goto(link)
    fill_in(page, words=words)
    pressed(page)
    return words
