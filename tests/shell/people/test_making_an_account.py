"""`taizhang create-user`: a one-time password, printed once."""

from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.test import RequestFactory

from taizhang.people.models import Role, Unit, User

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def created(username: str, role: str = "clerk") -> str:
    out = StringIO()
    call_command("create_user", username, name="李敏", role=role, unit="青禾", stdout=out)
    return out.getvalue().split()[-1]


def test_the_printed_password_lets_one_in_and_must_be_changed():
    password = created("li")
    user = authenticate(
        RequestFactory().post("/sign-in/"), username="li", password=password
    )
    assert user is not None
    assert user.must_change_password
    assert user.unit.name == "青禾"


def test_two_people_of_one_unit_share_it_and_not_their_password():
    assert created("li") != created("liu", role="handler")
    assert Unit.objects.count() == 1


def test_a_name_that_is_taken_changes_nothing():
    created("li")
    with pytest.raises(CommandError, match="already"):
        created("li", role="verifier")
    assert User.objects.get().role.code == "clerk"


def test_an_unknown_role_is_refused_with_the_roles_there_are():
    with pytest.raises(CommandError, match="clerk, grid_worker, handler"):
        created("li", role="boss")
    assert not User.objects.exists()


def test_the_roles_of_an_office_are_not_overwritten():
    created("li")
    Role.objects.filter(code="clerk").update(name="前台", duties=["register"])
    created("wang")
    assert Role.objects.get(code="clerk").name == "前台"
