"""One screen: somebody else looks, asks the residents, and strikes the matter off."""

import pytest

from taizhang.core.vocabulary import (
    CheckMethod,
    Conclusion,
    FollowUpOutcome,
    Status,
    Waiver,
)
from taizhang.places import directory
from tests.cast import (
    HE_VERIFIER,
    LI_CLERK,
    LIU_HANDLER,
    ZHENG_VERIFIER,
    ZHOU_SECRETARY,
    signed_in,
)
from tests.shell.verification import stories
from tests.shell.verification.stories import asked, decided, now_standing, opened

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
CONTENT = {"outcome-1": "satisfied", "answer-1": "热了，谢谢"}


def test_the_work_its_result_and_what_is_missing_stand_together():
    page = opened(stories.handled())

    assert stories.RESULT in page
    assert "整改后" in page
    assert "反映人 1：还没回访" in page
    assert stories.buttons(page) == ["strike_off", "content", "later", "send_back"]


def test_who_calls_back_is_told_what_to_say_and_presses_for_name_and_number():
    page = opened(stories.handled())

    assert "王桂兰" not in page
    assert "13800004521" not in page
    assert "138****4521" in page
    assert 'form="reveal-1-phone"' in page
    assert 'action="/i/2026-1/reveal/"' in page
    assert "我是青禾街道的郑洁" in page


def test_the_residents_words_are_shown_without_the_number_in_them():
    page = opened(stories.handled(phone="13900000000"))

    assert "家里老人发烧" in page
    assert "13800004521" not in page


def test_one_press_checks_calls_back_and_strikes_off():
    issue = stories.handled()

    answer = decided(issue, "strike_off", **CONTENT)

    after = now_standing(issue)
    assert answer.headers["Location"] == f"/i/{issue.number}/"
    assert after.status is Status.STRUCK_OFF
    assert after.outcome is Conclusion.SOLVED
    assert after.n == issue.n + 3


def test_one_press_says_for_the_one_who_was_asked_that_they_are_content():
    issue = stories.handled()

    decided(issue, "content", **{"outcome-1": "", "answer-1": "亮了"})

    after = now_standing(issue)
    assert (after.status, after.n) == (Status.STRUCK_OFF, issue.n + 3)
    assert after.voices[0].answer.outcome is FollowUpOutcome.SATISFIED


def test_who_chose_another_answer_is_not_said_to_be_content():
    issue = stories.handled()

    answer = decided(issue, "content", **{"outcome-1": "not_solved"})

    assert answer.status_code == 422
    assert "按的是“满意”，选的不是" in answer.content.decode()
    assert now_standing(issue).n == issue.n


def test_nobody_says_for_two_at_once_that_they_are_content():
    issue = stories.joined(stories.handled())

    assert "content" not in stories.buttons(opened(issue))
    decided(issue, "content", **{"outcome-1": "", "outcome-2": ""})
    assert now_standing(issue).status is not Status.STRUCK_OFF


def test_passing_can_leave_the_call_for_later():
    issue = stories.handled()

    decided(issue, "later")

    assert now_standing(issue).status is Status.VERIFIED


def test_what_is_checked_already_asks_only_for_the_call():
    issue = stories.verified()

    page = opened(issue, LI_CLERK)
    assert 'name="method"' not in page
    assert stories.buttons(page) == ["later"]
    assert stories.buttons(opened(issue)) == ["strike_off", "content", "later"]


def test_the_call_ends_in_the_strike_off():
    issue = stories.verified()

    answer = asked(issue, "strike_off", **CONTENT)

    assert answer.status_code == 302
    assert now_standing(issue).status is Status.STRUCK_OFF


def test_a_clerk_calls_and_somebody_else_strikes_off():
    issue = stories.verified()

    asked(issue, "later", by=LI_CLERK, **CONTENT)
    page = opened(issue)
    asked(now_standing(issue), "strike_off")

    assert "满意" in page
    assert stories.buttons(page) == ["strike_off"]
    assert now_standing(issue).status is Status.STRUCK_OFF


def test_not_solved_sends_it_back_at_once_and_the_page_says_so():
    issue = stories.handled()
    said = {"outcome-1": "not_solved", "answer-1": "晚上还是冷"}

    client = signed_in(ZHENG_VERIFIER)
    client.post(f"/verify/{issue.number}/", stories.said(issue, "strike_off", **said))
    page = client.get(f"/verify/{issue.number}/").content.decode()

    after = now_standing(issue)
    assert after.status is Status.IN_PROGRESS
    assert after.round == 2
    assert "反映人说没解决，已退回重办" in page
    assert "没有等核验或回访的" in page


def test_after_the_rework_everybody_is_asked_again():
    issue = stories.handled()
    decided(issue, "strike_off", **{"outcome-1": "not_solved"})

    again = stories.reported(now_standing(issue))
    decided(again, "strike_off", **CONTENT)

    assert now_standing(issue).status is Status.STRUCK_OFF


def test_sending_back_needs_what_is_to_be_made_good():
    issue = stories.handled()

    answer = decided(issue, "send_back")

    assert answer.status_code == 409
    assert 'id="id_finding_error"' in answer.content.decode()
    assert now_standing(issue).status is Status.HANDLED


