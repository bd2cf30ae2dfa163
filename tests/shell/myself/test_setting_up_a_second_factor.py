"""Setting up a second factor, taking it away, and the codes on paper that stand in for it."""

import datetime as dt
import re

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.utils.timezone import now

from taizhang.audit.kinds import Kind
from taizhang.audit.models import Record
from taizhang.audit.record import NOBODY
from taizhang.people import second_factor
from taizhang.people.models import Session
from taizhang.people.proof import KEEPS
from tests.shell.myself.browsers import PHONE, came_in
from tests.shell.myself.conftest import PASSWORD
from tests.shell.people.second import code_of, with_codes

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
SECRET = re.compile(r'name="secret" value="([^":]+)(:[^"]+)"')
PAPER = re.compile(r"<code>((?:\w{4}-){3}\w{4})</code>")


def shown(client, path="/me/second/code/"):
    """Open the page with the QR code; return the secret, and as the form carries it."""
    found = SECRET.search(client.get(path).content.decode())
    return found[1], found[1] + found[2]


def set_up(client, goal=""):
    """Scan, type the first code, and return the page that follows."""
    secret, signed = shown(client)
    form = {"secret": signed, "code": code_of(secret), "next": goal}
    return client.post("/me/second/code/", form)


def notes(kind):
    return [line.details for line in Record.objects.filter(kind=kind).order_by("seq")]


def test_the_first_code_of_the_phone_turns_it_on_and_brings_codes_on_paper(li):
    page = set_up(came_in(), "/ledger/").content.decode()
    codes = PAPER.findall(page)
    assert len(codes) == second_factor.RECOVERY_COUNT
    assert 'href="/ledger/"' in page
    assert second_factor.has(li)
    assert notes(Kind.FACTOR_ADDED) == [{"what": "codes"}, {"what": "recovery"}]


def test_looking_at_the_code_to_scan_turns_nothing_on(li):
    client = came_in()
    assert shown(client) != shown(client)
    assert not second_factor.has(li)


def test_a_code_that_does_not_fit_is_asked_for_again_with_the_same_picture(li):
    client = came_in()
    secret, signed = shown(client)
    answer = client.post("/me/second/code/", {"secret": signed, "code": "000000"})
    assert answer.status_code == 422
    assert secret in answer.content.decode().replace(" ", "")
    assert not second_factor.has(li)
    form = {"secret": signed, "code": code_of(secret)}
    assert client.post("/me/second/code/", form).status_code == 200
    assert second_factor.has(li)


@pytest.mark.parametrize("signed", ["", "JBSWY3DPEHPK3PXP", "JBSWY3DPEHPK3PXP:x:y", "\x00"])
def test_a_secret_that_was_not_shown_to_its_owner_is_not_taken(li, signed):
    client = came_in()
    form = {"secret": signed, "code": code_of("JBSWY3DPEHPK3PXP")}
    assert "已经作废" in client.post("/me/second/code/", form).content.decode()
    assert not second_factor.has(li)


def test_the_codes_on_paper_are_shown_once_and_renewing_voids_them(li):
    client = came_in()
    old = PAPER.findall(set_up(client).content.decode())
    assert not PAPER.findall(client.get("/me/").content.decode())
    new = PAPER.findall(client.post("/me/second/recovery/").content.decode())
    assert not set(old) & set(new)
    at = now()
    assert not second_factor.spend_recovery(li, old[0], at, NOBODY)
    assert second_factor.spend_recovery(li, new[0], at, NOBODY)
    assert "还剩 9 个" in client.get("/me/").content.decode()


def test_setting_it_up_ends_what_came_in_by_less(li):
    other = came_in(agent=PHONE)
    here = came_in()
    set_up(here)
    assert other.get("/me/").status_code == 302
    assert here.get("/me/").status_code == 200


def test_another_phone_takes_the_place_of_the_first(li):
    client = came_in()
    set_up(client)
    first = Authenticator.objects.get()
    set_up(client)
    assert Authenticator.objects.get().pk != first.pk
    assert len(notes(Kind.FACTOR_ADDED)) == 3


def test_turning_it_off_is_noted_and_takes_the_paper_along(li):
    client = came_in()
    set_up(client)
    client.post("/me/second/code/off/")
    assert not second_factor.has(li)
    assert not li.recovery_codes.exists()
    assert notes(Kind.FACTOR_REMOVED) == [{"what": "codes"}]


