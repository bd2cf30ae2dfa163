"""A page opens to those whose duty it is; the others are told whom to ask."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import RequestFactory

from taizhang.core.vocabulary import Duty
from taizhang.people.access import Door, open_to, open_to_all, open_to_staff
from tests.cast import CHEN_GRID_WORKER, LI_CLERK, account, settle_office

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@open_to(Duty.ACCEPT, Duty.DISPATCH)
def triage(request):
    return HttpResponse("open")


def asked(view, user, **headers):
    request = RequestFactory().get("/i/2026-1/?a=1", headers=headers)
    request.user = user
    return view(request)


@pytest.fixture(autouse=True)
def office():
    settle_office()


def test_any_one_of_the_duties_is_enough():
    assert asked(triage, account(LI_CLERK)).content == b"open"


def test_without_the_duty_one_is_told_whom_to_ask():
    with pytest.raises(PermissionDenied, match="综合窗口、书记"):
        asked(triage, account(CHEN_GRID_WORKER))


def test_a_stranger_is_sent_to_sign_in_and_back(nobody):
    response = asked(triage, nobody)
    assert response.status_code == 302
    assert response.url == "/sign-in/?next=/i/2026-1/%3Fa%3D1"


def test_a_fragment_sends_the_whole_page_to_sign_in(nobody):
    response = asked(triage, nobody, hx_request="true")
    assert response.headers["HX-Redirect"].startswith("/sign-in/")


def test_a_one_time_password_opens_nothing_but_its_own_change():
    user = account(LI_CLERK)
    user.must_change_password = True
    assert asked(triage, user).url == "/password/"


@pytest.mark.parametrize(
    ("view", "door"),
    [
        (triage, Door(True, frozenset({Duty.ACCEPT, Duty.DISPATCH}))),
        (open_to_staff(triage), Door(True)),
        (open_to_all(triage), Door(False)),
    ],
)
def test_a_view_tells_whom_it_lets_in(view, door):
    assert view.door == door


def test_a_door_opens_to_the_right_people():
    door = Door(True, frozenset({Duty.VERIFY}))
    assert door.opens_to(frozenset({Duty.VERIFY, Duty.HANDLE}))
    assert not door.opens_to(frozenset({Duty.HANDLE}))
    assert not door.opens_to(None)
    assert Door(True).opens_to(frozenset())
    assert Door(False).opens_to(None)
