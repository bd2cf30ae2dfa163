"""First passwords for many at once, on slips: shown once, only to those who never came."""

import re

import pytest
from django.utils.timezone import now

from taizhang.people.models import User
from tests.cast import CHEN_GRID_WORKER, LI_CLERK, LIU_HANDLER

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
PASSWORD = re.compile(r"[a-z2-9]{4}(?:-[a-z2-9]{4}){3}")


def test_those_who_wait_for_one_are_ticked(keeper):
    User.objects.filter(username="liu").update(must_change_password=True)
    page = keeper.get("/people/slips/").content.decode()
    assert re.search(rf'value="{LIU_HANDLER.id}" checked', page)
    assert f'value="{LI_CLERK.id}"' in page
    assert not re.search(rf'value="{LI_CLERK.id}" checked', page)


def test_each_slip_lets_its_person_in(keeper, client):
    chosen = [LIU_HANDLER.id, CHEN_GRID_WORKER.id]
    page = keeper.post("/people/slips/", {"person": chosen}).content.decode()
    assert len(set(PASSWORD.findall(page))) == 2
    _before, _name, after = page.partition("<b>liu</b>")
    said = {"username": "liu", "password": PASSWORD.search(after)[0]}
    assert client.post("/sign-in/", said).status_code == 302


def test_whoever_came_meanwhile_keeps_their_password(keeper):
    User.objects.filter(username="liu").update(last_login=now(), password="kept")
    answer = keeper.post("/people/slips/", {"person": [LIU_HANDLER.id]}, follow=True)
    assert "没有发" in answer.content.decode()
    assert User.objects.get(username="liu").password == "kept"