def test_without_a_second_factor_there_are_no_codes_on_paper(li):
    came_in().post("/me/second/recovery/")
    assert not li.recovery_codes.exists()


@pytest.mark.parametrize(
    "path",
    [
        *("/me/second/code/", "/me/second/code/off/", "/me/second/recovery/"),
        *("/me/second/passkeys/asked/", "/me/second/passkeys/add/"),
        "/me/second/passkeys/1/off/",
    ],
)
def test_after_a_while_one_shows_again_who_one_is_before_anything_changes(li, path):
    client = came_in()
    with_codes(li)
    with time_machine.travel(now() + KEEPS + dt.timedelta(minutes=1), tick=False):
        answer = client.post(path)
    assert answer.headers["Location"] == "/again/?next=/me/"
    assert second_factor.has(li)
    assert not li.recovery_codes.exists()


def again(client, at, **said):
    with time_machine.travel(at, tick=False):
        answer = client.post("/again/", {"next": "/me/second/code/", **said})
        return answer, client.get("/me/second/code/")


@pytest.mark.parametrize("by", ["password", "code"])
def test_password_or_code_is_enough_to_show_it(li, by):
    client = came_in()
    secret = with_codes(li)
    at = now() + KEEPS + dt.timedelta(minutes=1)
    said = {"password": PASSWORD} if by == "password" else {"code": code_of(secret, at)}
    answer, page = again(client, at, **said)
    assert answer.headers["Location"] == "/me/second/code/"
    assert page.status_code == 200


@pytest.mark.parametrize(
    "said", [{"password": "wrong"}, {"code": "000000"}, {"answer": "{}"}, {}]
)
def test_anything_else_is_not(li, said):
    client = came_in()
    with_codes(li)
    answer, page = again(client, now() + KEEPS + dt.timedelta(minutes=1), **said)
    assert answer.status_code == 200
    assert page.status_code == 302


def test_guessing_there_is_as_slow_as_at_the_front_door(li):
    client = came_in()
    at = now() + KEEPS + dt.timedelta(minutes=1)
    for _time in range(5):
        again(client, at, password="wrong")
    answer, page = again(client, at, password=PASSWORD)
    assert "密码错得太多" in answer.content.decode()
    assert page.status_code == 302


def test_it_leads_to_no_other_site(li):
    client = came_in()
    answer = client.post("/again/", {"password": PASSWORD, "next": "https://evil.example/"})
    assert answer.headers["Location"] == "/me/"
    assert Session.objects.filter(user=li).count() == 1


@pytest.mark.one_office  # of many, each answers under its own host alone
def test_passkeys_are_offered_only_where_a_browser_shows_them(li):
    client = came_in()
    by_name = client.get("/me/", headers={"host": "localhost"}).content.decode()
    by_number = client.get("/me/", headers={"host": "127.0.0.1"}).content.decode()
    assert "添加通行密钥" in by_name
    assert "添加通行密钥" not in by_number
    assert "只在 https 网址" in by_number
    secure = client.get("/me/", secure=True, headers={"host": "testserver"})
    assert "添加通行密钥" in secure.content.decode()


@pytest.mark.parametrize(
    "answer", ["", "{", "[]", "{}", '{"id": 1}', "x" * 30_000, '{"response": {}}']
)
def test_an_answer_that_no_passkey_gave_adds_none(li, answer):
    client = came_in()
    client.post("/me/second/passkeys/asked/", headers={"host": "localhost"})
    page = client.post("/me/second/passkeys/add/", {"answer": answer}, follow=True)
    assert "没有添加" in page.content.decode()
    assert not second_factor.has(li)


@pytest.mark.parametrize(
    "answer", ["", "{", "[]", "{}", '{"response": {"userHandle": "AAAA"}}']
)
def test_an_answer_that_no_passkey_gave_lets_nobody_in(client, li, answer):
    client.post("/sign-in/passkey/asked/")
    page = client.post("/sign-in/passkey/", {"answer": answer})
    assert page.status_code == 409
    assert "没有登录" in page.content.decode()
    assert client.get("/me/").status_code == 302
