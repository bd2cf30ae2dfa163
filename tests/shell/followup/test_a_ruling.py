"""A leader rules on who does not accept the outcome: both sides read, a reason written."""

import pytest

from taizhang.core import commands as co
from taizhang.core.vocabulary import Conclusion, Status
from taizhang.ledger import book
from tests.cast import LI_CLERK, MIAO_LEADER, ZHENG_VERIFIER, ZHOU_SECRETARY, signed_in
from tests.shell.followup.desk import PASSED, listed, not_accepted, opened, sent
from tests.shell.verification import stories
from tests.shell.verification.stories import now_standing

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_both_sides_stand_beside_each_other():
    page = opened(not_accepted(), page="rule/", by=ZHOU_SECRETARY)

    assert "共享车位太远" in page
    assert stories.RESULT in page
    assert "退回重办，编号不变" in page


def test_a_ruling_that_it_stands_answers_the_resident():
    issue = not_accepted()

    sent(issue, page="rule/", by=ZHOU_SECRETARY, upheld="no", reason="消防通道不能占")

    assert now_standing(issue).voices[0].ruling is not None
    assert issue.number not in listed("rule")


def test_a_ruling_that_the_resident_is_right_sends_it_back():
    issue = not_accepted()

    sent(issue, page="rule/", by=ZHOU_SECRETARY, upheld="yes", reason="确实没办好")

    assert now_standing(issue).status is Status.IN_PROGRESS


@pytest.mark.parametrize(("field", "kept"), [("upheld", "消防"), ("reason", "")])
def test_a_ruling_needs_both_a_side_and_a_reason(field, kept):
    issue = not_accepted()
    said = {"upheld": "no", "reason": "消防通道不能占"} | {field: ""}

    answer = sent(issue, page="rule/", by=ZHOU_SECRETARY, **said)

    assert answer.status_code in {409, 422}
    assert kept in answer.content.decode()
    assert now_standing(issue).voices[0].ruling is None


def test_who_rang_does_not_rule_and_is_told_why():
    issue = not_accepted()
    rang = co.RecordFollowUp(voice=1, outcome="unreachable")
    head = ZHOU_SECRETARY
    both = type(head)(head.id, head.unit, head.duties | ZHENG_VERIFIER.duties)
    book.submit(issue.case, rang, by=both)

    page = opened(issue, page="rule/", by=ZHOU_SECRETARY)
    assert "您给这位反映人打过电话，不能再由您裁定" in page
    assert 'name="reason"' not in page

    refused = sent(
        now_standing(issue), page="rule/", by=ZHOU_SECRETARY, upheld="no", reason="不变"
    )
    assert refused.status_code == 409
    assert "不变" in refused.content.decode()

    sent(now_standing(issue), page="rule/", by=MIAO_LEADER, upheld="no", reason="不变")
    assert now_standing(issue).voices[0].ruling is not None


def test_nobody_is_overruled_who_was_not_asked():
    handled = stories.handled(Conclusion.EXPLAINED_NOT_ACCEPTED)
    issue = book.submit(handled.case, PASSED, by=ZHENG_VERIFIER).issue

    assert "还没问过本人" in opened(issue, page="rule/", by=ZHOU_SECRETARY)


def test_what_was_solved_has_nothing_to_rule_on():
    page = opened(stories.verified(), page="rule/", by=ZHOU_SECRETARY)

    assert "没有可裁定的" in page


def test_a_clerk_does_not_rule():
    issue = not_accepted()

    answer = signed_in(LI_CLERK).get(f"/follow-up/{issue.number}/1/rule/")

    assert answer.status_code == 403
