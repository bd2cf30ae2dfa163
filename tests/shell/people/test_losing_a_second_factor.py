"""Somebody lost phone and paper: an administrator takes the second factor away."""

from io import StringIO

import pytest
from django.core.management import call_command

from taizhang.audit.kinds import Kind
from taizhang.audit.models import Record
from taizhang.audit.record import NOBODY, Doer
from taizhang.core.vocabulary import Duty
from taizhang.people import second_factor
from taizhang.people.defaults import SECURITY
from taizhang.people.identity import duties_of
from taizhang.people.models import Role
from tests.cast import (
    LI_CLERK,
    LIU_HANDLER,
    SUN_ADMINISTRATOR,
    WU_AUDITOR,
    account,
    settle_office,
    signed_in,
)
from tests.shell.people.second import with_codes

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def office():
    settle_office()
    for actor in (LI_CLERK, LIU_HANDLER):
        with_codes(account(actor))
        second_factor.renew_recovery(account(actor), NOBODY)


def reset(*words):
    out = StringIO()
    call_command("reset_password", *words, stdout=out)
    return out.getvalue()


def test_taking_it_away_ends_the_sessions_and_is_noted_with_who_did_it():
    li, client = account(LI_CLERK), signed_in(LI_CLERK)
    assert second_factor.reset(li, Doer(SUN_ADMINISTRATOR.id))
    assert not second_factor.has(li)
    assert not li.recovery_codes.exists()
    assert client.get("/desk/").status_code == 302
    line = Record.objects.get(kind=Kind.FACTOR_REMOVED)
    assert (line.who, line.about) == (SUN_ADMINISTRATOR.id, LI_CLERK.id)
    assert line.details == {"what": "all"}


def test_it_concerns_nobody_else():
    second_factor.reset(account(LI_CLERK), NOBODY)
    liu = account(LIU_HANDLER)
    assert second_factor.has(liu)
    assert liu.recovery_codes.count() == second_factor.RECOVERY_COUNT


def test_whoever_has_none_loses_none():
    assert not second_factor.reset(account(WU_AUDITOR), NOBODY)
    assert not Record.objects.filter(kind=Kind.FACTOR_REMOVED).exists()


def test_a_new_password_alone_leaves_the_second_factor_and_says_so():
    assert "--second-factor" in reset("li")
    assert second_factor.has(account(LI_CLERK))


def test_the_command_takes_it_away_when_asked_to():
    assert "已经取消" in reset("li", "--second-factor")
    assert not second_factor.has(account(LI_CLERK))
    assert second_factor.has(account(LIU_HANDLER))


def test_one_administrator_carries_both_until_the_office_wants_three():
    both = {Duty.ADMINISTER, Duty.SECURE}
    assert both <= duties_of(account(SUN_ADMINISTRATOR))
    for _time in range(2):
        out = StringIO()
        call_command("three_administrators", stdout=out)
    assert SECURITY.code in out.getvalue()
    assert Duty.SECURE not in duties_of(account(SUN_ADMINISTRATOR))
    assert Role.objects.get(code=SECURITY.code).duties == [Duty.SECURE]
    offered = Role.objects.filter(active=True)
    holders = [role.code for role in offered if set(role.duties) & both]
    assert sorted(holders) == ["administrator", "security_officer"]
    assert signed_in(SUN_ADMINISTRATOR).get("/me/rules/").status_code == 403
