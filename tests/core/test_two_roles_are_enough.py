"""An office of five with two roles, 经办 and 负责人: the closing law holds as in a full house."""

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.refusals import Refusal
from taizhang.core.vocabulary import Actor, Duty, Waiver
from taizhang.people.defaults import LIGHT_ROLES
from tests.cast import OFFICE
from tests.entries import (
    AFTER,
    LIGHT,
    PASS,
    REGISTER,
    SATISFIED,
    SOLVED,
    STRIKE_OFF,
    does,
    given,
    under,
)

OFFICER, HEAD = (frozenset(role.duties) for role in LIGHT_ROLES)
YANG = Actor("a-yangofficer", OFFICE, OFFICER)
TIAN = Actor("a-tianofficer", OFFICE, OFFICER)
GUO = Actor("a-guoheadxxxx", OFFICE, HEAD)

GIVEN_OUT = under(
    LIGHT,
    (
        *does(YANG, REGISTER, co.AcceptIssue()),
        *does(YANG, co.DispatchIssue(unit=OFFICE, handler=YANG.id)),
    ),
)
DONE = (*GIVEN_OUT, *does(YANG, AFTER, SOLVED))


def test_one_officer_takes_a_matter_from_the_counter_to_done():
    assert given(DONE).issue.report is not None


def test_the_head_checks_calls_and_strikes_off():
    seen = given(DONE, does(GUO, PASS))
    assert seen.last.waivers == (Waiver.SAME_UNIT,)
    told = given(DONE, does(GUO, PASS), does(GUO, SATISFIED))
    told.when(STRIKE_OFF, by=GUO).expects(ev.IssueStruckOff)


def test_another_officer_may_call_but_neither_check_nor_strike_off():
    given(DONE).when(PASS, by=TIAN).refused(Refusal.DUTY_MISSING)
    told = given(DONE, does(GUO, PASS), does(TIAN, SATISFIED))
    told.when(STRIKE_OFF, by=TIAN).refused(Refusal.DUTY_MISSING)


def test_whoever_handled_it_does_not_even_call():
    given(DONE, does(GUO, PASS)).when(SATISFIED, by=YANG).refused(Refusal.OWN_WORK)


def test_whoever_can_strike_off_can_never_have_handled():
    assert Duty.STRIKE_OFF in HEAD and not HEAD & {Duty.HANDLE, Duty.CLAIM}
    assert Duty.HANDLE in OFFICER and not OFFICER & {Duty.VERIFY, Duty.STRIKE_OFF}


def test_between_them_the_two_roles_hold_every_duty():
    assert OFFICER | HEAD == frozenset(Duty)
