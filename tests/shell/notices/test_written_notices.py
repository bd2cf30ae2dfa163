"""Written notices: printed, counted, and each reply that says something put on the ledger."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate
from hypothesis import given
from hypothesis import strategies as st

from taizhang.core.vocabulary import Channel
from taizhang.ledger import book
from taizhang.notices.balance import Balance
from taizhang.notices.models import Notice, Reply
from tests.cast import CHEN_GRID_WORKER, LI_CLERK, signed_in

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("on_the_day"),
]
TEXT = "拟在三号楼加装电梯。\n\n同意或不同意，都请写在下面。"
COUNTS = st.integers(0, 30)


def hidden(form: Any) -> dict[str, str]:
    return {each.html_name: str(each.value()) for each in form.hidden_fields()}


def handed_out(client: Any, **more: object) -> Any:
    """Send the form of a notice; return the answer."""
    said = {
        "title": "加装电梯征求意见",
        "text": TEXT,
        "place_text": "锦绣家园3号楼",
        "printed": 24,
        "reply_by": str(localdate() + timedelta(days=7)),
    }
    form = client.get("/notices/add/").context["form"]
    return client.post("/notices/add/", hidden(form) | said | more)


@pytest.fixture
def li():
    return signed_in(LI_CLERK)


@pytest.fixture
def notice(li):
    handed_out(li)
    return Notice.objects.get()


def counted(client: Any, notice: Notice, **said: int) -> Any:
    page = f"/notices/{notice.pk}/"
    form = client.get(page).context["form"]
    standing = {each.html_name: str(each.value()) for each in form}
    return client.post(f"{page}counts/", standing | {k: str(v) for k, v in said.items()})


def replied(client: Any, notice: Notice, **more: str) -> Any:
    page = f"/notices/{notice.pk}/reply/"
    form = client.get(page).context["form"]
    said = {each.html_name: str(each.value() or "") for each in form}
    told = {"category": "lifts", "summary": "二楼住户担心采光", "words": "挡光。"}
    return client.post(page, said | told | more)


def text(answer: Any) -> str:
    return str(answer.content.decode())


def test_a_notice_sent_twice_is_one_and_its_place_is_known(li):
    form = hidden(li.get("/notices/add/").context["form"])
    for _press in range(2):
        assert handed_out(li, **form).status_code == 302
    assert [row.place for row in Notice.objects.all()] == ["jinxiu-3"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": ""}, "还没写标题"),
        ({"text": "长" * 1300}, "写得太长了"),
        ({"place_text": "火星路"}, "没认出是哪个地方"),
        ({"place_text": "3号楼"}, "没认出是哪个地方"),
        ({"printed": "许多"}, "请写 0 到 20000 的数"),
        ({"reply_by": "2026-13-01"}, "这个日期不对"),
        ({"reply_by": "2026-01-01"}, "已经过了"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(li, wrong, said):
    answer = handed_out(li, **wrong)
    assert answer.status_code == 422 and said in text(answer)
    assert "都请写在下面" in text(answer) or "text" in wrong
    assert not Notice.objects.exists()


def test_the_sheet_has_the_words_a_slip_and_the_code_of_its_place(li, notice):
    sheet = text(li.get(f"/notices/{notice.pk}/sheet/"))
    assert "拟在三号楼加装电梯" in sheet and "没有意见" in sheet and "<svg viewBox" in sheet


def test_a_reply_goes_onto_the_ledger_and_stands_against_its_notice(li, notice):
    assert replied(li, notice, reporter="王丽").status_code == 302
    issue = book.issue_of(Reply.objects.get(notice=notice).case)
    assert issue.channel is Channel.WRITTEN_NOTICE
    assert issue.place == "jinxiu-3"
    page = text(li.get(f"/notices/{notice.pk}/"))
    assert f"/i/{issue.number}/" in page and "王丽" not in page


def test_a_reply_sent_twice_is_one_matter(li, notice):
    page = f"/notices/{notice.pk}/reply/"
    key = hidden(li.get(page).context["form"])
    for _press in range(2):
        assert replied(li, notice, **key).status_code == 302
    assert Reply.objects.count() == 1


def test_a_reply_that_the_rules_refuse_keeps_what_was_typed(li, notice):
    answer = replied(li, notice, summary="", words="挡光挡风。")
    assert answer.status_code == 409 and "挡光挡风。" in text(answer)
    assert replied(li, notice, category="").status_code == 422
    assert not Reply.objects.exists()


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({"handed_out": 25}, "比印的 24 张还多"),
        ({"handed_out": 3, "returned": 4}, "收回的比发出的还多"),
        ({"returned": -1}, "请写 0 到 20000 的数"),
    ],
)
def test_counts_that_cannot_be_are_refused(li, notice, counts, said):
    answer = counted(li, notice, **counts)
    assert answer.status_code == 422 and said in text(answer)


def test_nobody_overwrites_counts_that_they_have_not_seen(li, notice):
    chen = signed_in(CHEN_GRID_WORKER)
    old = chen.get(f"/notices/{notice.pk}/").context["form"]
    counted(li, notice, handed_out=20)
    said = {each.html_name: str(each.value()) for each in old} | {"handed_out": "9"}
    answer = chen.post(f"/notices/{notice.pk}/counts/", said)
    assert answer.status_code == 422 and "别人改过数" in text(answer)
    assert Notice.objects.get().handed_out == 20


def test_a_notice_ends_only_when_every_sheet_that_came_back_is_accounted_for(li, notice):
    page = f"/notices/{notice.pk}/"
    counted(li, notice, handed_out=24, returned=3, agreed=1, blank=1)
    answer = li.post(f"{page}close/")
    assert answer.status_code == 409 and "差 1 张" in text(answer)
    replied(li, notice)
    assert li.post(f"{page}close/").status_code == 302
    assert Notice.objects.get().closed_on == localdate()
    assert li.get(f"{page}reply/").status_code == 404
    assert "已收尾" in text(li.get("/notices/"))


def test_an_empty_list_says_what_to_do(li):
    assert "还没有发过通知" in text(li.get("/notices/"))


@pytest.mark.parametrize("address", ["/notices/", "/notices/{}/"])
def test_a_page_asks_little(li, notice, address):
    for _slip in range(3):
        replied(li, notice)
    li.get(address.format(notice.pk))
    with CaptureQueriesContext(connection) as asked:
        assert li.get(address.format(notice.pk)).status_code == 200
    # Outside the transaction of a test, the office is remembered.
    assert len([each for each in asked if '"places_office"' not in each["sql"]]) <= 6


@given(COUNTS, COUNTS, COUNTS, COUNTS, COUNTS, COUNTS)
def test_balanced_is_when_nothing_is_missing_and_nothing_too_much(p, h, r, a, b, n):
    balance = Balance(p, h, r, a, b, n)
    assert balance.balanced == (r == a + b + n and r <= h <= p)
