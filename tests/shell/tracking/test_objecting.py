"""Objecting from a receipt: noted, told, answered on the same page; leaders find it at once."""

import pytest

from taizhang.core import commands as co
from taizhang.core.vocabulary import Status
from taizhang.ledger import book
from tests.cast import LI_CLERK, MIAO_LEADER, ZHENG_VERIFIER, ZHOU_SECRETARY, signed_in
from tests.entries import RULE
from tests.shell.matters import PASSED, SATISFIED
from tests.shell.residents import text
from tests.shell.tracking.test_how_it_stands import by_code, handled, registered
from tests.shell.tracking.test_the_residents_word import said

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("on_the_day"),
]
WORDS = "灯是亮了，线还露在外面，我电话13800004521"
OBJECTS = {"outcome": "objection", "words": WORDS}


@pytest.fixture
def over():
    """Return case, receipt and number of a matter that was struck off."""
    case, receipt = registered()
    handled(case)
    done = book.submit(case, PASSED, SATISFIED, co.StrikeOff(), by=ZHENG_VERIFIER)
    return case, receipt, done.issue.number


def test_it_is_noted_and_the_number_stays_struck_off(over):
    case, receipt, _number = over
    page = said(receipt, **OBJECTS)

    issue = book.issue_of(case)
    assert (issue.status, len(issue.objections)) == (Status.STRUCK_OFF, 1)
    assert "您的意见收到了" in text(page) and "您的意见已收到" in text(page)
    assert WORDS in text(page), "what somebody wrote they read again"
    assert 'value="objection"' not in text(page)


def test_before_the_end_it_holds_it_up():
    case, receipt = registered()
    handled(case)
    book.submit(case, PASSED, by=ZHENG_VERIFIER)
    page = said(receipt, **OBJECTS)

    assert "核验过了，先等领导答复" in text(page)
    assert book.issue_of(case).status is Status.VERIFIED


def test_it_needs_a_sentence(over):
    case, receipt, _number = over
    page = said(receipt, **(OBJECTS | {"words": " "}))

    assert page.status_code == 422 and "对什么有意见，请写一句" in text(page)
    assert not book.issue_of(case).objections


def test_a_second_one_is_not_noted_while_the_first_waits(over):
    case, receipt, _number = over
    said(receipt, **OBJECTS)
    page = said(receipt, **(OBJECTS | {"words": "还有一句"}))

    assert "正在等答复" in text(page)
    assert book.issue_of(case).objections_count == 1


def test_a_leader_finds_it_and_the_answer_stands_on_the_residents_page(over):
    case, receipt, number = over
    said(receipt, **OBJECTS)
    desk = text(signed_in(ZHOU_SECRETARY).get("/desk/"))
    assert "反映人有异议，等答复" in desk and f"/i/{number}/" in desk
    page = text(signed_in(ZHOU_SECRETARY).get(f"/i/{number}/"))
    assert "反映人有异议，还没有答复" in page and "13800004521" not in page
    found = signed_in(LI_CLERK).get("/ledger/", {"phase": "all", "awaits": "objection"})
    assert number in text(found)

    book.submit(case, RULE, by=MIAO_LEADER)
    assert RULE.reason in by_code(receipt)
    assert "反映人有异议，等答复" not in text(signed_in(ZHOU_SECRETARY).get("/desk/"))


def test_the_leader_rules_on_its_page_that_it_is_done_again(over):
    case, receipt, number = over
    said(receipt, **OBJECTS)
    browser = signed_in(ZHOU_SECRETARY)
    form = browser.get(f"/i/{number}/rule/").context["form"]
    ruling = {"voice": "1", "upheld": "yes", "reason": "线确实没包好，重做。"}
    hidden = {name: str(form[name].value()) for name in ("n", "key")}
    browser.post(f"/i/{number}/rule/", ruling | hidden)

    issue = book.issue_of(case)
    assert (issue.status, issue.reopened_count) == (Status.ACCEPTED, 1)
    assert "线确实没包好，重做。" in by_code(receipt)


def test_a_clerk_notes_it_for_somebody_at_the_counter(over):
    case, _receipt, number = over
    browser = signed_in(LI_CLERK)
    form = browser.get(f"/i/{number}/object/").context["form"]
    hidden = {name: str(form[name].value()) for name in ("n", "key")}
    browser.post(f"/i/{number}/object/", {"voice": "1", "words": WORDS} | hidden)

    assert len(book.issue_of(case).objections) == 1
