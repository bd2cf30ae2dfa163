"""Step two: which sheets come in, where their titles stand, what their columns mean."""

import pytest

from taizhang.exchange.models import Batch, Shape
from tests.shell.exchange.bringing_in import DONE, HEAD, OPEN, on_the_ledger
from tests.shell.exchange.sheets import text_table, workbook
from tests.shell.exchange.wizard import Wizard, opened, opened_file

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("office"),
]
ODD = ("甲项", "乙项", "丙项")


def columns_of(wizard: Wizard) -> str:
    response = wizard.client.get(f"{wizard.address}columns/")
    assert response.status_code == 200
    return response.content.decode()


def chosen(wizard: Wizard, **said: str) -> None:
    answer = wizard.client.post(f"{wizard.address}columns/", said)
    assert answer.status_code == 302, answer.content.decode()


def two_sheets() -> Wizard:
    notes = ("说明", [["填表说明"], ["不用导"]])
    more = ("十一月", [HEAD, OPEN])
    return opened_file(workbook([HEAD, DONE], more=[more, notes]).getvalue())


def test_a_ledger_that_says_it_all_goes_straight_to_the_preview():
    assert opened(DONE, OPEN).tiles()["可直接导入"] == 2


def test_with_several_sheets_it_is_asked_which_come_in():
    wizard = two_sheets()
    sent_on = wizard.client.get(wizard.address).headers["Location"]
    assert sent_on.endswith("/columns/")
    page = columns_of(wizard)
    assert page.count("checked") == 4  # two sheets, and the header of each
    chosen(wizard, **{"sheets": "1", "take-0": "on"})
    assert wizard.tiles()["可直接导入"] == 1
    assert "不导的工作表 4" in wizard.text()


def test_a_sheet_that_is_no_ledger_is_not_ticked():
    page = columns_of(two_sheets())
    ticked = [part for part in page.split("<input") if 'name="take-' in part]
    assert ["checked" in part.partition(">")[0] for part in ticked] == [True, True, False]


def test_no_sheet_at_all_is_refused_in_words():
    wizard = two_sheets()
    answer = wizard.client.post(f"{wizard.address}columns/", {"sheets": "1"})
    assert answer.status_code == 422
    assert "请至少选一张" in answer.content.decode()


def test_a_hidden_sheet_is_told():
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(HEAD)
    book.active.append(DONE)
    hidden = book.create_sheet("底稿")
    hidden.append(HEAD)
    hidden.sheet_state = "hidden"
    wizard = opened_file(_bytes(book))
    assert "隐藏" in columns_of(wizard)


def test_a_header_that_was_not_found_is_pointed_at():
    rows = [["台账"], list(ODD), ["灯不亮", "2026-03-05", "锦绣家园"]]
    wizard = opened_file(workbook(rows).getvalue())
    assert "没找到表头" in columns_of(wizard)
    chosen(wizard, **{"sheets": "1", "take-0": "on", "header-0": "2", "look": "1"})
    assert "甲项" in columns_of(wizard)
    chosen(wizard, **{"column-0": "title", "column-1": "raised_at", "column-2": "place"})
    wizard.press("导入 1 行")
    assert on_the_ledger().keys() == {"灯不亮"}


def test_rows_without_any_header_are_matched_by_what_they_say():
    rows = [["2026-03-05", "锦绣家园 3 号楼", "晚上走路黑得什么也看不见", "在办"]] * 3
    wizard = opened_file(workbook(rows).getvalue())
    chosen(wizard, **{"sheets": "1", "take-0": "on", "header-0": "0", "look": "1"})
    meanings = [column[1] for column in wizard.batch.account["found"][0]["columns"]]
    assert meanings == ["raised_at", "place", "words", "status"]
    assert "看内容猜的" in columns_of(wizard)


def test_the_encoding_of_a_text_table_can_be_put_right():
    wizard = opened_file(
        text_table("标题,登记时间,地点\n灯不亮,2026-03-05,桥头\n").getvalue(), "a.csv"
    )
    assert "文字编码" in columns_of(wizard)
    said = {"sheets": "1", "take-0": "on", "encoding": "utf-8", "delimiter": ";"}
    chosen(wizard, **said)
    assert wizard.batch.layout["delimiter"] == ";"
    assert wizard.batch.layout["encoding"] == ""


def test_matching_is_remembered_and_used_for_the_next_ledger_of_that_shape():
    titles = ("标题", "登记时间", "说法")
    first = opened_file(workbook([titles, ("灯不亮", "2026-03-05", "晚上黑")]).getvalue())
    chosen(first, **{"column-2": "words"})
    first.press("导入 1 行")
    assert Shape.objects.get().matching["说法"] == "words"

    later = opened_file(workbook([titles, ("井盖松了", "2026-04-05", "响")]).getvalue())
    assert later.tiles()["可直接导入"] == 1
    assert "对列方案是上次记住的" in later.text()
    assert "上次对好的" in columns_of(later)


def test_what_was_remembered_can_be_chosen_otherwise():
    titles = ("标题", "登记时间", "说法")
    first = opened_file(workbook([titles, ("灯不亮", "2026-03-05", "晚上黑")]).getvalue())
    chosen(first, **{"column-2": "words"})
    first.press("导入 1 行")
    later = opened_file(workbook([titles, ("井盖松了", "2026-04-05", "响")]).getvalue())
    chosen(later, **{"column-2": ""})
    later.press("导入 1 行")
    assert Shape.objects.get().matching["说法"] is None


def test_a_remembered_header_is_found_though_its_titles_are_unknown():
    rows = [list(ODD), ["灯不亮", "2026-03-05", "锦绣家园"]]
    first = opened_file(workbook(rows).getvalue())
    chosen(first, **{"sheets": "1", "take-0": "on", "header-0": "1", "look": "1"})
    chosen(first, **{"column-0": "title", "column-1": "raised_at", "column-2": "place"})
    first.press("导入 1 行")
    later = opened_file(workbook([list(ODD), ["井盖松", "2026-03-06", "桥头"]]).getvalue())
    assert later.tiles()["可直接导入"] == 1


def test_two_columns_of_one_title_are_chosen_apart():
    titles = ("标题", "时间", "时间")
    wizard = opened_file(workbook([titles, ("灯", "2026-03-05", "2026-03-08")]).getvalue())
    chosen(wizard, **{"column-1": "raised_at", "column-2": "finished_on"})
    meanings = [column[1] for column in wizard.batch.account["found"][0]["columns"]]
    assert meanings == ["title", "raised_at", "finished_on"]


def test_closing_the_page_loses_nothing():
    wizard = two_sheets()
    chosen(wizard, **{"sheets": "1", "take-0": "on"})
    again = opened_file(
        workbook(
            [HEAD, DONE],
            more=[("十一月", [HEAD, OPEN]), ("说明", [["填表说明"], ["不用导"]])],
        ).getvalue()
    )
    assert again.address == wizard.address
    assert again.tiles()["可直接导入"] == 1
    assert Batch.objects.count() == 1


def _bytes(book) -> bytes:
    import io

    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