def test_sending_back_tells_what_is_to_be_made_good():
    issue = stories.handled()

    decided(issue, "send_back", finding="601 室没有测温。")

    after = now_standing(issue)
    assert after.status is Status.IN_PROGRESS
    assert after.rework_count == 1


def test_nobody_is_left_unasked():
    issue = stories.joined(stories.handled())

    answer = decided(issue, "strike_off", finding="看过了", **CONTENT, **{"outcome-2": ""})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "还有反映人没有得到答复" in page
    assert "热了，谢谢" in page
    assert "看过了" in page
    assert now_standing(issue).status is Status.HANDLED


def test_each_resident_is_answered_for_themselves():
    issue = stories.joined(stories.handled())
    both = {"outcome-2": "mostly_satisfied", "answer-2": "还行"}

    assert "139****2222" in opened(issue)
    decided(issue, "strike_off", **CONTENT, **both)

    assert now_standing(issue).status is Status.STRUCK_OFF


def test_of_two_who_say_not_solved_the_first_sends_it_back():
    issue = stories.joined(stories.handled())
    both = {"outcome-1": "not_solved", "answer-1": "冷", "outcome-2": "not_solved"}

    refused = decided(issue, "later", **both, **{"answer-2": "也冷"})
    decided(issue, "later", **both, **{"answer-2": ""})

    assert refused.status_code == 422
    assert "也冷" in refused.content.decode()
    assert now_standing(issue).status is Status.IN_PROGRESS


def test_whoever_cannot_be_reached_is_rung_on_another_day():
    issue = stories.verified()

    asked(issue, "later", **{"outcome-1": "unreachable"})
    answer = asked(now_standing(issue), "strike_off", **{"outcome-1": "unreachable"})

    assert answer.status_code == 409
    assert "已有 1 天没联系上" in opened(issue)
    assert now_standing(issue).status is Status.VERIFIED


def test_words_without_an_outcome_are_asked_about_and_kept():
    answer = decided(stories.handled(), "later", **{"answer-1": "热了", "outcome-1": ""})

    assert answer.status_code == 422
    assert "还没选回访结果" in answer.content.decode()
    assert "热了" in answer.content.decode()


def test_a_matter_sent_back_records_no_call():
    answer = decided(stories.handled(), "send_back", finding="没测温", **CONTENT)

    assert answer.status_code == 422
    assert "退回重办时不记回访" in answer.content.decode()


def test_recording_nothing_is_not_taken_for_something():
    answer = asked(stories.verified(), "later", **{"outcome-1": ""})

    assert answer.status_code == 422
    assert "没有可以记下的" in answer.content.decode()


def test_the_handlers_own_unit_is_waived_in_the_light_standard_and_told():
    issue = stories.handled()

    assert "简便办法允许同单位的另一个人核验" in opened(issue, HE_VERIFIER)
    decided(issue, "later", by=HE_VERIFIER)

    assert now_standing(issue).check.waivers == (Waiver.SAME_UNIT,)


def test_the_full_standard_lets_nobody_of_the_unit_look():
    directory.settle("青禾街道", preset="full")
    issue = stories.full_handled()

    page = opened(issue, HE_VERIFIER)
    answer = decided(issue, "later", by=HE_VERIFIER, finding="看过", method="on_site")

    assert "由外单位的人核验" in page
    assert stories.buttons(page) == []
    assert answer.status_code == 409
    assert "看过" in answer.content.decode()


def test_the_full_standard_wants_somebody_on_the_spot():
    directory.settle("青禾街道", preset="full")
    issue = stories.full_handled()

    refused = decided(issue, "later", method="desk")
    decided(issue, "later", method="on_site")

    assert 'id="id_method_error"' in refused.content.decode()
    assert now_standing(issue).check.method is CheckMethod.ON_SITE


@pytest.mark.parametrize("stranger", [LIU_HANDLER, ZHOU_SECRETARY])
def test_others_do_not_get_the_screen(stranger):
    issue = stories.handled()

    assert signed_in(stranger).get(f"/verify/{issue.number}/").status_code == 403


def test_a_clerk_does_not_check():
    issue = stories.handled()

    assert "不归您的岗位" in opened(issue, LI_CLERK)
    assert "reveal-1-phone" not in opened(issue, LI_CLERK)
    assert decided(issue, "later", by=LI_CLERK).status_code == 409
    assert now_standing(issue).status is Status.HANDLED


def test_an_unknown_number_is_no_page():
    client = signed_in(ZHENG_VERIFIER)

    assert client.get("/verify/2026-999/").status_code == 404
    assert client.get("/verify/none/").status_code == 404


def test_the_screen_costs_few_queries(django_assert_max_num_queries):
    issue = stories.handled()
    client = signed_in(ZHENG_VERIFIER)
    client.get(f"/verify/{issue.number}/")

    # Session, reader, standing, entries; and the office, its calendar, and the log's
    # name, which only the transaction of a test asks for again.
    with django_assert_max_num_queries(9):
        client.get(f"/verify/{issue.number}/")
