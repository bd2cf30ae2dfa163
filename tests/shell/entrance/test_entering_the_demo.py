"""In the demo office one click lets anybody in; in a real one that door is not there."""

import pytest
from django.test import Client

from taizhang.people.models import User
from taizhang.places import directory
from tests.cast import LI_CLERK, settle_office

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def office():
    settle_office()


@pytest.fixture
def demo():
    directory.settle("青禾街道", demo=True)


def test_a_real_office_has_no_such_door():
    client = Client()
    assert "/demo/enter/" not in client.get("/sign-in/").content.decode()
    assert client.post("/demo/enter/", {"role": "clerk"}).status_code == 404
    assert "/demo/enter/" not in client.get("/").content.decode()


def test_the_demo_begins_where_one_enters_it(demo):
    assert Client().get("/").headers["Location"] == "/sign-in/"


@pytest.mark.parametrize(
    ("role", "name"),
    [("clerk", "李敏"), ("handler", "刘强"), ("secretary", "周岚"), ("verifier", "郑洁")],
)
def test_one_click_enters_as_somebody_of_that_role(demo, role, name):
    client = Client()
    assert name in client.get("/sign-in/").content.decode()
    assert client.post("/demo/enter/", {"role": role}).headers["Location"] == "/"
    assert User.objects.get(pk=client.session["_auth_user_id"]).name == name


def test_one_may_change_over_to_another_role(demo):
    client = Client()
    client.post("/demo/enter/", {"role": "clerk"})
    client.post("/demo/enter/", {"role": "verifier"})
    assert User.objects.get(pk=client.session["_auth_user_id"]).role.code == "verifier"


def test_whoever_comes_back_as_who_they_were_goes_on_where_they_were_stopped(demo):
    client = Client()
    clerk = {"role": "clerk", "next": "/new/"}
    assert client.post("/demo/enter/", clerk).headers["Location"] == "/"
    assert client.post("/demo/enter/", clerk).headers["Location"] == "/new/"
    elsewhere = {"role": "clerk", "next": "https://elsewhere.example/new/"}
    assert client.post("/demo/enter/", elsewhere).headers["Location"] == "/"
    verifier = {"role": "verifier", "next": "/new/"}
    assert client.post("/demo/enter/", verifier).headers["Location"] == "/"


def test_somebody_who_left_and_unknown_roles_are_not_entered(demo):
    User.objects.filter(pseudonym=LI_CLERK.id).update(is_active=False)
    for role in ("clerk", "nobody", "", "\x00"):
        assert Client().post("/demo/enter/", {"role": role}).status_code == 404


def test_a_link_from_elsewhere_cannot_enter(demo):
    client = Client(enforce_csrf_checks=True)
    response = client.post("/demo/enter/", {"role": "clerk"})
    assert response.status_code == 403
    assert "请返回上一页" in response.content.decode()
