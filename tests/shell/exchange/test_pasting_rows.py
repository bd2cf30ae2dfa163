"""Rows copied in Excel or WPS, pasted on a page: the same preview as a file."""

import pytest

from taizhang.exchange.models import Batch
from taizhang.exchange.pasting import pasted_rows
from tests.shell.exchange.bringing_in import importer, on_the_ledger, told
from tests.shell.exchange.wizard import Wizard

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("office"),
]


def pasted(text: str) -> Wizard:
    client = importer()
    answer = client.post("/import/paste/", {"text": text})
    assert answer.status_code == 302, told(answer.content.decode())
    return Wizard(client, answer.headers["Location"])


def test_rows_with_their_titles_open_the_preview():
    wizard = pasted("标题\t登记时间\t地点\r\n灯不亮\t2026-03-05\t锦绣家园\r\n")
    wizard.press("导入 1 行")
    assert on_the_ledger().keys() == {"灯不亮"}


def test_rows_without_titles_are_asked_about_first():
    rows = ["2026-03-05\t锦绣家园 3 号楼\t晚上走路黑得什么也看不见"] * 2
    wizard = pasted("\n".join(rows))
    sent_on = wizard.client.get(wizard.address).headers["Location"]
    assert sent_on.endswith("/columns/")
    wizard.client.post(f"{wizard.address}columns/", {"column-2": "words"})
    assert wizard.tiles()["可直接导入"] == 2


def test_the_same_rows_pasted_twice_are_one_batch():
    text = "标题\t登记时间\t地点\n灯不亮\t2026-03-05\t桥头\n"
    assert pasted(text).address == pasted(text).address
    assert Batch.objects.count() == 1


@pytest.mark.parametrize(("text", "words"), [("", "还没粘贴"), ("一行\t而已", "只有一行")])
def test_what_is_no_table_is_refused_in_words_and_stays_in_the_box(text, words):
    answer = importer().post("/import/paste/", {"text": text})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert text in answer.content.decode()


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ('"第一行\n第二行"\t乙', ["第一行\n第二行", "乙"]),
        ('"他说""好"""\t乙', ['他说"好"', "乙"]),
        ('"出警"记录\t乙', ['"出警"记录', "乙"]),
        ('"出警"\t乙', ['"出警"', "乙"]),
        ('"没有下引号\t乙', ['"没有下引号', "乙"]),
        ("甲,乙;丙\t\t丁", ["甲,乙;丙", "", "丁"]),
    ],
)
def test_cells_are_cut_as_excel_copies_them(text, cells):
    assert pasted_rows(f"{text}\r\n") == [cells]
