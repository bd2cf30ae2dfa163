"""The resident's word: asked once somebody else has checked; 没解决 brings the same number back."""

import uuid

import pytest
from django.test import Client

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.vocabulary import FollowUpOutcome, Status
from taizhang.ledger import book
from taizhang.ledger.reading import opened_issue
from taizhang.web import receipts
from tests.cast import LI_CLERK, ZHENG_VERIFIER
from tests.shell.casework.pages import no_photo, snapshot
from tests.shell.casework.pages import registering as lamp
from tests.shell.matters import PASSED, SATISFIED
from tests.shell.residents import holder, looked_up, raised, text
from tests.shell.tracking.test_how_it_stands import handled, registered

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("on_the_day"),
]


def opened(receipt, browser):
    """Open a receipt by its code; return the form on its page."""
    page = looked_up(receipt, browser, key=receipts.key_of(receipt))
    return {"token": page.context["answer"].token, "key": str(page.context["key"])}


def said(receipt, browser=None, **words):
    """Open a receipt by its code, say something on its page, and return what comes."""
    browser = browser or Client()
    form = opened(receipt, browser) | {"words": ""} | words
    return browser.post("/q/say/", form, follow=True)


@pytest.fixture
def verified():
    """Return case and receipt of a matter that somebody else has checked."""
    case, receipt = registered()
    handled(case)
    book.submit(case, PASSED, by=ZHENG_VERIFIER)
    return case, receipt


def test_the_word_is_not_asked_before_somebody_else_has_checked():
    case, receipt = registered()
    handled(case)
    page = said(receipt, outcome="satisfied")

    assert book.issue_of(case).status is Status.HANDLED
    assert "这件事刚有了新进展" in text(page)
    assert 'value="satisfied"' not in text(page)


@pytest.mark.parametrize("outcome", ["satisfied", "mostly_satisfied"])
def test_a_good_word_is_the_answer_that_the_law_asks_for(verified, outcome):
    case, receipt = verified
    page = said(receipt, outcome=outcome)

    assert "谢谢您回话" in text(page)
    (voice,) = book.issue_of(case).voices
    assert voice.answer.outcome is FollowUpOutcome(outcome)
    assert voice.answer.by == book.system()
    book.submit(case, co.StrikeOff(), by=ZHENG_VERIFIER)
    assert book.issue_of(case).status is Status.STRUCK_OFF


def test_not_solved_needs_a_sentence_and_loses_nothing(verified):
    case, receipt = verified
    page = said(receipt, outcome="not_solved", words="  ")

    assert page.status_code == 422 and "哪里没解决，请写一句" in text(page)
    assert book.issue_of(case).status is Status.VERIFIED


def test_not_solved_before_the_strike_off_is_rework(verified):
    case, receipt = verified
    page = said(receipt, outcome="not_solved", words="二楼的灯还不亮")

    issue = book.issue_of(case)
    assert (issue.status, issue.rework_count) == (Status.IN_PROGRESS, 1)
    assert "已经退回重办，还是这个号" in text(page)


def test_not_solved_after_it_reopens_the_same_number(verified):
    case, receipt = verified
    number = book.submit(case, SATISFIED, co.StrikeOff(), by=ZHENG_VERIFIER).issue.number
    said(receipt, outcome="not_solved", words="昨天夜里又灭了，我电话13800004521")

    issue = book.issue_of(case)
    assert (issue.number, issue.reopened_count) == (number, 1)
    reopened, words = [entry.event for entry in opened_issue(case).entries][-2:]
    assert isinstance(reopened, ev.IssueReopened) and reopened.voice == 1
    assert "138" not in reopened.reason, "what stands open in the book is nobody's words"
    assert words == ev.WordsAdded(voice=1, words="昨天夜里又灭了，我电话13800004521")


