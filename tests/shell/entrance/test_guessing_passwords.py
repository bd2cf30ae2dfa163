"""Guessing at passwords is slowed down more and more; nobody is shut out by a stranger."""

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.utils.timezone import now

from taizhang.audit.kinds import Kind
from taizhang.audit.models import Record
from taizhang.entrance.models import FailedSignIn
from taizhang.entrance.throttle import (
    ACCOUNT,
    ADDRESS,
    BOTH,
    FIRST_WAIT,
    NONE,
    WINDOW,
    Seeker,
    attempt,
)
from taizhang.people.models import User
from tests.cast import LI_CLERK, account, settle_office

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
PASSWORD = "correct-horse-9"
HERE = "10.0.0.1"


@pytest.fixture(autouse=True)
def li():
    settle_office()
    user = account(LI_CLERK)
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(client=None, password=PASSWORD, username="li", address=HERE):
    form = {"username": username, "password": password}
    return (client or Client()).post("/sign-in/", form, REMOTE_ADDR=address)


def guessed(times, username="li", address=HERE):
    """Let so many wrong passwords have been tried, each as soon as one may."""
    at = now() - dt.timedelta(minutes=40)
    for _time in range(times):
        tried = attempt(Seeker(username, address), at)
        while tried.wait > NONE:
            at += tried.wait
            tried = attempt(Seeker(username, address), at)
    return at


def test_a_few_slips_cost_nothing():
    guessed(BOTH.free - 1)
    assert sign_in().status_code == 302


def test_then_each_slip_makes_the_next_wait_longer():
    waits = [BOTH.wait_after(count) for count in range(BOTH.free, BOTH.free + 4)]
    assert waits == [FIRST_WAIT, 2 * FIRST_WAIT, 4 * FIRST_WAIT, 8 * FIRST_WAIT]
    assert BOTH.wait_after(10_000) == BOTH.longest


def test_whoever_must_wait_is_told_how_long_and_the_right_password_is_not_looked_at():
    with time_machine.travel(guessed(BOTH.free), tick=False):
        page = sign_in().content.decode()
    assert "请过 5 秒再试" in page


def test_waiting_is_all_it_takes():
    last = guessed(BOTH.free + 2)
    with time_machine.travel(last + 4 * FIRST_WAIT, tick=False):
        assert sign_in().status_code == 302


def test_trying_while_one_waits_makes_it_no_longer():
    last = guessed(BOTH.free)
    kept = FailedSignIn.objects.count()
    for _time in range(5):
        assert attempt(Seeker("li", HERE), last).wait == FIRST_WAIT
    assert FailedSignIn.objects.count() == kept


def test_the_same_person_elsewhere_and_others_here_are_not_shut_out():
    with time_machine.travel(guessed(BOTH.free + 3), tick=False):
        assert sign_in(address="10.0.0.2").status_code == 302
        assert "不对" in sign_in(username="liu", password="wrong").content.decode()


def test_an_account_guessed_at_from_everywhere_waits():
    at = now()
    for number in range(ACCOUNT.free):
        attempt(Seeker("li", f"10.1.0.{number}"), at)
    assert attempt(Seeker("li", "10.2.0.1"), at).wait == FIRST_WAIT
    assert attempt(Seeker("liu", "10.2.0.1"), at).wait == NONE


def test_an_address_that_tries_many_names_waits():
    at = now()
    for number in range(ADDRESS.free):
        attempt(Seeker(f"name{number}", HERE), at)
    assert attempt(Seeker("liu", HERE), at).wait == FIRST_WAIT
    assert attempt(Seeker("liu", "10.2.0.1"), at).wait == NONE


def test_an_owner_in_their_own_browser_is_kept_from_nothing_by_strangers():
    at = now()
    # However slow the machine: otherwise the strangers' wait may be over by then.
    with time_machine.travel(at, tick=False):
        own = Client()
        assert sign_in(own).status_code == 302
        for number in range(ACCOUNT.free + ADDRESS.free):
            attempt(Seeker("li", f"10.1.0.{number}"), at)
            attempt(Seeker(f"name{number}", HERE), at)
        own.cookies.pop("sessionid")
        assert sign_in(own).status_code == 302
        assert "没有登录" in sign_in(Client()).content.decode()


def test_after_an_hour_old_failures_are_gone():
    with time_machine.travel(guessed(BOTH.free + 9) + WINDOW, tick=False):
        assert sign_in().status_code == 302
        assert not FailedSignIn.objects.exists()


def test_getting_in_forgets_ones_own_slips_but_not_those_at_other_accounts():
    guessed(BOTH.free - 1)
    guessed(3, username="liu")
    sign_in()
    assert FailedSignIn.objects.filter(who__in=Seeker("liu", HERE).watched).count() >= 6
    own = next(iter(Seeker("li", HERE).watched))
    assert not FailedSignIn.objects.filter(who=own).exists()


def test_the_table_of_failures_names_nobody():
    sign_in(password="wrong")
    for kept in FailedSignIn.objects.values_list("who", flat=True):
        assert "li" not in kept.strip("0123456789abcdef")
        assert HERE not in kept


def test_a_failure_is_in_the_audit_with_whose_account_it_was():
    sign_in(password="wrong")
    line = Record.objects.get()
    assert (line.kind, line.who, line.about) == (Kind.SIGN_IN_FAILED, "", LI_CLERK.id)
    assert line.came_from == HERE
    assert line.details == {"failures": 1}


def test_what_was_typed_as_a_name_is_not_kept():
    sign_in(username=PASSWORD, password="li")
    line = Record.objects.get()
    assert line.about == ""
    assert PASSWORD not in str(vars(line))


def test_a_thousand_guesses_in_an_hour_are_few_tries(li):
    begun, tries = now(), 0
    for second in range(0, 3600, 4):
        at = begun + dt.timedelta(seconds=second)
        tries += attempt(Seeker("li", HERE), at).wait == NONE
    assert tries < 20
    assert User.objects.get(pk=li.pk).is_active
