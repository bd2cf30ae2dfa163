"""The ledger as PDF: the same words, the same bytes each time, never boxes for Chinese."""

import pytest

from taizhang.printing import press, typesetter
from tests.cast import LI_CLERK, signed_in
from tests.shell.casework import pages
from tests.shell.printing.paper import NOVEMBER, pages_count, pdf, said, sheet

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_it_says_what_the_page_says():
    pages.registered()
    pages.dispatched(summary="电梯按钮失灵")
    words = said(pdf(signed_in(LI_CLERK), "/print/ledger.pdf"))

    for each in (
        "青禾街道民情台账（在办）",
        "电梯按钮失灵",
        "锦绣物业",
        "王**",
        "填表：李敏",
    ):
        assert each in words
    assert "第1页，共1页" in words
    for secret in ("王桂兰", "13800004521", "2单元501"):
        assert secret not in words


def test_lamps_are_shapes():
    pages.registered()

    assert "○待受理" in said(pdf(signed_in(LI_CLERK), "/print/ledger.pdf"))


def test_the_same_sheet_is_the_same_file_byte_for_byte():
    pages.registered()
    shown = sheet()

    assert press.pdf("ledger", shown, NOVEMBER) == press.pdf("ledger", shown, NOVEMBER)


def test_the_headings_stand_on_every_page():
    for each in range(30):
        pages.registered(summary=f"第 {each} 件事，楼道里的灯一直不亮，老人不敢下楼")
    made = pdf(signed_in(LI_CLERK), "/print/ledger.pdf")

    assert pages_count(made) > 1
    assert said(made).count("销号签字") == pages_count(made)


@pytest.mark.parametrize(
    "words",
    [
        "𠮷野家门口，㐂事；〇号楼 😀👨‍👩‍👧 ☎",
        '#set page(width: 1pt) #include "/data.json" $x$ <b>*_`\\',
        "http://" + "a" * 180,
        "“引号”——破折号……​零宽",
    ],
)
def test_whatever_was_written_is_set_and_never_carried_out(words):
    pages.registered(summary=words)
    made = pdf(signed_in(LI_CLERK), "/print/ledger.pdf")

    assert pages_count(made) == 1
    if words.startswith("#set"):
        assert "#setpage(width:1pt)" in said(made)


def test_without_a_chinese_font_there_is_a_word_and_no_boxes(monkeypatch, tmp_path):
    nothing = tmp_path / "fonts.conf"
    nothing.write_text("<fontconfig><dir>/nowhere</dir></fontconfig>")
    monkeypatch.setenv("FONTCONFIG_FILE", str(nothing))
    pages.registered()
    answer = signed_in(LI_CLERK).get("/print/ledger.pdf")

    assert answer.status_code == 503
    assert "没有中文字体" in answer.content.decode()


def test_one_kind_of_chinese_font_serves_for_both():
    assert typesetter.chinese(["DejaVu Sans"]) == ("", "")
    assert typesetter.chinese(["SimSun"]) == ("SimSun", "SimSun")
    assert typesetter.chinese(["SimHei", "SimSun"]) == ("SimSun", "SimHei")
