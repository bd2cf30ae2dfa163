"""One matter from the counter to its strike-off, through the pages, by four people."""

import pytest

from taizhang.core.refusals import Refusal
from taizhang.core.vocabulary import Status
from taizhang.web.refusals import REFUSALS
from tests.cast import (
    CHEN_GRID_WORKER,
    LI_CLERK,
    LIU_HANDLER,
    PROPERTY,
    TANG_HANDLER,
    WANG_HANDLER,
    ZHENG_VERIFIER,
    ZHOU_SECRETARY,
)
from tests.shell.casework.pages import (
    DONE,
    handlers_see_all,
    look,
    now,
    press,
    snapshot,
    text,
    written,
)
from tests.shell.matters import PASSED

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
REPORT = {"conclusion": "solved", "result": DONE}


def test_a_matter_is_struck_off_by_four_people_after_it_was_reworked(registered):
    issue = registered
    press(ZHOU_SECRETARY, issue, "dispatch", unit=PROPERTY, handler=LIU_HANDLER.id)
    press(LIU_HANDLER, issue, "report", **REPORT, after_photos=snapshot())
    written(issue.case, PASSED, by=ZHENG_VERIFIER)
    press(LI_CLERK, issue, "follow-up", voice="1", outcome="not_solved", answer="又灭了")
    reworked = now(issue)
    press(LIU_HANDLER, issue, "report", **REPORT, after_photos=snapshot(width=800))
    written(issue.case, PASSED, by=ZHENG_VERIFIER)
    press(LI_CLERK, issue, "follow-up", voice="1", outcome="satisfied")
    answer = press(ZHENG_VERIFIER, issue, "strike-off")

    assert answer.status_code == 302
    assert (reworked.status, reworked.rework_count) == (Status.IN_PROGRESS, 1)
    assert now(issue).status is Status.STRUCK_OFF


def test_taking_on_and_giving_out_is_one_press(registered):
    answer = press(LI_CLERK, registered, "dispatch", unit=PROPERTY, note="请今天到场")

    issue = now(registered)
    assert answer.headers["Location"] == f"/i/{issue.number}/"
    assert (issue.status, issue.unit, issue.n) == (Status.DISPATCHED, PROPERTY, 3)


def test_choosing_a_person_chooses_the_unit(registered):
    press(LI_CLERK, registered, "dispatch", handler=LIU_HANDLER.id)

    assert now(registered).unit == PROPERTY


def test_a_person_of_another_unit_is_not_given_it(registered):
    answer = press(
        LI_CLERK, registered, "dispatch", unit=PROPERTY, handler=WANG_HANDLER.id, note="急"
    )

    assert answer.status_code == 422
    assert "这位承办人不在所选的单位" in text(answer)
    assert "急</textarea>" in text(answer)
    assert now(registered).n == 1


def test_photo_and_report_are_one_press_and_take_the_task_up(dispatched):
    press(LIU_HANDLER, dispatched, "report", **REPORT, after_photos=snapshot())

    issue = now(dispatched)
    assert issue.status is Status.HANDLED
    assert len(issue.evidence) == 1
    assert issue.handler == LIU_HANDLER.id


@pytest.mark.parametrize(
    ("act", "person"),
    [
        ("report", CHEN_GRID_WORKER),
        ("progress", CHEN_GRID_WORKER),
        ("follow-up", LI_CLERK),
        ("strike-off", ZHENG_VERIFIER),
        ("reopen", LI_CLERK),
        ("split", LI_CLERK),
    ],
)
def test_an_act_that_comes_too_early_is_turned_away_before_anybody_writes(
    act, person, registered
):
    answer = look(person, registered, act)

    assert answer.status_code == 409
    assert str(REFUSALS[Refusal.NOT_IN_THIS_STATUS]) in text(answer)


def test_striking_off_names_everything_that_is_missing(verified):
    answer = press(ZHOU_SECRETARY, verified, "strike-off")

    assert answer.status_code == 409
    assert str(REFUSALS[Refusal.VOICE_UNANSWERED]) in text(answer)
    assert now(verified) == verified


def test_reporting_without_words_or_photo_names_both(dispatched):
    answer = press(LIU_HANDLER, dispatched, "report", conclusion="solved", result="")

    assert answer.status_code == 409
    assert str(REFUSALS[Refusal.RESULT_MISSING]) in text(answer)
    assert str(REFUSALS[Refusal.EVIDENCE_MISSING]) in text(answer)
    assert now(dispatched) == dispatched


def test_another_units_handler_is_told_whose_it_is_and_keeps_the_text(dispatched):
    handlers_see_all()

    answer = press(WANG_HANDLER, dispatched, "progress", text="我来写两句")

    assert answer.status_code == 409
    assert str(REFUSALS[Refusal.NOT_YOUR_UNIT]) in text(answer)
    assert "我来写两句</textarea>" in text(answer)
    assert now(dispatched) == dispatched


def test_somebody_of_the_same_unit_may_go_on(dispatched):
    press(TANG_HANDLER, dispatched, "progress", text="我去看过了")

    assert now(dispatched).handler == TANG_HANDLER.id


@pytest.mark.parametrize("act", ["accept", "dispatch", "correct", "strike-off", "erase"])
def test_somebody_without_the_duty_does_not_get_in(act, registered):
    answer = look(LIU_HANDLER, registered, act)

    assert answer.status_code == 403
    assert "没有打开" in text(answer)
