"""Whoever has a second factor comes in by two steps; between them nobody is signed in."""

import datetime as dt

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils.timezone import now

from taizhang.audit.kinds import Kind
from taizhang.audit.models import Record
from taizhang.audit.record import NOBODY
from taizhang.entrance.entering import HALF_KEEPS
from taizhang.entrance.throttle import BOTH, NONE, SECOND, WINDOW, Seeker, attempt
from taizhang.people import second_factor
from taizhang.people.models import Session, User
from tests.cast import LI_CLERK, LIU_HANDLER, account, settle_office
from tests.shell.people.second import STEP, code_of, with_codes

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
PASSWORD = "correct-horse-9"
HERE = "10.0.0.1"


@pytest.fixture(autouse=True)
def office():
    settle_office()
    for actor in (LI_CLERK, LIU_HANDLER):
        user = account(actor)
        user.set_password(PASSWORD)
        user.save()


@pytest.fixture
def secret() -> str:
    """Give Li codes from a phone; return the phone's secret."""
    return with_codes(account(LI_CLERK))


def first_step(username="li", address=HERE, goal="/i/2026-1/"):
    client = Client(REMOTE_ADDR=address)
    form = {"username": username, "password": PASSWORD, "next": goal}
    return client, client.post("/sign-in/", form)


def second_step(client, code):
    return client.post("/sign-in/second/", {"code": code})


def kinds():
    return [line.kind for line in Record.objects.order_by("seq")]


def test_the_password_alone_opens_nothing(secret):
    client, answer = first_step()
    assert answer.headers["Location"] == "/sign-in/second/"
    assert client.get("/ledger/").headers["Location"].startswith("/sign-in/")
    assert Kind.SIGNED_IN not in kinds()


def test_the_code_on_the_phone_leads_where_one_wanted_to_go(secret):
    client, _answer = first_step()
    assert "动态码" in client.get("/sign-in/second/").content.decode()
    assert second_step(client, code_of(secret)).headers["Location"] == "/i/2026-1/"
    assert client.get("/ledger/").status_code == 200
    line = Record.objects.get(kind=Kind.SIGNED_IN)
    assert (line.who, line.details) == (LI_CLERK.id, {"how": "code"})


def test_whoever_has_no_second_factor_comes_in_at_once(secret):
    _client, answer = first_step("liu")
    assert answer.headers["Location"] == "/i/2026-1/"


def test_the_key_of_the_session_changes_with_each_step(secret):
    client, _answer = first_step()
    keys = {client.session.session_key}
    second_step(client, code_of(secret))
    keys.add(client.session.session_key)
    assert len(keys) == 2
    assert Session.objects.get(user__isnull=False).session_key in keys


def test_a_code_lets_somebody_in_only_once(secret):
    code = code_of(secret)
    assert second_step(first_step()[0], code).status_code == 302
    again = second_step(first_step()[0], code)
    assert "已经用过" in again.content.decode()
    assert kinds().count(Kind.SIGNED_IN) == 1


def test_a_code_older_than_the_last_one_is_not_taken(secret):
    at = now()
    with time_machine.travel(at, tick=False):
        assert second_step(first_step()[0], code_of(secret)).status_code == 302
        assert second_step(first_step()[0], code_of(secret, at - STEP)).status_code == 200
        assert second_step(first_step()[0], code_of(secret, at + STEP)).status_code == 302


def test_a_wrong_code_says_so_and_is_in_the_audit(secret):
    client, _answer = first_step()
    page = second_step(client, "000000").content.decode()
    assert "没有通过：这个码不对" in page
    line = Record.objects.get(kind=Kind.FACTOR_FAILED)
    assert (line.who, line.about, line.came_from) == ("", LI_CLERK.id, HERE)
    assert "000000" not in str(vars(line))


@pytest.mark.parametrize(
    "code", ["", " ", "１２３４５６", "12345", "x" * 500, "\x00", "灯" * 6]
)
def test_nonsense_for_a_code_is_refused_plainly(secret, code):
    client, _answer = first_step()
    assert second_step(client, code).status_code == 200
    assert Kind.SIGNED_IN not in kinds()


def test_a_code_on_paper_stands_in_once(secret):
    codes = second_factor.renew_recovery(account(LI_CLERK), NOBODY)
    assert second_step(first_step()[0], codes[0].upper()).status_code == 302
    assert second_step(first_step()[0], codes[0]).status_code == 200
    assert second_step(first_step()[0], codes[1].replace("-", " ")).status_code == 302
    line = Record.objects.filter(kind=Kind.RECOVERY_USED).first()
    assert (line.about, line.details) == (LI_CLERK.id, {"left": 9})


def test_codes_on_paper_are_not_in_the_database(secret):
    codes = second_factor.renew_recovery(account(LI_CLERK), NOBODY)
    kept = str(list(account(LI_CLERK).recovery_codes.values_list("label", "rest")))
    for code in codes:
        assert code[5:] not in kept
        assert code.replace("-", "")[4:] not in kept


