"""In the preview: what one click puts right, in every row that says the same."""

import pytest

from taizhang.core.clocks import OFFICE_ZONE
from taizhang.exchange.models import Batch, Fix
from tests.shell.exchange.bringing_in import (
    DONE,
    HEAD,
    OPEN,
    WRONG,
    brought_in,
    ledger_file,
    on_the_ledger,
    said,
)
from tests.shell.exchange.sheets import workbook
from tests.shell.exchange.wizard import Wizard, opened, opened_file

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("office"),
]
TITLES = ("编号", "登记时间", "标题", "地点", "承办单位", "状态")


def row(number: str, summary: str, **other: str) -> tuple[str, ...]:
    """Return a row that is in order but for what is said otherwise."""
    usual = {"day": "2026-03-05", "place": "锦绣家园", "unit": "", "status": "在办"}
    said = usual | other
    return (number, said["day"], summary, said["place"], said["unit"], said["status"])


def wizard_with(*rows: tuple[str, ...]):
    return opened_file(workbook([TITLES, *rows]).getvalue())


def test_an_impossible_month_is_put_right_by_one_click():
    wizard = opened(DONE, WRONG)
    assert wizard.tiles() == {"可直接导入": 1, "需要改": 1, "疑似重复": 0, "跳过": 0}
    wizard.press("改成 05-13")
    assert wizard.tiles()["可直接导入"] == 2
    wizard.press("导入 2 行")
    day = said("井盖松了").happened_at.astimezone(OFFICE_ZONE).date()
    assert day.isoformat() == "2026-05-13"


def test_one_click_puts_all_equal_values_right_and_no_other():
    wizard = wizard_with(
        *(row(str(n), f"第{n}件", day="2026.13.5") for n in range(4)),
        row("9", "另一件", day="2026.14.5"),
    )
    assert "4 行一样，改一处就行" in wizard.text()
    assert wizard.text().count("同上") == 3
    wizard.press("改成 05-13")
    assert wizard.tiles() == {"可直接导入": 4, "需要改": 1, "疑似重复": 0, "跳过": 0}
    assert "4 行" in wizard.text()


def test_what_is_typed_counts_like_a_click():
    wizard = wizard_with(row("1", "灯不亮", day="三月里"))
    wizard.press("改", new="2026-03-08")
    assert wizard.tiles()["需要改"] == 0


def test_what_is_typed_wrongly_is_told_again():
    wizard = wizard_with(row("1", "灯不亮", day="三月里"))
    wizard.press("改", new="2026-02-30")
    assert wizard.tiles()["需要改"] == 1
    assert "这一天不存在" in wizard.text()


def test_a_fix_is_taken_back():
    wizard = opened(WRONG)
    wizard.press("改成 05-13")
    assert "2026-13-05 → 2026-05-13" in wizard.text()
    wizard.press("撤销")
    assert wizard.tiles()["需要改"] == 1
    assert not Fix.objects.exists()


def test_a_blank_place_takes_the_one_above_row_by_row_or_all_at_once():
    wizard = wizard_with(
        *(row(str(n), f"第{n}件") for n in range(8)),
        row("12", "乙", place=""),
        row("13", "丙", place="青松苑"),
        row("14", "丁", place=""),
    )
    assert wizard.offered("noted")[0] == "用上一行：锦绣家园"
    wizard.press("空着的都用上一行", "noted")
    wizard.press("导入 11 行")
    assert said("乙").place_text == "锦绣家园"
    assert said("丁").place_text == "青松苑"


def test_an_unknown_status_is_told_apart_by_one_click():
    wizard = wizard_with(
        row("1", "甲", status="基本解决"), row("2", "乙", status="基本解决")
    )
    wizard.press("已办完 → 历史已结", "noted")
    assert "历史已结 2" in wizard.text()
    wizard.press("导入 2 行")
    assert "状态（原表）：基本解决" in said("甲").remarks


def test_a_unit_that_is_nearly_one_of_ours_is_recognised():
    wizard = wizard_with(row("1", "甲", unit="锦绣物业（老赵）"))
    assert "= 锦绣物业" in wizard.offered("noted")[0]
    wizard.press("= 锦绣物业", "noted")
    wizard.press("导入 1 行")
    assert said("甲").unit_text != "锦绣物业（老赵）"


