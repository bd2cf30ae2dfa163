"""An account becomes an actor of the rules, and a pseudonym becomes a name on a page."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import translation

from taizhang.core.vocabulary import Duty
from taizhang.people import directory
from taizhang.people.identity import actor_of, duties_of
from taizhang.people.models import Unit, User
from taizhang.people.names import all_unit_names
from taizhang.people.receivers import receivers
from tests.cast import CAST, LI_CLERK, LIU_HANDLER, PROPERTY, account, settle_office

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def office():
    settle_office()


@pytest.mark.parametrize("part", CAST, ids=lambda part: part.username)
def test_an_account_is_the_actor_that_the_rules_know(part):
    assert actor_of(account(part.actor)) == part.actor


def test_somebody_not_signed_in_holds_no_duty():
    assert duties_of(AnonymousUser()) == frozenset()


def test_pseudonyms_are_random_and_tell_nothing():
    someone = account(LI_CLERK)
    units = [Unit.objects.create(name=name, kind="partner") for name in ("甲", "乙")]
    new = User.objects.create_user("x", None, unit=units[0], role=someone.role, name="新")
    assert units[0].code != units[1].code
    assert new.pseudonym[:2] == "a-"
    assert len(new.pseudonym) == 12


def test_names_come_in_one_query_and_in_the_readers_language(django_assert_num_queries):
    wanted = [LI_CLERK.id, LIU_HANDLER.id, "a-nobodyever"]
    with django_assert_num_queries(1):
        people = directory.names(wanted)
    with translation.override("en"):
        english = directory.names(wanted)
    assert {people[who].name for who in people} == {"李敏", "刘强"}
    assert english[LIU_HANDLER.id].unit_name == "Jinxiu Property"


def test_somebody_who_left_keeps_the_name_but_gets_no_more_work():
    User.objects.filter(pseudonym=LIU_HANDLER.id).update(is_active=False)
    assert directory.names([LIU_HANDLER.id])[LIU_HANDLER.id].name == "刘强"
    theirs = [p.name for p in receivers().people if p.unit_code == PROPERTY]
    assert theirs == ["唐宁"]


def test_a_page_names_the_roles_to_ask():
    assert directory.holders_of([Duty.IMPORT]) == ("综合窗口", "管理员")
    assert directory.holders_of([Duty.RULE]) == ("书记",)


def test_a_dissolved_unit_is_named_but_not_offered():
    Unit.objects.filter(code=PROPERTY).update(active=False)
    assert all_unit_names()[PROPERTY] == "锦绣物业"
    assert PROPERTY not in dict(receivers().units)
