"""Signing in, out, and changing a one-time password."""

import pytest
from django.test import Client

from tests.cast import LI_CLERK, account, settle_office, signed_in

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
PASSWORD = "correct-horse-9"


@pytest.fixture(autouse=True)
def li():
    settle_office()
    user = account(LI_CLERK)
    user.set_password(PASSWORD)
    user.save()
    return user


def attempt(password=PASSWORD, username="li", goal="", address="10.0.0.1"):
    form = {"username": username, "password": password, "next": goal}
    return Client(REMOTE_ADDR=address).post("/sign-in/", form)


def test_the_front_shows_residents_their_ways_and_leads_staff_to_their_desk():
    front = Client().get("/").content.decode()
    for way in ("/report/", "/q/", "/grid/", "/sign-in/"):
        assert f'href="{way}"' in front
    assert signed_in(LI_CLERK).get("/").headers["Location"] == "/desk/"


def test_the_page_asks_for_name_and_password():
    page = Client().get("/sign-in/?next=/i/2026-1/").content.decode()
    assert 'name="username"' in page
    assert 'name="password"' in page
    assert 'value="/i/2026-1/"' in page


def test_the_right_password_leads_on():
    assert attempt().headers["Location"] == "/"
    assert attempt(goal="/i/2026-1/").headers["Location"] == "/i/2026-1/"


@pytest.mark.parametrize(
    "goal", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "\\\\evil"]
)
def test_signing_in_never_leads_off_the_site(goal):
    assert attempt(goal=goal).headers["Location"] == "/"


def test_a_wrong_password_says_so_and_lets_nobody_in():
    page = attempt("wrong").content.decode()
    assert "没有登录：用户名或密码不对。" in page
    assert 'value="li"' in page


def test_a_closed_account_stays_out(li):
    li.is_active = False
    li.save()
    assert attempt().status_code == 200


@pytest.mark.parametrize("username", ["", "li\x00", "李" * 200, "li' OR 1=1 --", "\ud800"])
def test_nonsense_is_refused_plainly(username):
    response = attempt(username=username.encode(errors="replace").decode())
    assert response.status_code == 200


def test_signing_out_ends_the_session():
    client = signed_in(LI_CLERK)
    assert client.post("/sign-out/").headers["Location"] == "/sign-in/"
    assert client.get("/desk/").headers["Location"] == "/sign-in/?next=/desk/"
    assert client.get("/sign-out/").status_code == 405


def test_a_closed_account_is_out_at_once(li):
    client = signed_in(LI_CLERK)
    li.is_active = False
    li.save()
    assert client.get("/desk/").headers["Location"] == "/sign-in/?next=/desk/"


def test_a_one_time_password_is_changed_and_then_forgotten(li):
    li.must_change_password = True
    li.save()
    client = Client()
    client.force_login(li)
    new = "entirely-other-7"
    form = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert "一次性密码" in client.get("/password/").content.decode()
    assert client.post("/password/", form).headers["Location"] == "/"
    assert client.get("/").headers["Location"] == "/desk/"
    assert attempt(new).status_code == 302
    assert not account(LI_CLERK).must_change_password


@pytest.mark.parametrize("new", ["short", "123456789012", "password1234"])
def test_a_weak_password_is_not_taken(new):
    form = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert signed_in(LI_CLERK).post("/password/", form).status_code == 200
    assert attempt().status_code == 302