def test_the_secret_of_the_phone_lies_sealed(secret):
    row = Authenticator.objects.get()
    assert secret not in str(row.data)


def test_somebody_elses_code_does_not_fit(secret):
    theirs = with_codes(account(LIU_HANDLER))
    papers = second_factor.renew_recovery(account(LIU_HANDLER), NOBODY)
    client, _answer = first_step()
    for code in (code_of(theirs), papers[0]):
        assert second_step(client, code).status_code == 200


def test_the_first_step_is_forgotten_after_a_while(secret):
    at = now()
    with time_machine.travel(at, tick=False):
        client, _answer = first_step()
    with time_machine.travel(at + HALF_KEEPS + dt.timedelta(seconds=1), tick=False):
        answer = second_step(client, code_of(secret))
    assert answer.headers["Location"] == "/sign-in/"


@pytest.mark.parametrize("changed", ["password", "closed"])
def test_a_first_step_is_worth_nothing_once_the_account_changed(secret, changed):
    client, _answer = first_step()
    li = account(LI_CLERK)
    if changed == "password":
        li.set_password("another-horse-9")
    else:
        li.is_active = False
    li.save()
    answer = second_step(client, code_of(secret))
    assert answer.headers["Location"] == "/sign-in/"
    assert client.get("/ledger/").status_code == 302


def test_nobody_can_begin_with_the_second_step(secret):
    client = Client()
    assert client.get("/sign-in/second/").headers["Location"] == "/sign-in/"
    assert second_step(client, code_of(secret)).headers["Location"] == "/sign-in/"


def guessed(times, username="li", address=HERE):
    """Let so many wrong codes have been typed in, each as soon as one may."""
    client, _answer = first_step(username, address)
    for _time in range(times):
        second_step(client, "000000")


def test_guessing_at_codes_is_slowed_down_and_the_right_one_waits_too(secret):
    at = now()
    with time_machine.travel(at, tick=False):
        guessed(BOTH.free)
        client, _answer = first_step()
        page = second_step(client, code_of(secret)).content.decode()
    assert "没有通过：码错得太多" in page
    assert Kind.SIGNED_IN not in kinds()
    with time_machine.travel(at + dt.timedelta(minutes=2), tick=False):
        assert second_step(client, code_of(secret)).status_code == 302


def test_guessing_from_everywhere_is_slowed_down_as_well(secret):
    at = now()
    with time_machine.travel(at, tick=False):
        for number in range(SECOND.free):
            guessed(1, address=f"10.1.0.{number}")
        client, _answer = first_step(address="10.2.0.1")
        assert second_step(client, code_of(secret)).status_code == 200


def test_guessing_at_codes_on_paper_is_slowed_down_with_them(secret):
    codes = second_factor.renew_recovery(account(LI_CLERK), NOBODY)
    with time_machine.travel(now(), tick=False):
        client, _answer = first_step()
        for _time in range(BOTH.free):
            second_step(client, "abcd-efgh-jkmn-pqrs")
        assert second_step(client, codes[0]).status_code == 200
    assert account(LI_CLERK).recovery_codes.filter(used_at=None).count() == len(codes)


def test_others_are_kept_from_nothing_by_it(secret):
    theirs = with_codes(account(LIU_HANDLER))
    with time_machine.travel(now(), tick=False):
        guessed(BOTH.free + SECOND.free)
        client, _answer = first_step("liu")
        assert second_step(client, code_of(theirs)).status_code == 302


def test_the_owner_in_their_own_browser_is_kept_from_nothing_by_strangers(secret):
    at = now()
    with time_machine.travel(at, tick=False):
        own, _answer = first_step()
        second_step(own, code_of(secret))
    with time_machine.travel(at + WINDOW, tick=False):
        for number in range(SECOND.free + 2):
            guessed(1, address=f"10.1.0.{number}")
        own.cookies.pop("sessionid")
        own.post("/sign-in/", {"username": "li", "password": PASSWORD})
        assert second_step(own, code_of(secret)).status_code == 302


def test_a_day_of_guessing_without_a_pause_is_few_tries(secret):
    begun, tries = now(), 0
    for minute in range(0, 24 * 60, 2):
        address = f"10.1.{minute // 250}.{minute % 250}"
        at = begun + dt.timedelta(minutes=minute)
        tries += attempt(Seeker("li", address, second=True), at).wait == NONE
    # Three of a million codes fit at any time: a day of it guesses right once in 800.
    assert tries < 400
    assert User.objects.get(username="li").is_active


def test_nothing_of_allauth_but_the_second_factor_can_be_reached():
    for page in ("", "login/", "signup/", "email/", "2fa/", "password/reset/", "social/"):
        for above in ("/", "/accounts/", "/_allauth/"):
            answer = Client().get(f"{above}{page}")
            assert answer.status_code == 404 or (above, page) == ("/", "")
    for name in ("account_login", "account_signup", "account_email", "mfa_index"):
        with pytest.raises(NoReverseMatch):
            reverse(name)
