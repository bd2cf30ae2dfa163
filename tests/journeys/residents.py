"""What residents do on their phones, in sentences of their day."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page

from tests.journeys.hands import enter, fill_in, opened, pressed, register, report
from tests.served import Served

DOOR = "/s/riverside-7/"
WORDS = "二单元楼道的灯又坏了，晚上下楼看不清，楼上老人多，怕摔着。"
ENDING = "4521"
WIDTH, HEIGHT = 390, 844


@contextmanager
def phone(chromium: Browser, *, scripts: bool = True) -> Iterator[Page]:
    """Hold a phone in which nobody is signed in, perhaps an old one without scripts."""
    context = chromium.new_context(
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        viewport={"width": WIDTH, "height": HEIGHT},
        java_script_enabled=scripts,
    )
    page = context.new_page()
    yield page
    context.close()


def raise_matter(page: Page, office: Served, words: str = WORDS, **said: str) -> str:
    """Raise a matter at the door of a building; return its receipt number."""
    opened(page, office, DOOR)
    fill_in(page, words=words, **said)
    pressed(page)
    assert page.url == f"{office.address}/receipt/"
    return page.inner_text(".ticket__n")


def look_up(page: Page, office: Served, number: str, ending: str = "") -> None:
    """Look a receipt number up, perhaps with the end of the phone number."""
    opened(page, office, "/q/")
    fill_in(page, number=number, ending=ending)
    pressed(page)
    assert page.url == f"{office.address}/q/progress/"


def receipt_of_clerk(page: Page, office: Served) -> tuple[str, str]:
    """Register a matter at the counter; return its number and its receipt number."""
    number = register(page, office)
    return number, page.inner_text(".slip__code")


def checked(page: Page, office: Served) -> str:
    """Bring a matter so far that its resident is asked; return the receipt number."""
    number, receipt = receipt_of_clerk(page, office)
    report(page, office, number)
    enter(page, office, "verifier")
    opened(page, office, f"/verify/{number}/")
    fill_in(page, finding="到现场看过。")
    pressed(page, "[name=act][value=later]")
    return receipt
