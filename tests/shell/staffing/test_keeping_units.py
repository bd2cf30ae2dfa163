"""Units: added, changed, and closed only when neither people nor matters are left over."""

import pytest

from taizhang.people.models import Unit, User
from taizhang.people.names import all_unit_names
from taizhang.people.receivers import receivers
from tests.cast import CITY_CARE, PROPERTY
from tests.shell.casework import pages
from tests.shell.staffing.filled import filled

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
NEW = {"name": "青禾消防站", "kind": "partner", "phone": "0459-0001509"}


def test_a_new_unit_can_be_given_matters_at_once(keeper):
    receivers()
    assert keeper.post("/units/add/", NEW).status_code == 302
    assert "青禾消防站" in dict(receivers().unit_options("")).values()


def test_a_unit_is_renamed_for_everybody_at_once(keeper):
    all_unit_names()
    where = f"/units/of/{PROPERTY}/"
    keeper.post(where, filled(keeper, where, name="锦绣物业服务公司", area="北湖社区"))
    assert all_unit_names()[PROPERTY] == "锦绣物业服务公司"
    assert Unit.objects.get(code=PROPERTY).area == "beihu"


def test_two_units_cannot_bear_one_name(keeper):
    answer = keeper.post("/units/add/", NEW | {"name": "锦绣物业"})
    assert answer.status_code == 409
    assert "已经有叫这个名字的单位" in answer.content.decode()


def test_what_is_missing_is_said(keeper):
    answer = keeper.post("/units/add/", {"name": ""})
    assert answer.status_code == 422 and "还没选单位类型" in answer.content.decode()


def test_a_unit_with_people_is_not_closed_before_somebody_says_where_they_go(keeper):
    where = f"/units/of/{PROPERTY}/close/"
    answer = keeper.post(where, {"people_to": ""})
    assert answer.status_code == 409
    assert "请选好这些人归到哪个单位" in answer.content.decode()
    assert Unit.objects.get(code=PROPERTY).active
    keeper.post(where, {"people_to": CITY_CARE})
    assert not Unit.objects.get(code=PROPERTY).active
    assert not User.objects.filter(unit__code=PROPERTY).exists()
    assert PROPERTY not in dict(receivers().units)


def test_a_unit_that_handles_open_matters_is_not_closed(keeper):
    pages.dispatched()
    where = f"/units/of/{PROPERTY}/close/"
    assert "还有 1 件在办" in keeper.get(where).content.decode()
    answer = keeper.post(where, {"people_to": CITY_CARE})
    assert answer.status_code == 409 and Unit.objects.get(code=PROPERTY).active
    assert User.objects.filter(unit__code=PROPERTY).exists()


def test_a_closed_unit_is_opened_again(keeper):
    keeper.post(f"/units/of/{PROPERTY}/close/", {"people_to": CITY_CARE})
    assert "已停用 1 个" in keeper.get("/units/").content.decode()
    keeper.post(f"/units/of/{PROPERTY}/reopen/")
    assert PROPERTY in dict(receivers().units)


def test_the_list_says_how_many_people_and_matters(keeper):
    pages.dispatched()
    lines = {line.code: line for line in keeper.get("/units/").context["lines"]}
    assert (lines[PROPERTY].people_count, lines[PROPERTY].open_count) == (3, 1)
    assert "在办" in keeper.get(lines[PROPERTY].open_url).content.decode()
