"""A resident objects to what was struck off; a leader puts it back, and everybody can see that."""

import re

import pytest

from taizhang.ledger import numbers
from tests.journeys.hands import check, enter, fill_in, opened, pressed, report, text
from tests.journeys.residents import ENDING, look_up, phone, receipt_of_clerk

pytestmark = pytest.mark.browser
WHY = "灯是亮了，线还露在外面。"
REASON = "到现场看了，线确实没包好。"


def test_what_was_struck_off_falsely_is_put_back_and_stays_on_the_board(
    chromium, page, demo
):
    number, receipt = receipt_of_clerk(page, demo)
    report(page, demo, number)
    check(page, demo, number, "satisfied", "亮了。")
    label = re.compile(rf"{re.escape(numbers.label(number))}(?!\d)")
    with phone(chromium, scripts=False) as mobile:
        look_up(mobile, demo, receipt, ENDING)
        fill_in(mobile, words=WHY)
        pressed(mobile, "[value=objection]")
        assert "您的意见已收到" in text(mobile)
        opened(mobile, demo, "/open/?category=street-lights")
        line = mobile.locator(".echo__lines li", has_text=label)
        assert "反映人有异议，等领导答复" in line.inner_text()

    enter(page, demo, "secretary")
    opened(page, demo, f"/i/{number}/")
    assert "反映人有异议，还没有答复" in text(page) and WHY in text(page)
    opened(page, demo, f"/i/{number}/rule/")
    page.check("[name=upheld][value=yes]", force=True)
    fill_in(page, reason=REASON)
    pressed(page)
    with phone(chromium) as mobile:
        look_up(mobile, demo, receipt, ENDING)
        assert "重新办理，还是原来的号" in text(mobile) and REASON in text(mobile)
        opened(mobile, demo, "/open/?category=street-lights")
        line = mobile.locator(".echo__lines li", has_text=label)
        assert "没办好，正在重新办" in line.inner_text()
