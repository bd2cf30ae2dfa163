"""Staff look at what came in a flood: onto the ledger under its receipt, or dropped with a reason."""

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.utils.timezone import now

from taizhang.gate import holding, taking
from taizhang.gate.buckets import Limit
from taizhang.gate.models import Held
from taizhang.gate.reports import Report
from taizhang.ledger import book, models
from tests.cast import LI_CLERK, ZHOU_SECRETARY, signed_in
from tests.shell.casework.pages import snapshot
from tests.shell.residents import holder, looked_up, opened, raised, receipt_on, text

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def shut(monkeypatch):
    """Let nothing straight in."""
    monkeypatch.setattr(taking, "OF_ADDRESS", Limit(0, 1))


def held(words="灯坏了", **said):
    """Hold a form; return its receipt and its id."""
    receipt = raised(words=words, **said)
    return receipt, Held.objects.latest("id").pk


def pressed(key, button, actor=LI_CLERK, **said):
    """Press a button beside a held form."""
    return signed_in(actor).post(f"/held/{key}/{button}/", said, follow=True)


def test_the_desk_says_that_something_waits():
    assert "等您登记" not in text(signed_in(LI_CLERK).get("/desk/"))
    held()

    assert "居民提交 1 条，等您登记" in text(signed_in(LI_CLERK).get("/desk/"))
    assert "居民提交 1 条，等您登记" in text(signed_in(ZHOU_SECRETARY).get("/desk/"))


def test_it_is_read_without_names_and_numbers():
    held("我是13800004521，灯坏了", reporter="王桂兰", phone="13800004521")
    page = text(signed_in(LI_CLERK).get("/held/"))

    assert "灯坏了" in page and "留了联系方式" in page
    assert "13800004521" not in page and "王桂兰" not in page


def test_registered_it_keeps_its_receipt_and_the_moment_it_was_raised():
    receipt, key = held(photos=[snapshot(width=710)])
    sent_at = Held.objects.get().at
    page = pressed(key, "register")

    assert "回执号不变" in text(page)
    issue = book.issue_of(holder(receipt).case)
    assert issue.happened_at == sent_at
    assert len(issue.evidence) == 1
    row = Held.objects.get()
    assert (row.state, row.sealed, row.decided_by) == ("registered", None, LI_CLERK.id)
    assert "告诉您受不受理" in text(looked_up(receipt))


def test_registering_twice_makes_one_matter():
    _receipt, key = held()
    pressed(key, "register")
    page = pressed(key, "register", ZHOU_SECRETARY)

    assert "刚才已经有人处理了" in text(page)
    assert models.Standing.objects.count() == 1


def test_dropping_needs_a_reason_which_its_sender_is_told():
    receipt, key = held("啊啊啊啊")
    page = pressed(key, "drop", act="one", reason=" ")
    assert page.status_code == 422 and "还没写理由" in text(page)
    assert Held.objects.get().state == "waiting"

    pressed(key, "drop", act="one", reason="没有说清是什么事")
    assert "没有登记：没有说清是什么事" in text(looked_up(receipt))
    assert models.Standing.objects.count() == 0


def test_what_says_the_same_is_shown_once_and_dropped_together():
    for n in range(3):
        _receipt, key = held(f"买 房 找 我{'！' * n}")
    held("楼道灯坏了")
    page = signed_in(LI_CLERK).get("/held/")
    assert len(page.context["page"].waiting) == 2 and "另有 2 条一样的" in text(page)

    pressed(key, "drop", act="alike", reason="广告")
    assert [each.report.words for each in holding.waiting()] == ["楼道灯坏了"]


def test_many_of_them_are_turned_over_page_by_page():
    for n in range(23):
        holding.hold(report_of(n), "0" * 11 + str(n % 10) if n < 10 else f"{n:012d}", now())
    clerk = signed_in(LI_CLERK)
    first = clerk.get("/held/").context["page"]
    second = clerk.get(f"/held/?after={first.after}").context["page"]

    assert (len(first.waiting), len(second.waiting), first.total) == (20, 3, 23)
    assert second.after == 0


def report_of(n):
    """Return a report unlike all others."""
    return Report(
        key=f"key-{n}", words=f"第{'一二三'[n % 3]}{chr(0x4E00 + n)}件", category="other"
    )


def test_what_was_dropped_is_read_no_more_after_thirty_days():
    _receipt, key = held()
    pressed(key, "drop", act="one", reason="重复")
    with time_machine.travel(now() + dt.timedelta(days=31)):
        assert holding.sweep(now()) == 1

    assert Held.objects.get().sealed is None


def test_sending_a_held_form_again_after_it_was_registered_shows_the_same_receipt():
    browser = Client()
    form = opened(browser) | {"words": "灯坏了"}
    browser.post("/report/", form)
    receipt = receipt_on(browser)
    pressed(Held.objects.get().pk, "register")
    browser.post("/report/", form)

    assert receipt_on(browser) == receipt and models.Standing.objects.count() == 1
    assert "这件事已经收到过了" in text(browser.get("/receipt/"))


def test_an_empty_page_says_so():
    assert "没有要登记的" in text(signed_in(LI_CLERK).get("/held/"))