def test_a_good_word_after_the_strike_off_changes_nothing(verified):
    case, receipt = verified
    before = book.submit(case, SATISFIED, co.StrikeOff(), by=ZHENG_VERIFIER).issue.n
    said(receipt, outcome="satisfied")

    assert book.issue_of(case).n == before


def test_whoever_was_merged_answers_for_themselves():
    case, receipt = registered(words="灯坏了")
    target, other = registered(words="别人说的话")
    book.submit_pair(case, target, co.MergeIssue(), by=LI_CLERK)
    handled(target)
    book.submit(target, PASSED, by=ZHENG_VERIFIER)
    said(receipt, outcome="satisfied")

    answers = {voice.case: voice.answer for voice in book.issue_of(target).voices}
    assert answers[case].outcome is FollowUpOutcome.SATISFIED
    assert answers[""] is None
    assert other


def test_pressing_twice_says_it_once(verified):
    case, receipt = verified
    browser = Client()
    form = opened(receipt, browser) | {"words": "灯还不亮", "outcome": "not_solved"}
    for _press in range(2):
        browser.post("/q/say/", form)

    assert book.issue_of(case).rework_count == 1


def test_a_page_left_open_does_not_judge_what_it_never_showed(verified):
    case, receipt = verified
    browser = Client()
    form = opened(receipt, browser) | {"words": "", "outcome": "satisfied"}
    said(receipt, outcome="not_solved", words="二楼的灯还不亮")
    answer = browser.post("/q/say/", form, follow=True)

    assert "这件事刚有了新进展" in text(answer)
    assert book.issue_of(case).voices[0].answer is None


def test_more_words_and_photos_go_to_whoever_works_on_it():
    receipt = raised()
    case = holder(receipt).case
    page = said(receipt, words="是三楼的灯", photos=[snapshot(width=700), no_photo()])

    assert "补充的话收到了" in text(page) and "照片没传上去" in text(page)
    assert "是三楼的灯" in text(page)
    assert len(book.issue_of(case).evidence) == 1


def test_photos_alone_can_be_added_and_are_shown_to_their_owner_only():
    receipt = raised()
    browser = Client()
    said(receipt, browser, photos=[snapshot(width=704)])

    assert browser.get("/q/photo/1/").headers["Content-Type"] == "image/jpeg"
    assert browser.get("/q/photo/2/").status_code == 404
    by_number = Client()
    looked_up(receipt, by_number)
    assert by_number.get("/q/photo/1/").status_code == 404


def test_nothing_is_added_by_the_number_alone():
    receipt = raised()
    browser = Client()
    page = looked_up(receipt, browser)
    form = {"token": page.context["answer"].token, "key": str(uuid.uuid4())}
    before = book.issue_of(holder(receipt).case).n
    answer = browser.post("/q/say/", form | {"words": "随便写"}, follow=True)

    assert "这一页放得太久了" in text(answer)
    assert book.issue_of(holder(receipt).case).n == before


def test_a_token_that_somebody_made_up_is_none():
    answer = Client().post(
        "/q/say/", {"token": "AAAA", "key": str(uuid.uuid4()), "words": "x"}
    )

    assert answer.headers["Location"] == "/q/"


def test_what_somebody_else_registered_can_be_followed_too():
    done = book.submit("", lamp(), by=LI_CLERK)
    page = said(done.receipt, words="补一句")

    assert "补充的话收到了" in text(page)


def test_who_was_not_reached_reads_when_and_how_to_ring_back(verified):
    case, receipt = verified
    assert "没打通" not in text(looked_up(receipt))

    missed = co.RecordFollowUp(voice=1, outcome=FollowUpOutcome.UNREACHABLE)
    book.submit(case, missed, by=LI_CLERK)
    page = text(looked_up(receipt))

    assert "给您打过电话，没打通" in page
    assert 'href="tel:0459-000-0000"' in page
    said(receipt, outcome="satisfied")
    assert "没打通" not in text(looked_up(receipt))