def test_a_reminder_can_be_left_as_it_is():
    wizard = wizard_with(row("1", "甲", unit="锦绣物业（老赵）"))
    wizard.press("照原样", "noted")
    assert "有提醒" not in wizard.text()
    wizard.press("导入 1 行")
    assert said("甲").unit_text == "锦绣物业（老赵）"


def test_of_two_rows_with_one_number_one_can_be_skipped():
    wizard = wizard_with(row("1", "甲"), row("1", "乙"))
    wizard.press("跳过这一行", "noted")
    assert wizard.tiles() == {"可直接导入": 1, "需要改": 0, "疑似重复": 0, "跳过": 1}
    wizard.press("导入 1 行")
    assert "1 选了跳过" in wizard.text()
    assert on_the_ledger().keys() == {"甲"}


def test_a_skipped_row_can_be_fetched_back():
    wizard = wizard_with(row("1", "甲"), row("1", "乙"))
    wizard.press("跳过这一行", "noted")
    wizard.press("还是要", "skipped")
    assert wizard.tiles()["可直接导入"] == 2


def test_a_later_copy_is_not_registered_again_unless_somebody_says_so():
    brought_in(ledger_file(OPEN))
    wizard = opened((*OPEN[:8], "已经告诉他了"))
    assert wizard.tiles() == {"可直接导入": 0, "需要改": 0, "疑似重复": 1, "跳过": 0}
    wizard.press("是另一件，照样登记")
    wizard.press("导入 1 行")
    assert wizard.batch.imported_count == 1


def test_rows_put_right_last_month_are_known_in_the_same_ledger_of_this_month():
    wizard = opened(WRONG)
    wizard.press("改成 05-13")
    wizard.press("导入 1 行")
    again = opened(WRONG, DONE)
    assert again.tiles() == {"可直接导入": 1, "需要改": 0, "疑似重复": 0, "跳过": 1}
    again.press("导入 1 行")
    assert "加起来对不上" not in again.text()


def test_the_rows_come_in_in_the_order_of_their_sheet():
    wizard = wizard_with(row("1", "甲"), row("2", "乙", day="2026.13.5"), row("3", "丙"))
    wizard.press("改成 05-13")
    wizard.press("导入 3 行")
    by_number = sorted(on_the_ledger().values(), key=lambda row: row.number)
    assert [row.summary for row in by_number] == ["甲", "乙", "丙"]


def test_what_stood_there_is_sealed_and_goes_with_the_batch():
    wizard = wizard_with(row("1", "灯不亮", day="张三说是三月"))
    wizard.press("改", new="2026-03-08")
    assert "张三".encode() not in bytes(Fix.objects.get().sealed)
    wizard.press("不导了")
    assert not Fix.objects.exists()


def test_there_are_as_many_pages_of_rows_to_change_as_it_takes():
    wizard = opened(*((str(n), f"2026-13-{n % 9 + 10}", *DONE[2:]) for n in range(120)))
    seen, address = [], wizard.address
    while address:
        page = wizard.client.get(address).content.decode()
        seen += page.split('<tr id="r-')[1:]
        rest = page.split('rel="next" href="')[1:]
        address = rest[0].split('"')[0].replace("&amp;", "&") if rest else ""
    assert len(seen) == 120


def test_what_is_left_can_be_put_right_after_the_others_are_in():
    wizard = opened(DONE, WRONG)
    wizard.press("先导入 1 行")
    wizard.press("接着改没进来的 1 行")
    wizard = Wizard(wizard.client, f"/import/{Batch.objects.latest('read_at').id}/")
    assert wizard.tiles() == {"可直接导入": 0, "需要改": 1, "疑似重复": 0, "跳过": 1}
    wizard.press("改成 05-13")
    wizard.press("导入 1 行")
    assert on_the_ledger().keys() == {"灯不亮", "井盖松了"}


def test_a_click_on_what_is_gone_does_no_harm():
    wizard = opened(WRONG)
    said = {"mark": "0" * 32, "choice": "write", "new": "2026-01-01"}
    assert wizard.client.post(f"{wizard.address}fix/", said).status_code == 302
    assert wizard.client.post(f"{wizard.address}fix/", {"choice": "?"}).status_code == 404
    assert not Fix.objects.exists()


def test_titles_are_those_of_the_file():
    assert all(title in opened(WRONG).text() for title in HEAD[:2])
