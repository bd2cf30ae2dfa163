"""One matter under one number: a resident's phone, the office, the council and its resolution,
the strike-off, the public board, the look-back that finds it back, the work done again, and a
look-back that finds it false.
"""

import re
import uuid

import pytest

from taizhang.ledger import numbers
from tests.journeys.hands import (
    HANDLER,
    check,
    enter,
    fill_in,
    opened,
    pressed,
    report,
    text,
)
from tests.journeys.meeting import (
    CAME,
    called,
    hands_counted,
    on_its_agenda,
    resolved,
    signed,
)
from tests.journeys.residents import ENDING, look_up, phone, raise_matter

pytestmark = pytest.mark.browser
PHONE = "13800004521"


@pytest.fixture
def told():
    """Return words that nobody else says."""
    return f"地下车库入口的灯箱 {uuid.uuid4().hex[:8]} 又黑了，晚上倒车看不见。"


def found(page, demo, told):
    """Find the matter as the clerk, by what the resident wrote; return its number."""
    enter(page, demo, "clerk")
    opened(page, demo, "/ledger/")
    page.fill("[name=words]", told.split()[1])
    page.press("[name=words]", "Enter")
    page.wait_for_url(re.compile(r"/(ledger/\?|i/\d)"))
    link = page.locator("main a[href*='/i/2']").first.get_attribute("href")
    return re.search(r"\d{4}-\d+", str(link) if "/i/2" not in page.url else page.url)[0]


def named(page, demo, number):
    """Say what kind of matter it is, as the clerk: residents need not know."""
    opened(page, demo, f"/i/{number}/correct/")
    fill_in(page, category="street-lights", reason="居民不用选类别。")
    pressed(page)


def resolved_by_the_council(page, demo, number, told):
    """Have the council talk it over, and give it to Liu's company by a day."""
    opened(page, demo, f"/i/{number}/accept/")
    pressed(page)
    opened(page, demo, f"/i/{number}/put-to-council/")
    fill_in(page, reason="换灯箱要业主一起出钱。")
    pressed(page)
    meeting = called(page, demo)
    on_its_agenda(page, demo, meeting, told.split()[1])
    for name in (*CAME, "葛长顺"):
        signed(page, name)
    hands_counted(page)
    resolved(page, "锦绣物业")
    opened(page, demo, f"/i/{number}/")
    assert "议事会决议：锦绣物业" in text(page)


def given_out(page, demo, number):
    """Give it to Liu, as the clerk."""
    enter(page, demo, "clerk")
    opened(page, demo, f"/i/{number}/dispatch/")
    fill_in(page, handler=HANDLER)
    pressed(page)
    assert "刘强" in text(page)


def worked_and_struck_off(page, demo, number):
    """Have it done with photos, checked, asked about and struck off by others."""
    report(page, demo, number)
    check(page, demo, number, "satisfied", "亮了，谢谢。")
    assert "已销号" in page.inner_text(".said")


def looked_back(page, demo, number, button, seen):
    """Look again, as the verifier, at what the list of look-backs has for the next month."""
    enter(page, demo, "verifier")
    opened(page, demo, "/look-back/")
    page.click(f"main a[href='/look-back/{number}/']")
    page.wait_for_url(f"**/look-back/{number}/")
    fill_in(page, finding=seen)
    pressed(page, f"[name=act][value={button}]")


def on_the_board(chromium, demo, number):
    """Return what everybody reads of it."""
    label = re.compile(rf"{re.escape(numbers.label(number))}(?!\d)")
    with phone(chromium) as theirs:
        opened(theirs, demo, "/open/")
        return theirs.locator(".echo__lines li", has_text=label).inner_text()


def false_strike_offs(page, demo):
    """Return how many the leader's board counts."""
    enter(page, demo, "secretary")
    opened(page, demo, "/board/")
    counted = page.locator("dt:has-text('虚假销号') + dd").inner_text()
    return int(re.match(r"\d+", counted)[0])


def test_a_complaint_keeps_its_number_to_the_relapse_and_beyond(chromium, page, demo, told):
    with phone(chromium) as theirs:
        receipt = raise_matter(theirs, demo, told, phone=PHONE)
    number = found(page, demo, told)
    named(page, demo, number)
    resolved_by_the_council(page, demo, number, told)
    worked_and_struck_off(page, demo, number)
    assert numbers.label(number) in on_the_board(chromium, demo, number)

    looked_back(page, demo, number, "came_back", "入口的灯箱又黑了。")
    opened(page, demo, f"/i/{number}/")
    assert "回头看：反弹了" in text(page)
    assert "正在重新办" in on_the_board(chromium, demo, number)
    with phone(chromium) as theirs:
        look_up(theirs, demo, receipt, ENDING)
        assert "重新办理，还是原来的号" in text(theirs)

    before = false_strike_offs(page, demo)
    given_out(page, demo, number)
    worked_and_struck_off(page, demo, number)
    looked_back(page, demo, number, "never_solved", "没有换过，照片是别处的。")
    opened(page, demo, f"/i/{number}/")
    assert "虚假销号" in text(page)
    assert "正在重新办" in on_the_board(chromium, demo, number)
    assert false_strike_offs(page, demo) == before + 1
    given_out(page, demo, number)
    assert demo.command("fsck").returncode == 0
