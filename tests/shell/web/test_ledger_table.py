"""The ledger as a table: each value escaped, each link a plain link too."""

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from taizhang.core.vocabulary import LampColour
from taizhang.ledger.shown import (
    Chip,
    Column,
    Count,
    Facet,
    FilterChip,
    Lamp,
    LedgerPage,
    Line,
    Sort,
    Suggestion,
)
from taizhang.web.asked import Asked
from taizhang.web.conditions import ConditionsForm
from tests.cast import LI_CLERK, account, settle_office

pytestmark = pytest.mark.django_db

COLUMNS = (
    Column("lamp", "灯", Sort("?sort=-due", "ascending")),
    Column("no", "编号", Sort("?sort=number")),
    Column("title", "事项"),
    Column("channel", "来源 · 登记", Sort("?sort=raised")),
    Column("place", "地点 · 网格"),
    Column("unit", "责任单位 · 责任人"),
    Column("stage", "环节"),
    Column("due", "到期", Sort("?")),
)
LAMP_UNLIT = Line(
    number="2026-1286",
    label="〔2026〕1286",
    url="/i/2026-1286/",
    lamp=Lamp(LampColour.AMBER, "剩 1 天", (("到期", "11-23 周一"),), "剩 2 天转黄灯。"),
    title="3 号楼楼道灯不亮",
    chips=(Chip("同地第 3 次", "amber", "repeat"),),
    note="待传照片",
    channel="意见箱",
    raised="11-12 登记",
    place="锦绣家园 3 号楼",
    place_note="青禾 · 05 网格",
    unit="锦绣物业",
    person="刘强",
    stage="办理中",
    due="11-23 周一",
)


@pytest.fixture(autouse=True)
def office():
    """Settle the office and the cast."""
    settle_office()


def drawn(
    page: LedgerPage, address: str = "/ledger/", form: ConditionsForm | None = None
) -> str:
    """Return the ledger at `address` as a clerk sees it, with the form of its conditions."""
    request = RequestFactory().get(address)
    request.user = account(LI_CLERK)
    needs = {"page": page, "asked": Asked.at_address(request.GET), "form": form}
    return render_to_string("listing/ledger.html", needs, request)


def test_a_row_says_whose_where_who_and_until_when():
    page = drawn(LedgerPage((LAMP_UNLIT,), Count(1), COLUMNS))

    for words in (
        "〔2026〕1286",
        "锦绣家园 3 号楼",
        "锦绣物业",
        "刘强",
        "11-23 周一",
        "待传照片",
    ):
        assert words in page
    assert '<a class="t" href="/i/2026-1286/" data-open>3 号楼楼道灯不亮</a>' in page
    assert "为什么是黄灯？" in page


def test_nothing_that_was_typed_becomes_markup():
    hostile = {name: "<b>x" for name in ("label", "title", "note", "place", "unit", "due")}
    line = Line(**{**vars(LAMP_UNLIT), **hostile, "chips": (Chip("<b>x"),)})

    page = drawn(LedgerPage((line,), Count(1), COLUMNS))

    assert "<b>x" not in page
    assert page.count("&lt;b&gt;x") == 9


def test_every_link_that_swaps_the_table_also_leads_there_without_script():
    facet = Facet("red", "超期", LampColour.RED, Count(9), "?lamp=red", True)
    chip = FilterChip("社区", "北湖", "?")
    page = LedgerPage(
        (LAMP_UNLIT,), Count(1), COLUMNS, (facet,), (chip,), next_url="?after=9"
    )

    links = [part.split(">")[0] for part in drawn(page).split("<a ")[1:]]

    swapping = [link for link in links if "hx-get" in link]
    assert len(swapping) >= 8
    assert [link for link in swapping if "href=" not in link] == []


def test_the_form_of_conditions_is_there_for_the_asking():
    page = LedgerPage((LAMP_UNLIT,), Count(1), COLUMNS)

    assert 'name="raised_from"' not in drawn(page)
    asked_for = drawn(page, "/ledger/?form=1", ConditionsForm({}))
    assert "收起筛选" in asked_for
    assert 'name="raised_from"' in asked_for


def test_a_condition_that_makes_no_sense_is_shown_with_what_is_wrong():
    address = "/ledger/?raised_from=2026-13-05"
    form = ConditionsForm({"raised_from": "2026-13-05"})

    page = drawn(LedgerPage((), Count(0), COLUMNS), address, form)

    assert 'value="2026-13-05"' in page
    assert 'href="#id_raised_from"' in page


def test_an_empty_answer_offers_to_drop_a_condition():
    page = drawn(
        LedgerPage(
            (),
            Count(0),
            COLUMNS,
            filters=(FilterChip("社区", "北湖", "?"),),
            suggestions=(Suggestion("去掉“社区”", Count(330), "?"),),
        )
    )

    assert "没有符合条件的事项" in page
    assert "去掉“社区”（共 330 件）" in page


def test_an_empty_ledger_leads_to_the_first_registration():
    page = drawn(LedgerPage((), Count(0), COLUMNS))

    assert "台账上还没有事项" in page
    assert '<a class="btn" href="/new/">登记</a>' in page
