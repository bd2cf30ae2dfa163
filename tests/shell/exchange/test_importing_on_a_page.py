"""On the page: hand in, look, bring in, and see where every line went."""

import io

import pytest
from django.test import Client

from taizhang.exchange import importing
from taizhang.exchange.models import Batch
from taizhang.exchange.reading import read
from tests.cast import LI_CLERK, LIU_HANDLER, ZHENG_VERIFIER, signed_in
from tests.shell.exchange.bringing_in import (
    DONE,
    MORE,
    OPEN,
    WRONG,
    brought_in,
    importer,
    ledger_file,
    on_the_ledger,
    told,
    uploaded,
)
from tests.shell.exchange.sheets import workbook
from tests.worker import run_waiting

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("office"),
]
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 64


def handed_in(client: Client, *rows: object) -> str:
    """Return the address of the page of a ledger with `rows`, handed in and read."""
    return str(uploaded(client, ledger_file(*rows).getvalue()).url)


def shown(client: Client, address: str) -> str:
    """Return the text of the page at `address`."""
    response = client.get(address)
    assert response.status_code == 200
    return told(response.content.decode())


def test_who_may_import_is_shown_the_page():
    assert "选一份台账" in shown(signed_in(LI_CLERK), "/import/")


@pytest.mark.parametrize("somebody", [LIU_HANDLER, ZHENG_VERIFIER])
def test_nobody_else_is(somebody):
    assert signed_in(somebody).get("/import/").status_code == 403


def test_looking_comes_first_and_brings_nothing_in():
    client = importer()
    page = shown(client, handed_in(client, DONE, OPEN, WRONG))
    assert "4 行里有 3 行事项" in page
    assert "导入 2 行" in page
    assert "没有 13 月" in page
    assert "历史已结” 1" in page
    assert "待确认” 1" in page
    assert on_the_ledger() == {}


def test_pressing_the_button_brings_the_rows_in_and_accounts_for_them():
    client = importer()
    address = handed_in(client, DONE, OPEN, WRONG)
    page = told(client.post(f"{address}go/", follow=True).content.decode())
    assert "2 新登记" in page
    assert "1 要先改好才能导入" in page
    assert on_the_ledger().keys() == {"灯不亮", "想办证"}


def test_without_scripts_each_press_brings_in_the_next_chunk(monkeypatch):
    monkeypatch.setattr(importing, "CHUNK", 1)
    client = importer()
    address = handed_in(client, DONE, OPEN)
    client.post(f"{address}go/")
    page = told(client.post(f"{address}go/", follow=True).content.decode())
    assert "1 / 2 行" in page
    assert "继续" in page
    assert "加起来对不上" not in page
    client.post(f"{address}go/")
    client.post(f"{address}go/")
    assert Batch.objects.get().state == Batch.State.DONE


def test_the_rest_of_a_long_ledger_is_brought_in_behind_the_page(monkeypatch):
    monkeypatch.setattr(importing, "CHUNK", 1)
    client = importer()
    address = handed_in(client, DONE, OPEN, MORE)
    client.post(f"{address}go/")
    assert "正在导入" in shown(client, address)
    assert len(run_waiting()) == 1
    page = shown(client, address)
    assert "3 新登记" in page
    assert len(on_the_ledger()) == 3


def test_a_column_can_be_matched_otherwise():
    client = importer()
    titles, cells = ("标题", "登记时间", "说法"), ("灯不亮", "2026-03-05", "晚上黑")
    address = uploaded(client, workbook([titles, cells]).getvalue()).url
    client.post(f"{address}columns/", {"column-2": "words"})
    assert Batch.objects.get().mapping == {"说法": "words"}
    assert "3 列对上了" in shown(client, address)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (PNG, "里面是 PNG 文件"),
        (b"", "这个文件是空的"),
        (b"\x00\x00\x00", "这个文件是空的"),
        (b"<html><table></table></html>", "其实是网页"),
        (b"PK\x03\x04broken", "损坏"),
    ],
)
def test_what_is_no_ledger_is_refused_in_plain_words_and_nothing_is_kept(data, reason):
    response = uploaded(importer(), data)
    assert response.status_code == 422
    assert reason in response.content.decode()
    assert not Batch.objects.exists()


def test_pressing_without_a_file_says_what_to_do():
    response = importer().post("/import/")
    assert response.status_code == 422
    assert "还没选文件" in response.content.decode()


def test_columns_beyond_the_two_hundredth_are_told():
    wide = ["标题", "内容", *(f"列{n}" for n in range(210))]
    row = ["灯不亮", "黑", *["有" for _n in range(210)]]
    client = importer()
    address = uploaded(client, workbook([wide, row]).getvalue()).url
    client.post(f"{address}columns/")
    assert "只读前 200 列" in shown(client, address)


def test_the_rows_that_stay_out_are_handed_back_to_be_put_right():
    client = importer()
    address = handed_in(client, DONE, WRONG, ("3", "2099-01-01", *DONE[2:]))
    client.post(f"{address}go/")
    sheet = io.BytesIO(client.get(f"{address}errors.xlsx").getvalue())
    with read(sheet, name="要改的行.xlsx") as reading:
        rows = [row.issue.old_number for row in reading.rows()]
    assert rows == ["9", "3"]


def test_handing_in_the_same_file_twice_leads_to_the_same_page():
    client = importer()
    assert handed_in(client, DONE) == handed_in(client, DONE)


def test_a_batch_can_be_seen_on_the_ledger():
    client = importer()
    first = brought_in(ledger_file(DONE))
    brought_in(ledger_file(OPEN))
    page = shown(client, f"/ledger/?phase=all&batch={first.id}")
    assert "灯不亮" in page
    assert "想办证" not in page


def test_confirming_and_taking_back_are_one_press_each():
    client = importer()
    address = handed_in(client, OPEN)
    client.post(f"{address}go/")
    assert "把 1 件待确认的全部确认" in shown(client, address)
    client.post(f"{address}confirm/")
    assert "确认了 1 件" in shown(client, address)


def test_taking_back_asks_for_a_reason():
    client = importer()
    address = handed_in(client, OPEN)
    client.post(f"{address}go/")
    refused = client.post(f"{address}withdraw/")
    assert refused.status_code == 422
    assert "还没写原因" in refused.content.decode()
    client.post(f"{address}withdraw/", {"reason": "导错了"})
    assert "已经撤回" in shown(client, address)


def test_changing_ones_mind_forgets_the_file():
    client = importer()
    address = handed_in(client, DONE)
    client.post(f"{address}discard/")
    assert client.get(address).status_code == 404


def test_the_pages_cost_few_queries(django_assert_max_num_queries):
    client = importer()
    address = handed_in(client, DONE, OPEN)
    client.post(f"{address}go/")
    with django_assert_max_num_queries(6):
        client.get(address)
    with django_assert_max_num_queries(6):
        client.get("/import/")
