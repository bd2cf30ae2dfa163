"""One resident on the phone: what is said, what is written down, and who comes next."""

import pytest

from taizhang.core.vocabulary import FollowUpOutcome, Status
from taizhang.ledger import book
from tests.cast import (
    LI_CLERK,
    LIU_HANDLER,
    TANG_HANDLER,
    ZHENG_VERIFIER,
    ZHOU_SECRETARY,
    signed_in,
)
from tests.shell.followup.desk import (
    NAMELESS,
    NOT_SOLVED,
    PASSED,
    listed,
    merged_into,
    opened,
    rung,
    sent,
    text,
    tried,
    worked_on,
)
from tests.shell.verification import stories
from tests.shell.verification.stories import now_standing

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_the_page_has_what_to_say_what_was_done_and_a_masked_number():
    page = opened(stories.verified())

    assert "您好，我是" in page
    assert stories.RESULT in page
    assert "138****4521" in page
    assert "13800004521" not in page
    assert "还没打过" in page


def test_the_number_is_a_press_away_and_can_be_dialled():
    issue = stories.verified()
    asked = {"voice": "1", "field": "phone", "reason": "follow_up"}

    page = text(signed_in(LI_CLERK).post(f"/i/{issue.number}/reveal/", asked))

    assert 'href="tel:13800004521"' in page


@pytest.mark.parametrize("outcome", ["satisfied", "mostly_satisfied", "explained_accepted"])
def test_an_answer_is_written_down_and_the_next_one_comes(outcome):
    first, second = stories.verified(at=stories.days_ago(1)), stories.verified()

    answer = sent(first, outcome=outcome, answer="好了")

    heard = now_standing(first).voices[0].answer
    assert heard is not None
    assert heard.outcome == outcome
    follow = signed_in(LI_CLERK).get(answer["Location"])
    assert follow["Location"] == f"/follow-up/{second.number}/1/"


def test_nobody_answered_counts_the_day_and_goes_on():
    issue = stories.verified()

    sent(issue, outcome="unreachable", answer="")

    assert len(now_standing(issue).voices[0].attempts) == 1
    assert issue.number in listed("tried")


def test_not_solved_says_beforehand_what_follows_and_asks_what_is_wrong():
    issue = stories.verified()
    page = opened(issue)
    assert "一记下就退回重办，编号不变" in page

    refused = sent(issue, outcome="not_solved", answer="")
    assert refused.status_code == 422
    assert "请写一句哪里没解决" in refused.content.decode()

    sent(issue, outcome="not_solved", answer="三楼还是冷")
    after = now_standing(issue)
    assert after.status is Status.IN_PROGRESS
    assert after.rework_count == 1


def test_an_outcome_has_to_be_chosen_and_what_was_typed_stays():
    answer = sent(stories.verified(), answer="说再看看")

    assert answer.status_code == 422
    assert "还没选结果" in answer.content.decode()
    assert "说再看看" in answer.content.decode()


def test_where_nothing_else_is_missing_it_is_struck_off_in_the_same_press():
    issue = stories.verified()
    assert "记下并销号" not in opened(issue)
    assert "记下并销号" in opened(issue, by=ZHENG_VERIFIER)

    sent(issue, by=ZHENG_VERIFIER, outcome="satisfied", answer="", act="strike_off")

    assert now_standing(issue).status is Status.STRUCK_OFF


def test_another_resident_who_waits_keeps_it_on_the_ledger():
    issue = stories.joined(stories.verified())
    assert "记下并销号" not in opened(issue, by=ZHENG_VERIFIER)

    answer = sent(
        issue, by=ZHENG_VERIFIER, outcome="satisfied", answer="好", act="strike_off"
    )

    assert answer.status_code == 409
    assert now_standing(issue).voices[0].answer is None


def test_a_form_sent_twice_is_one_call():
    issue = stories.verified()
    form = {"key": "6f1c6e9e-8d0a-4f2b-9b1a-0a3f1f6f7a11", "outcome": "unreachable"}

    for _time in range(2):
        sent(issue, **form)

    assert len(now_standing(issue).voices[0].attempts) == 1


