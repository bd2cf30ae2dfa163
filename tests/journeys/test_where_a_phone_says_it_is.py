"""Photos of the queue say when and where their phone claims they were taken, if it may."""

import datetime as dt
import itertools

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.journeys.hands import enter, opened, register
from tests.shell.files.samples import GPS, file_of, scene

pytestmark = pytest.mark.browser
EXIF, TAKEN, ZONE = 0x8769, 0x9003, 0x9011
HERE = {"latitude": 46.5921, "longitude": 125.1033}
# All journeys of a process share an office, which takes no picture for two matters.
WIDTHS = itertools.count(1700)
# Nor does the same kind of matter come up there again and again.
SPOTS = itertools.count(1)


def camera(when: dt.datetime | None = None, *, placed: bool = False):
    """Return a photo as a camera makes it, with what it notes of time and place."""
    notes = Image.Exif()
    if when:
        notes.get_ifd(EXIF).update(
            {TAKEN: f"{when:%Y:%m:%d %H:%M:%S}", ZONE: f"{when:%z}"[:3] + ":00"}
        )
    if placed:
        where = {1: "N", 2: (46.0, 35.0, 1.5), 3: "E", 4: (125.0, 6.0, 2.0)}
        notes.get_ifd(GPS).update(where)
    data = file_of(scene(next(WIDTHS)), exif=notes)
    return {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": data}


def in_hand(page, demo):
    """Have a matter given to Liu; open it on his phone, out of reach. Return its number."""
    number = register(page, demo, place_text=f"小公园第{next(SPOTS)}盏灯")
    enter(page, demo, "handler")
    opened(page, demo, "/m/")
    page.wait_for_selector("body[data-ready]")
    expect(page.locator("#who")).to_contain_text(" · ")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.context.set_offline(True)
    page.evaluate("number => { location.hash = `task/${number}`; }", number)
    page.wait_for_selector("#task summary")
    page.click("#task summary >> text=办完了")
    return number


def photographed(page, shows, file):
    """Photograph how it is for the report that is open."""
    page.set_input_files(f"#done-{shows}", [file])
    page.wait_for_selector(f".f:has(#done-{shows}) .shots img")


def reported(page):
    """Say that it is done, and come back into reach of the office."""
    page.fill("#done-text", "换好了，试过亮")
    page.click("#task details[open] button.btn--p")
    expect(page.locator("#bar")).to_contain_text("1 条已存本机")
    page.context.set_offline(False)
    page.click("[data-tab=queue]")


def compared(page, demo, number):
    """Return what stands below the pictures that a verifier compares."""
    enter(page, demo, "verifier")
    opened(page, demo, f"/verify/{number}/")
    return page.inner_text("[data-compare]")


@pytest.fixture
def page(page):
    """Return the page of a phone whose browser lets pages know where it is."""
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation(HERE)
    return page


def test_whoever_says_yes_once_is_believed_to_say_so_of_each_photo(page, demo):
    number = in_hand(page, demo)
    photographed(page, "before_photo", camera())
    expect(page.locator("#ask-place")).to_contain_text("不带也照样能存、能传")
    page.click("#place-yes")
    expect(page.locator("#ask-place")).to_be_hidden()
    photographed(page, "after_photo", camera(dt.datetime.now(dt.UTC), placed=True))
    expect(page.locator("#ask-place")).to_be_hidden()
    page.wait_for_timeout(500)
    reported(page)
    expect(page.locator(".qi--done").first).to_contain_text("已上传", timeout=20_000)

    told = compared(page, demo, number)
    assert told.count("手机自报") >= 4, told
    assert "没有自报" not in told
    assert "收到" in told


def test_whoever_says_no_hands_in_the_same_and_no_place_not_even_the_cameras(page, demo):
    number = in_hand(page, demo)
    photographed(page, "before_photo", camera())
    page.click("#place-no")
    photographed(page, "after_photo", camera(dt.datetime.now(dt.UTC), placed=True))
    expect(page.locator("#ask-place")).to_be_hidden()
    reported(page)
    expect(page.locator(".qi--done").first).to_contain_text("已上传", timeout=20_000)
    page.click("[data-tab=me]")
    expect(page.locator("#place")).to_contain_text("照片和走访不带位置")

    told = compared(page, demo, number)
    assert told.count("手机自报") == 2, told
    assert "自报离" not in told and "自报就在" not in told and "自报位置" not in told


def test_an_old_photo_out_of_the_album_is_not_one_of_today(page, demo):
    in_hand(page, demo)
    photographed(page, "before_photo", camera())
    page.click("#place-no")
    last_year = dt.datetime.now(dt.UTC) - dt.timedelta(days=300)
    photographed(page, "after_photo", camera(last_year))
    reported(page)

    expect(page.locator(".qi--wrong")).to_contain_text("早于反映时间", timeout=20_000)
