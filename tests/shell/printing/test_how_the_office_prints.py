"""The administrator sets title, columns and lines to sign on; page and PDF follow."""

import pytest

from taizhang.printing.columns import KINDS, USUAL
from tests.cast import LI_CLERK, SUN_ADMINISTRATOR, signed_in
from tests.shell.casework import pages
from tests.shell.printing.paper import pdf, said, sheet

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
SETTINGS = "/print/settings/"


def settled(**said_so: str):
    """Send the form with just the lamp and the matter, changed as told."""
    widths = {f"width-{key}": "20" for key in KINDS}
    form = {
        "title": "",
        "signatures": "经办\n负责人",
        "place-lamp": "2",
        "place-matter": "1",
    }
    return signed_in(SUN_ADMINISTRATOR).post(SETTINGS, widths | form | said_so)


def test_an_office_that_set_nothing_prints_as_the_binder_knows_it():
    pages.registered()

    assert [column.key for column in sheet().columns] == list(USUAL)


def test_title_columns_and_lines_are_as_set_on_page_and_pdf():
    pages.registered()
    assert settled(title="北湖片区台账", **{"width-matter": "80"}).status_code == 302
    shown = sheet()
    words = said(pdf(signed_in(LI_CLERK), "/print/ledger.pdf"))

    assert shown.title == "北湖片区台账（在办）"
    assert [(c.key, c.share) for c in shown.columns] == [
        ("matter", "80.00%"),
        ("lamp", "20.00%"),
    ]
    assert shown.signatures == (("经办", "李敏"), ("负责人", ""))
    assert "北湖片区台账（在办）" in words
    assert "经办：李敏" in words
    assert "销号签字" not in words


def test_a_column_nobody_prints_is_not_opened_either():
    pages.registered()
    settled()

    assert "王**" not in pages.text(signed_in(LI_CLERK).get("/print/ledger/"))


@pytest.mark.parametrize(
    ("said_so", "words"),
    [
        ({"place-lamp": "", "place-matter": ""}, "一栏也没有选"),
        ({"width-lamp": "3"}, "6"),
        ({"width-lamp": "宽"}, "整数"),
        ({"signatures": "一\n二\n三\n四\n五\n六"}, "签字栏写了 6 行"),
        ({"signatures": "一" * 21}, "超过 20 个字"),
    ],
)
def test_what_cannot_be_printed_is_told_and_nothing_typed_is_lost(said_so, words):
    answer = settled(title="我们的台账", **said_so)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert 'value="我们的台账"' in answer.content.decode()
    assert sheet().title == "青禾街道民情台账（在办）"
