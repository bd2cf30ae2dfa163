"""An order of the hotline: pasted, looked at, registered, declined, answered."""

import pytest

from tests.journeys.hands import MAIN, enter, fill_in, opened, pressed, text

pytestmark = pytest.mark.browser
ORDER = """工单编号：GD20261121088
来电人：匿名
诉求类型：投诉
事发地点：锦绣家园6号楼
办理时限：2027-01-08 17:00
问题描述：物业费收据开错了名字，要求退一年的物业费。"""


def test_a_clerk_takes_an_order_in_and_answers_it(page, demo):
    enter(page, demo, "clerk")
    opened(page, demo, "/hotline/in/")
    page.fill("[name=pasted]", ORDER)
    pressed(page)
    assert "GD20261121088" in text(page) and "锦绣家园 6 号楼" in text(page)

    pressed(page, MAIN)
    with page.expect_navigation():
        page.locator("main li a").first.click()
    here = page.url.removeprefix(demo.address)
    assert "GD20261121088" in text(page)

    opened(page, demo, f"{here}decline/")
    page.check("[name=reason][value=private_dispute]")
    fill_in(page, explanation="已约人民调解员帮您谈。")
    pressed(page)

    opened(page, demo, f"/hotline/{here.split('/')[2]}/")
    answer = page.input_value("#reply-text")
    assert "工单编号：GD20261121088" in answer
    assert "不予受理" in answer and "已约人民调解员帮您谈。" in answer