def test_who_was_overtaken_sees_what_happened_and_loses_nothing():
    issue = stories.verified()
    rung(issue, FollowUpOutcome.MOSTLY_SATISFIED)

    answer = sent(issue, outcome="satisfied", answer="他说都好了")

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "您打开这一页以后" in page
    assert "他说都好了" in page


def test_the_words_stay_where_it_was_sent_back_meanwhile():
    issue = stories.verified()
    rung(issue, NOT_SOLVED)

    answer = sent(issue, outcome="satisfied", answer="他说都好了")

    assert answer.status_code == 409
    assert "他说都好了" in answer.content.decode()


def test_whoever_worked_on_it_asks_nobody():
    issue = stories.verified()
    worked_on(issue, LI_CLERK)

    page = opened(issue)

    assert "您经手过" in page
    assert 'name="outcome"' not in page
    assert signed_in(LIU_HANDLER).get(f"/follow-up/{issue.number}/1/").status_code == 403
    assert signed_in(TANG_HANDLER).get(f"/follow-up/{issue.number}/1/").status_code == 403


def test_who_left_no_name_is_answered_in_public():
    issue = stories.verified(**NAMELESS)
    page = opened(issue)
    assert "电话里可以这样说" not in page

    sent(issue, where="3 号楼公告栏")

    assert now_standing(issue).posted is not None
    assert issue.number not in listed("post")


def test_what_staff_found_is_posted_under_the_key_of_nobody():
    issue = stories.verified(found_by_staff=True, **NAMELESS)

    sent(issue, "0", where="公告栏")

    assert now_standing(issue).posted is not None


def test_a_merged_resident_is_asked_under_the_number_they_know():
    target = stories.handled()
    case, number = merged_into(target)
    book.submit(target.case, PASSED, by=ZHENG_VERIFIER)

    page = opened(target, f"1-{case}")
    assert "139****2222" in page
    assert f"〔{number.replace('-', '〕')} 的反映人 1" in page
    assert f"/i/{number}/split/" in page

    sent(now_standing(target), f"1-{case}", outcome="satisfied", answer="")
    heard = now_standing(target).voice(1, case)
    assert heard is not None
    assert heard.answer is not None


@pytest.mark.parametrize("key", ["7", "1-i-nobody", "99999"])
def test_a_resident_who_is_not_there_is_not_found(key):
    issue = stories.verified()

    answer = signed_in(LI_CLERK).get(f"/follow-up/{issue.number}/{key}/")

    assert answer.status_code == 404


def test_a_slip_for_the_door_tells_neither_what_nor_whom():
    issue = tried(stories.verified(at=stories.days_ago(6)), 4, 3)

    page = opened(issue, page="slip/")
    slip = page.partition('class="panel door"')[2].partition("</section>")[0]

    assert "0459-000-0000" in slip
    assert "没有打通" in slip
    assert "暖气" not in slip
    assert "王" not in slip
    assert "打一张贴条" in opened(issue)


def test_who_is_out_of_reach_may_still_ring_back_or_be_struck_off():
    issue = tried(stories.verified(at=stories.days_ago(6)), 4, 3)

    page = opened(issue, by=ZHENG_VERIFIER)
    assert f"/i/{issue.number}/strike-off/" in page
    assert 'name="outcome"' in page
    assert f"/i/{issue.number}/strike-off/" not in opened(issue)


def test_there_is_no_slip_before_anybody_rang():
    issue = stories.verified()

    answer = signed_in(LI_CLERK).get(f"/follow-up/{issue.number}/1/slip/")

    assert answer.status_code == 404


def test_who_only_rules_reads_it_and_rings_nobody():
    issue = stories.verified()

    assert 'name="outcome"' not in opened(issue, by=ZHOU_SECRETARY)
    answer = sent(issue, by=ZHOU_SECRETARY, outcome="satisfied", answer="")
    assert answer.status_code == 409


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
def test_the_page_costs_few_queries(django_assert_max_num_queries):
    issue, client = stories.verified(), signed_in(LI_CLERK)
    client.get(f"/follow-up/{issue.number}/1/")

    with django_assert_max_num_queries(6):
        client.get(f"/follow-up/{issue.number}/1/")
