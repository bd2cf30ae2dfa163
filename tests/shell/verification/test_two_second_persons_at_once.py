"""Double clicks, stale pages and two people: done once, and nothing typed is lost."""

import pytest

from taizhang.core import commands as co
from taizhang.core.vocabulary import CheckMethod, EvidenceKind, Status
from taizhang.ledger import book
from tests.cast import HE_VERIFIER, LI_CLERK, ZHENG_VERIFIER, signed_in
from tests.shell.verification import stories
from tests.shell.verification.stories import asked, decided, now_standing, said

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
CONTENT = {"outcome-1": "satisfied", "answer-1": "热了，谢谢"}
PASSED = co.RecordVerification(passed=True, method=CheckMethod.DESK)


def test_a_double_click_strikes_off_once():
    issue = stories.handled()
    client, form = signed_in(ZHENG_VERIFIER), said(issue, "strike_off", **CONTENT)

    first = client.post(f"/verify/{issue.number}/", form)
    second = client.post(f"/verify/{issue.number}/", form)

    assert first.headers["Location"] == second.headers["Location"]
    assert now_standing(issue).n == issue.n + 3


def test_a_matter_sent_back_twice_by_one_click_is_sent_back_once():
    issue = stories.handled()
    client = signed_in(ZHENG_VERIFIER)
    form = said(issue, "send_back", finding="没测温")

    client.post(f"/verify/{issue.number}/", form)
    second = client.post(f"/verify/{issue.number}/", form)

    assert second.status_code == 302
    assert now_standing(issue).rework_count == 1


def test_the_same_form_with_another_answer_is_not_taken_for_the_first():
    issue = stories.handled()
    client, form = signed_in(ZHENG_VERIFIER), said(issue, "later")
    client.post(f"/verify/{issue.number}/", form)

    answer = client.post(f"/verify/{issue.number}/", form | {"finding": "再看一遍"})

    assert answer.status_code == 422
    assert "再看一遍" in answer.content.decode()


def test_who_comes_second_is_told_what_happened_and_keeps_their_words():
    issue = stories.handled()
    book.submit(issue.case, PASSED, by=HE_VERIFIER)

    answer = decided(issue, "strike_off", finding="看过，都热了", **CONTENT)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "何平" in page
    assert "看过，都热了" in page
    assert "热了，谢谢" in page


def test_pressing_again_knowingly_goes_through():
    issue = stories.handled()
    book.submit(issue.case, PASSED, by=HE_VERIFIER)
    page = decided(issue, "strike_off", **CONTENT).content.decode()

    seen = page.partition('name="n" value="')[2].partition('"')[0]
    answer = asked(issue, "strike_off", **CONTENT, n=seen)

    assert answer.status_code == 302
    assert now_standing(issue).status is Status.STRUCK_OFF


def test_a_new_resident_in_between_is_asked_for_on_the_same_page():
    issue = stories.handled()
    stories.joined(issue)

    answer = decided(issue, "strike_off", **CONTENT)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert 'name="outcome-2"' in page
    assert "139****2222" in page


def test_what_was_struck_off_meanwhile_stays_so_and_the_words_are_shown():
    issue = stories.handled()
    decided(issue, "strike_off", **CONTENT)

    answer = decided(issue, "send_back", finding="还有一户没测")

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "还有一户没测" in page
    assert now_standing(issue).status is Status.STRUCK_OFF


def test_a_photo_or_progress_in_between_disturbs_nobody():
    issue = stories.handled()
    note = co.AddEvidence(shows=EvidenceKind.NOTE, text="住户留了字条")
    book.submit(issue.case, note, by=LI_CLERK)

    assert decided(issue, "strike_off", **CONTENT).status_code == 302


@pytest.mark.parametrize("text", ["冷" * 2_001, "好\x00了"])
def test_what_the_book_cannot_keep_is_refused_and_stays_typed(text):
    issue = stories.handled()

    answer = decided(issue, "later", finding=text)

    assert answer.status_code == 409
    assert "未写入" in answer.content.decode()
    assert text[:1] in answer.content.decode()


@pytest.mark.parametrize("broken", [{"n": "x"}, {"key": "x"}, {"method": "by_ear"}])
def test_a_form_that_is_not_whole_is_not_carried_out(broken):
    issue = stories.handled()

    answer = decided(issue, "strike_off", **CONTENT, **broken)

    assert answer.status_code == 422
    assert "热了，谢谢" in answer.content.decode()
    assert now_standing(issue).n == issue.n
