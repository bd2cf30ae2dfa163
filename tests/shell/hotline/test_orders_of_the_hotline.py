"""Orders come in as the centre sends them, once each, and are answered in its own form."""

import datetime as dt
import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import now

from taizhang.core import commands as co
from taizhang.core.vocabulary import Channel, DeclineReason, Nature, Status
from taizhang.hotline.models import OrderSheet
from taizhang.ledger import book, queries
from taizhang.ledger.filtering import Filters
from tests.cast import CHEN_GRID_WORKER, LI_CLERK, signed_in
from tests.shell.casework import pages
from tests.shell.matters import GIVEN_OUT, registering, struck_off

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("on_the_day"),
]
ORDER = """工单编号：GD20261121001
诉求人：赵凤英　联系电话：13900001111
诉求类型：投诉
事发地点：锦绣家园3号楼
办理时限：2026-11-24
问题描述：三号楼电梯又停了。
老人下不了楼。
"""
SHEET = """区热线日报,,,,
工单编号,标题,主要内容,来电人,办理时限
GD1,3号楼路灯不亮,晚上看不见路。,匿名,2026-11-25 12:00
GD2,青松苑3号楼下水堵,厨房返水。,钱先生,立即
GD1,同一张又来,,,
,没有编号,,,
"""


def handed_in(text: str = "", sheet: str = "", by=LI_CLERK) -> str:
    """Hand orders in; return where they are looked at."""
    file = SimpleUploadedFile("日报.csv", sheet.encode()) if sheet else ""
    said = {"pasted": text} | ({"file": file} if file else {})
    answer = signed_in(by).post("/hotline/in/", said)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def registered(text: str = "", sheet: str = ""):
    """Hand orders in and register them; return what the page says of it."""
    page = signed_in(LI_CLERK).post(handed_in(text, sheet) + "register/")
    return page.content.decode()


def ordered(**more):
    """Return the matter of one order, registered at the counter."""
    said = {"channel": Channel.HOTLINE, "their_number": "GD9", "place": "", **more}
    return book.submit("", registering(**said), by=LI_CLERK).issue


def answer_to(issue) -> str:
    """Return the text with which an order is answered."""
    page = signed_in(LI_CLERK).get(f"/hotline/{issue.number}/")
    return str(page.context["reply"].text)


def test_the_text_of_an_order_becomes_a_matter_with_its_number_and_limit():
    assert "GD20261121001" in registered(ORDER)

    (row,) = queries.page(Filters(words="GD20261121001"), now()).rows
    assert (row.channel, row.nature, row.place) == (
        Channel.HOTLINE,
        Nature.COMPLAINT,
        "jinxiu-3",
    )
    assert row.their_due == dt.datetime.fromisoformat("2026-11-24T17:00:00+08:00")
    event = queries.issue_file(row.number, now()).entries[0].event
    assert (event.reporter, event.phone) == ("赵凤英", "13900001111")
    assert event.words == "三号楼电梯又停了。\n老人下不了楼。"
    assert row.category == "lifts"


def test_a_sheet_is_looked_at_before_anything_is_registered():
    page = signed_in(LI_CLERK).get(handed_in(sheet=SHEET)).content.decode()

    assert "可以登记 2 张" in page and "有 2 张不登记" in page
    assert "和上面一张编号相同" in page and "没有工单编号" in page
    assert "时限没读懂" in page
    assert queries.page(Filters(), now()).rows == ()


def test_nobody_named_is_left_lying_in_the_open():
    handed_in(ORDER)

    kept = bytes(OrderSheet.objects.get().sealed)
    assert "赵凤英".encode() not in kept and b"13900001111" not in kept


def test_an_order_is_never_registered_twice():
    registered(ORDER)
    page = signed_in(LI_CLERK).get(handed_in(ORDER)).content.decode()

    assert "台账上已经有了" in page and "可以登记 0 张" in page
    assert "0 张已记入台账" in registered(ORDER)
    assert len(queries.page(Filters(), now()).rows) == 1


def test_pressing_twice_registers_once():
    where = handed_in(ORDER) + "register/"
    client = signed_in(LI_CLERK)
    client.post(where)

    assert client.post(where).status_code == 302
    assert len(queries.page(Filters(), now()).rows) == 1


def test_what_somebody_else_handed_in_is_not_shown():
    where = handed_in(ORDER)

    assert signed_in(CHEN_GRID_WORKER).get(where).status_code == 404


@pytest.mark.parametrize("said", [{}, {"pasted": "今天天气很好"}])
def test_what_cannot_be_read_says_what_to_do_and_keeps_the_text(said):
    page = signed_in(LI_CLERK).post("/hotline/in/", said)

    assert page.status_code == 422
    assert said.get("pasted", "请二选一") in page.content.decode()


def test_the_answer_says_what_was_done_and_how_it_was_taken():
    issue = ordered()
    pages.written(issue.case, *GIVEN_OUT, by=LI_CLERK)
    struck_off(issue.case, now())

    text = answer_to(issue)
    assert "工单编号：GD9" in text and "办理情况：已疏通" in text
    assert "是否解决：已解决" in text and "是否满意：满意" in text
    assert "王桂兰" not in text


def test_a_declined_order_is_answered_with_the_reason():
    issue = ordered()
    reason = co.DeclineIssue(
        reason=DeclineReason.PRIVATE_DISPUTE, explanation="可找人民调解。"
    )
    book.submit(issue.case, reason, by=LI_CLERK)

    assert "不予受理：属于民事纠纷" in answer_to(issue)
    assert "可找人民调解。" in answer_to(issue)


def test_a_merged_order_is_answered_by_what_became_of_the_other():
    issue, other = ordered(), pages.dispatched()
    book.submit_pair(issue.case, other.case, co.MergeIssue(), by=LI_CLERK)

    assert "并案办理" in answer_to(issue) and "正在办理" in answer_to(issue)
    assert book.issue_of(issue.case).status is Status.MERGED


def test_the_finished_ones_go_out_with_the_centres_columns():
    issue, _open = ordered(), ordered(their_number="GD10")
    decline = co.DeclineIssue(reason=DeclineReason.ALREADY_ANSWERED, explanation="=答复过")
    book.submit(issue.case, decline, by=LI_CLERK)

    sent = signed_in(LI_CLERK).get("/hotline/answers.xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(sent.content)).active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:4] == ("工单编号", "标题", "承办单位", "回复内容")
    assert [row[0] for row in rows[1:]] == ["GD9"]


def test_the_list_costs_the_same_however_long_it_is(django_assert_max_num_queries):
    for serial in range(5):
        ordered(their_number=f"GD{serial}")
    client = signed_in(LI_CLERK)
    client.get("/hotline/")

    with django_assert_max_num_queries(6):
        page = client.get("/hotline/").content.decode()
    assert "GD4" in page and "阶段答复" in page
