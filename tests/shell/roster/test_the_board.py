"""The board of who is there: for everybody to see, for few to change what is others'."""

import datetime as dt

import pytest
from django.utils.timezone import localdate

from taizhang.core.vocabulary import Actor
from taizhang.people import absences
from taizhang.people.receivers import receivers
from taizhang.people.rota import rota
from tests.cast import (
    LI_CLERK,
    LIU_HANDLER,
    TANG_HANDLER,
    WANG_HANDLER,
    ZHOU_SECRETARY,
    account,
    signed_in,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def says(of: Actor, path: str, **said: str):
    """Send a form of the board about Liu; return the answer."""
    return signed_in(of).post(f"/ab/of/{LIU_HANDLER.id}/{path}/", said)


def test_the_secretary_says_of_others_that_they_are_away():
    says(ZHOU_SECRETARY, "backup", backup=TANG_HANDLER.id)
    says(ZHOU_SECRETARY, "away")

    assert dict(rota().there) == {LIU_HANDLER.id: TANG_HANDLER.id}
    board = signed_in(LI_CLERK).get("/ab/").content.decode()
    assert "唐宁 代" in board


def test_a_colleague_does_not():
    answer = says(WANG_HANDLER, "away")

    assert answer.status_code == 403
    assert "书记或管理员" in answer.content.decode()
    assert not rota().away


def test_everybody_names_their_own_stand_in():
    assert says(LIU_HANDLER, "backup", backup=TANG_HANDLER.id).status_code == 302
    assert account(LIU_HANDLER).backup == account(TANG_HANDLER)


def test_nobody_stands_in_for_themselves():
    assert says(LIU_HANDLER, "backup", backup=LIU_HANDLER.id).status_code == 422
    assert account(LIU_HANDLER).backup is None


@pytest.mark.parametrize("until", ["昨天", "2020-01-01", "2099-12-31"])
def test_a_day_that_cannot_be_is_said(until):
    answer = signed_in(LIU_HANDLER).post("/ab/away/", {"until": until})

    assert answer.status_code == 422
    assert not rota().away


def test_a_longer_absence_has_its_last_day():
    until = localdate() + dt.timedelta(days=5)
    signed_in(LIU_HANDLER).post("/ab/away/", {"until": until.isoformat()})

    assert dict(rota().away) == {LIU_HANDLER.id: until}


def test_coming_back_twice_is_harmless():
    client = signed_in(LIU_HANDLER)
    client.post("/ab/away/")
    client.post("/ab/back/")

    assert client.post("/ab/back/").status_code == 302
    assert not rota().away


def test_whoever_gives_out_a_matter_sees_who_stands_in():
    absences.name_backup(account(LIU_HANDLER), account(TANG_HANDLER))
    absences.go(account(LIU_HANDLER), localdate(), LIU_HANDLER.id, _now(), 0)

    offered = dict(receivers().people_options())["锦绣物业"]

    assert any("刘强" in words and "唐宁 代" in words for _code, words in offered)


def _now():
    return dt.datetime.now(dt.UTC)
