"""`taizhang reset-password`: the way back in for who lost the password."""

from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.test import Client, RequestFactory

from tests.cast import LI_CLERK, account, settle_office, signed_in

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def office():
    """Settle the office of the cast."""
    settle_office()


def reset(username):
    out = StringIO()
    call_command("reset_password", username, stdout=out)
    return out.getvalue().split()[1]


def test_the_printed_password_lets_one_in_once_and_must_be_changed():
    password = reset("li")
    client = Client()
    answer = client.post("/sign-in/", {"username": "li", "password": password})
    assert answer.status_code == 302
    assert client.get("/ledger/")["Location"] == "/password/"


def test_the_former_password_and_all_sessions_end():
    user = account(LI_CLERK)
    user.set_password("former password")
    user.save()
    client = signed_in(LI_CLERK)
    assert client.get("/ledger/").status_code == 200
    reset("li")
    asked = RequestFactory().post("/sign-in/")
    assert authenticate(asked, username="li", password="former password") is None
    assert client.get("/ledger/")["Location"].startswith("/sign-in/")


def test_the_log_says_whose_and_never_the_password(caplog):
    password = reset("li")
    assert LI_CLERK.id in caplog.text
    assert password not in caplog.text


def test_an_unknown_name_is_said():
    with pytest.raises(CommandError, match="没有叫 nobody 的账号"):
        reset("nobody")


def test_a_closed_account_stays_closed():
    user = account(LI_CLERK)
    user.is_active = False
    user.save()
    with pytest.raises(CommandError, match="已经停用"):
        reset("li")
