"""A burnt-out bulb, from the counter's one line to the strike-off: three people, five clicks.

Every press of a mouse or a thumb counts, uncovering the resident's number for the call too. What
is typed does not: the clerk's line goes off with the keys under which it was written. Coming in
in the morning is no part of it, nor is the dialog in which a machine lets choose a file, or its
camera, which is not the product's: the press that opens it counts.
"""

import re

import pytest

from tests.journeys.five_people import PASSWORD, community
from tests.journeys.hands import opened, pressed, snapshot, text

pytestmark = pytest.mark.browser
LINE = "王桂兰 13800004521 锦绣家园3号楼 楼道灯又不亮了"
CLICKS_MOST, PEOPLE_MOST = 5, 3


class Acts:
    """Three people at one screen after the other, and what each of them clicks."""

    def __init__(self, page, office):
        self.page, self.office = page, office
        self.done = []
        self.who, self.people = "", set()

    def comes_in(self, username):
        """Have somebody come in, whose desk stands open."""
        self.who = username
        self.people.add(username)
        self.page.context.clear_cookies(name="sessionid")
        opened(self.page, self.office, "/sign-in/")
        self.page.fill("[name=username]", username)
        self.page.fill("[name=password]", PASSWORD)
        pressed(self.page, "form[action='/sign-in/'] .btn--p")
        self.page.wait_for_url("**/desk/")

    def clicks(self, what):
        """Click, and count it."""
        self.done.append((self.who, what))
        self.page.click(what)


@pytest.fixture(scope="module")
def small_office():
    """Serve the community to both."""
    with community() as office:
        yield office


@pytest.fixture
def acts(page, small_office):
    """Stand in the community with nothing pressed yet."""
    return Acts(page, small_office)


def taken_in(acts, line=LINE):
    """The clerk types a line at the counter, which gives it out, too."""
    page = acts.page
    acts.comes_in("li")
    opened(page, acts.office, "/new/")
    page.wait_for_selector("#id_line:focus")
    page.keyboard.type(line)
    page.wait_for_selector("#id_handler option:checked:not([value=''])", state="attached")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(re.compile(r"/new/done/\d{4}-\d+/"))
    assert "刘强" in page.inner_text(".slip")


def mended(acts):
    """Whoever changed it says so, with a picture."""
    page = acts.page
    acts.comes_in("liu")
    acts.clicks("main a:has-text('楼道灯又不亮了')")
    page.wait_for_selector("form[data-main] [name=result]")
    page.fill("[name=result]", "换了三楼的声控灯，试过，亮了。")
    with page.expect_file_chooser() as chooser:
        acts.clicks("[data-photo-sends]")
    with page.expect_navigation():
        chooser.value.set_files([snapshot()])
    assert "已报办结" in text(page)


def asked_and_struck_off(acts):
    """A second person looks at the picture, rings, and strikes it off."""
    page = acts.page
    acts.comes_in("zheng")
    acts.clicks("li:has-text('楼道灯又不亮了') >> text=去核验")
    acts.clicks("button:has-text('看电话')")
    page.wait_for_selector("text=13800004521")
    with page.expect_navigation():
        acts.clicks("button:has-text('打过电话，满意，销号')")
    assert "已销号" in text(page)


def test_three_people_and_five_clicks_strike_a_bulb_off(acts):
    taken_in(acts)
    mended(acts)
    asked_and_struck_off(acts)

    assert len(acts.done) <= CLICKS_MOST, acts.done
    assert len(acts.people) <= PEOPLE_MOST
    assert acts.office.command("fsck").returncode == 0
    assert "已销号" in text(acts.page)
    acts.page.reload()
    told = text(acts.page)
    assert "满意" in told and "换了三楼的声控灯" in told


def test_who_chose_no_words_or_no_picture_has_sent_nothing(acts):
    taken_in(acts, "钱望 13577778888 锦绣家园3号楼 楼道灯一闪一闪")
    page = acts.page
    acts.comes_in("liu")
    acts.clicks("main a:has-text('一闪一闪')")
    page.click("[data-photo-sends]")
    assert page.evaluate("document.activeElement.name") == "result"
    page.fill("[name=result]", "换好了。")
    page.set_input_files("[name=after_photos]", [snapshot()])
    page.wait_for_timeout(200)
    assert page.input_value("[name=result]") == "换好了。"
