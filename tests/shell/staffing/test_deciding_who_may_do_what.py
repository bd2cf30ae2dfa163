"""Roles are data: what is ticked holds with the next click, and four things cannot be done."""

import pytest

from taizhang.audit.models import Record
from taizhang.core.seeing import Reach
from taizhang.core.vocabulary import Duty
from taizhang.people.defaults import LIGHT_ROLES, ROLES, offer_roles
from taizhang.people.models import Role, User
from taizhang.places import directory
from taizhang.staffing.wording import LETS, REACH
from tests.cast import LI_CLERK, ZHENG_VERIFIER, signed_in
from tests.shell.staffing.filled import filled

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
CLERK = "/roles/of/clerk/"
ADMINISTRATOR = "/roles/of/administrator/"
NEW = {"name": "党群干事", "duties": ["register", "follow_up"], "reach": "community"}


def page(keeper, address="/roles/"):
    """Return what a page says."""
    return keeper.get(address).content.decode()


def test_every_duty_and_reach_has_its_words():
    assert set(LETS) == set(Duty) and set(REACH) == set(Reach)


def test_every_duty_says_what_it_lets_one_do(keeper):
    shown = page(keeper, CLERK)
    assert "把居民说的事记进台账" in shown and "看谁在什么时候做了什么，不能改。" in shown


def test_what_is_ticked_holds_with_the_next_click(keeper):
    li = signed_in(LI_CLERK)
    assert li.get("/audit/").status_code == 403
    duties = [*filled(keeper, CLERK)["duties"], "audit"]
    keeper.post(CLERK, filled(keeper, CLERK, duties=duties))
    assert li.get("/audit/").status_code == 200


def test_how_far_a_role_sees_holds_with_the_next_click(keeper):
    zheng = signed_in(ZHENG_VERIFIER)
    keeper.post(
        "/roles/of/verifier/", filled(keeper, "/roles/of/verifier/", reach="nothing")
    )
    assert zheng.get("/ledger/").status_code == 200
    assert Role.objects.get(code="verifier").reach == "nothing"


def test_a_role_of_ones_own_is_given_to_people(keeper):
    assert keeper.post("/roles/add/", NEW).status_code == 302
    role = Role.objects.get(name="党群干事")
    assert role.duties == ["register", "follow_up"] and role.code.startswith("r-")
    where = f"/people/of/{LI_CLERK.id}/"
    keeper.post(where, filled(keeper, where, role=role.code))
    assert User.objects.get(username="li").role == role


def test_the_audit_says_what_became_more_and_less(keeper):
    keeper.post(CLERK, filled(keeper, CLERK, duties=["register", "rule"]))
    told = Record.objects.get(kind="setting-changed").details
    assert told["more"] == ["rule"] and "accept" in told["less"]


def test_an_office_is_never_left_without_an_administrator(keeper):
    answer = keeper.post(ADMINISTRATOR, filled(keeper, ADMINISTRATOR, duties=["import"]))
    assert answer.status_code == 409
    assert "没有人能管账号和设置" in answer.content.decode()
    assert "administer" in Role.objects.get(code="administrator").duties


def test_nobody_gives_themselves_more_without_a_reason(keeper):
    duties = [*filled(keeper, ADMINISTRATOR)["duties"], "strike_off"]
    said = filled(keeper, ADMINISTRATOR, duties=duties)
    assert keeper.post(ADMINISTRATOR, said).status_code == 409
    assert "strike_off" not in Role.objects.get(code="administrator").duties
    keeper.post(ADMINISTRATOR, said | {"reason": "周末只有我值班"})
    assert "strike_off" in Role.objects.get(code="administrator").duties
    assert Record.objects.get(kind="setting-changed").details["reason"] == "周末只有我值班"


def test_seeing_the_whole_office_is_more_too(keeper):
    Role.objects.filter(code="administrator").update(reach="unit")
    said = filled(keeper, ADMINISTRATOR, reach="office")
    assert keeper.post(ADMINISTRATOR, said).status_code == 409
    assert Role.objects.get(code="administrator").reach == "unit"


def test_administration_and_audit_stay_in_two_hands_where_an_office_keeps_them_apart(
    keeper,
):
    duties = [*filled(keeper, ADMINISTRATOR)["duties"], "audit"]
    said = filled(keeper, ADMINISTRATOR, duties=duties, reason="人手不够")
    directory.settle("青禾街道", three_administrators=True)
    answer = keeper.post(ADMINISTRATOR, said)
    assert answer.status_code == 409 and "由不同的人担任" in answer.content.decode()
    directory.settle("青禾街道", three_administrators=False)
    assert keeper.post(ADMINISTRATOR, said).status_code == 302


def test_a_role_without_a_duty_or_of_a_known_name_is_refused(keeper):
    wrong = keeper.post("/roles/add/", NEW | {"duties": [], "name": "书记"})
    text = wrong.content.decode()
    assert wrong.status_code == 409
    assert "一项职责也没勾" in text and "已经有叫这个名字的岗位" in text


def test_a_role_that_somebody_holds_is_not_put_away(keeper):
    answer = keeper.post("/roles/of/clerk/put-away/", follow=True)
    assert "还有人担任这个岗位" in answer.content.decode()
    assert Role.objects.get(code="clerk").active


def test_a_role_that_nobody_holds_is_put_away_and_brought_back(keeper):
    keeper.post("/roles/add/", NEW)
    role = Role.objects.get(name="党群干事")
    keeper.post(f"/roles/of/{role.code}/put-away/")
    assert "党群干事</option>" not in page(keeper, "/people/add/")
    keeper.post(f"/roles/of/{role.code}/bring-back/")
    assert "党群干事</option>" in page(keeper, "/people/add/")


def test_the_council_is_spoken_of_only_where_there_is_one(keeper):
    assert "议事会" not in page(keeper, CLERK)
    directory.settle("青禾街道", council=True)
    assert "只看提交议事会的" in page(keeper, CLERK)


def test_an_office_of_five_is_offered_two_roles(office):
    offer_roles(light=True)
    offered = set(Role.objects.filter(active=True).values_list("code", flat=True))
    held = set(User.objects.values_list("role__code", flat=True))
    assert offered == {role.code for role in LIGHT_ROLES} | held
    offer_roles(light=False)
    offered = set(Role.objects.filter(active=True).values_list("code", flat=True))
    assert offered == {role.code for role in ROLES}
