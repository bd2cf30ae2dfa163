"""What changed since I looked: what others did on my matters, once, until I say I saw it."""

import pytest

from taizhang.core import commands as co
from taizhang.ledger import book
from tests.cast import LI_CLERK, LIU_HANDLER, TANG_HANDLER, WANG_HANDLER, signed_in
from tests.shell.desk.matters import desk, given_out, raised

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_the_first_contact_hears_what_the_handler_did():
    issue = given_out()
    book.submit(issue.case, co.RecordProgress(text="约了电工。"), by=LIU_HANDLER)
    (change,) = desk(LI_CLERK).news.changes

    assert change.title == "3 号楼楼道灯不亮"
    said = [(each.who, each.said) for each in change.happenings]
    assert said == [("锦绣物业 刘强", "接单，开始办理；记录进展")]


def test_ones_own_acts_are_no_news():
    given_out()
    assert desk(LI_CLERK).news.changes == ()


def test_a_unit_hears_of_its_own_matters_and_of_no_others():
    given_out()
    assert len(desk(TANG_HANDLER).news.changes) == 1
    assert desk(WANG_HANDLER).news.changes == ()


def test_what_was_seen_is_no_news_any_more_and_what_comes_later_is():
    issue = given_out()
    client = signed_in(LIU_HANDLER)
    news = client.get("/desk/").context["page"].news
    client.post("/desk/changes/seen/", {"newest": news.newest})
    assert client.get("/desk/").context["page"].news.changes == ()

    book.submit(issue.case, co.AskVoid(reason="登了两遍。"), by=LI_CLERK)
    (change,) = client.get("/desk/").context["page"].news.changes
    assert [each.said for each in change.happenings] == ["申请作废"]


def test_looking_from_another_window_takes_nothing_back():
    given_out()
    client = signed_in(LIU_HANDLER)
    newest = client.get("/desk/").context["page"].news.newest
    client.post("/desk/changes/seen/", {"newest": newest})
    client.post("/desk/changes/seen/", {"newest": "1"})
    client.post("/desk/changes/seen/", {"newest": "无"})
    assert client.get("/desk/").context["page"].news.changes == ()


def test_at_most_twenty_are_told_and_the_rest_has_a_page():
    case = given_out().case
    for step in range(22):
        book.submit(case, co.RecordProgress(text=f"第 {step} 次上门。"), by=LIU_HANDLER)
    client = signed_in(LI_CLERK)
    news = client.get("/desk/").context["page"].news
    assert news.count == 20
    assert news.more_url == "/desk/changes/"
    assert client.get(news.more_url).context["news"].count == 23


def test_nothing_that_residents_said_stands_in_the_news():
    raised(co.AcceptIssue(), words="我电话 13800004521")
    page = signed_in(LI_CLERK).get("/desk/").content.decode()
    assert "13800004521" not in page
    assert "王桂兰" not in page
