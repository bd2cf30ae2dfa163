"""A page of an issue leads each reader to what they do next, and nobody to what is not theirs."""

import pytest

from taizhang.core import commands as co
from taizhang.core.vocabulary import Conclusion, FollowUpOutcome, ReturnReason
from tests.cast import (
    BEIHU,
    CHEN_GRID_WORKER,
    CITY_CARE,
    HE_VERIFIER,
    LI_CLERK,
    LIU_HANDLER,
    PROPERTY,
    SUN_ADMINISTRATOR,
    WANG_HANDLER,
    ZHENG_VERIFIER,
    ZHOU_SECRETARY,
)
from tests.shell.casework import pages
from tests.shell.casework.pages import look, now, press, text, written
from tests.shell.matters import PASSED, SATISFIED

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

NEXT = {
    "registered": {LI_CLERK: "受理并派办", ZHOU_SECRETARY: "受理并派办"},
    "accepted": {LI_CLERK: "派办", ZHOU_SECRETARY: "派办"},
    "dispatched": {LIU_HANDLER: "报办结"},
    "handled": {ZHENG_VERIFIER: "核验", HE_VERIFIER: "核验"},
    "verified": {
        LI_CLERK: "回访",
        ZHENG_VERIFIER: "回访并销号",
        HE_VERIFIER: "回访并销号",
    },
    "answered": {ZHENG_VERIFIER: "销号", HE_VERIFIER: "销号", ZHOU_SECRETARY: "销号"},
    "struck_off": {},
}
EVERYBODY = (
    LI_CLERK,
    ZHOU_SECRETARY,
    ZHENG_VERIFIER,
    HE_VERIFIER,
    LIU_HANDLER,
    WANG_HANDLER,
    CHEN_GRID_WORKER,
    SUN_ADMINISTRATOR,
)


def standing(where):
    """Return a matter that stands there."""
    if where == "accepted":
        return written(pages.registered().case, co.AcceptIssue(), by=LI_CLERK)
    if where == "answered":
        return written(pages.verified().case, SATISFIED, by=LI_CLERK)
    return getattr(pages, where)()


def led_to(person, issue):
    """Return what a page of `issue` puts before `person`, "" for nothing or no page."""
    answer = look(person, issue)
    lead = answer.context["page"].lead if answer.status_code == 200 else None
    return lead.title if lead else ""


@pytest.mark.parametrize("where", NEXT)
def test_everybody_is_led_to_the_next_step_that_is_theirs(where):
    issue = standing(where)

    found = {person: led_to(person, issue) for person in EVERYBODY}
    assert {person: title for person, title in found.items() if title} == NEXT[where]


def test_what_somebody_is_handling_can_be_given_to_others_but_is_not_pushed(dispatched):
    written(dispatched.case, co.TakeUp(), by=LIU_HANDLER)
    page = look(LI_CLERK, dispatched).context["page"]

    assert page.lead is None
    assert "转派" in [link.words for link in page.acts]


def test_an_objection_leads_the_leader_to_ruling_on_it():
    issue = pages.handled(conclusion=Conclusion.EXPLAINED_NOT_ACCEPTED)
    written(issue.case, PASSED, by=ZHENG_VERIFIER)
    objection = co.RecordFollowUp(voice=1, outcome=FollowUpOutcome.NOT_SOLVED)
    written(issue.case, objection, by=LI_CLERK)

    assert led_to(ZHOU_SECRETARY, issue) == "裁定不同意见"


def test_given_back_twice_it_waits_for_a_leader_to_say_whose_it_is(dispatched):
    back = co.ReturnDispatch(reason=ReturnReason.NOT_OURS, explanation="不归我们")
    again = co.DispatchIssue(unit=PROPERTY)
    written(dispatched.case, back, by=LIU_HANDLER)
    written(dispatched.case, again, by=LI_CLERK)
    written(dispatched.case, back, by=LIU_HANDLER)

    assert "再派办要由领导定责" in text(look(LI_CLERK, dispatched))
    assert led_to(LI_CLERK, dispatched) == ""
    assert led_to(ZHOU_SECRETARY, dispatched) == "派办"


def test_a_matter_is_given_to_one_unit_with_others_to_help(registered):
    helping = [BEIHU, CITY_CARE, PROPERTY]
    press(LI_CLERK, registered, "dispatch", unit=PROPERTY, supporting=helping)

    assert now(registered).unit == PROPERTY
    assert now(registered).supporting == (BEIHU, CITY_CARE)
