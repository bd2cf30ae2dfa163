"""A clerk rings three residents of one matter, one after another, hands on the keyboard."""

import pytest

from tests.journeys.hands import (
    MAIN,
    enter,
    fill_in,
    opened,
    pressed,
    register,
    report,
    text,
)

pytestmark = pytest.mark.browser
NEIGHBOURS = (("赵春", "13900001111"), ("钱夏", "13900002222"))


def checked_for_three(page, office):
    """Return the number of a matter of three residents that was checked and waits for calls."""
    number = register(page, office, reporter="王桂兰", words="灯又坏了。")
    for reporter, phone in NEIGHBOURS:
        opened(page, office, f"/i/{number}/voice/")
        fill_in(page, reporter=reporter, phone=phone, words="我家门口也黑。")
        pressed(page)
    report(page, office, number)
    enter(page, office, "verifier")
    opened(page, office, f"/verify/{number}/")
    fill_in(page, finding="到现场看过。")
    pressed(page, "[name=act][value=later]")
    return number


def chosen(page, key, words):
    """Choose an outcome by its key, write what was said, and go on by Ctrl+Enter."""
    page.keyboard.press(key)
    page.fill("[name=answer]", words)
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")


def test_a_clerk_rings_three_residents_by_keyboard(page, demo):
    number = checked_for_three(page, demo)
    enter(page, demo, "clerk")
    opened(page, demo, f"/follow-up/{number}/1/")
    assert "138****4521" in text(page)

    chosen(page, "1", "都亮了，谢谢。")
    assert page.url.endswith(f"/follow-up/{number}/2/")
    assert "已记下：满意" in page.inner_text(".said")

    chosen(page, "5", "响了没人接。")
    assert page.url.endswith(f"/follow-up/{number}/3/")

    # Pressing another key changes one's mind; what follows was said beforehand.
    page.keyboard.press("2")
    page.keyboard.press("4")
    assert page.is_checked("[name=outcome][value=not_solved]")
    assert "一记下就退回重办" in text(page)
    with page.expect_navigation():
        page.click(MAIN)
    assert "请写一句哪里没解决" in text(page)
    page.fill("[name=answer]", "五楼还是黑的")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    assert "已退回重办" in page.inner_text(".said")

    opened(page, demo, f"/i/{number}/")
    assert "反映人 3" in text(page) and "没解决" in text(page)
