"""An issue at a glance beside the list: enough to decide, nothing of who the resident is."""

import pytest

from tests.cast import LIU_HANDLER, signed_in
from tests.shell.bulk.choosing import BY_SCRIPT, asked, waiting, with_liu

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_it_says_what_where_whose_and_what_happened(clerk):
    issue = with_liu("三号楼没灯")[0]

    page = clerk.get(f"/bulk/peek/{issue.number}/").content.decode()

    for words in ("三号楼没灯", "锦绣家园", "锦绣物业 刘强", "派给 锦绣物业 刘强", "打开"):
        assert words in page


def test_a_script_gets_the_panel_alone(clerk):
    issue = waiting("灯不亮")[0]

    part = clerk.get(f"/bulk/peek/{issue.number}/", headers=BY_SCRIPT).content.decode()

    assert "<html" not in part
    assert "灯不亮" in part


def test_it_offers_only_what_its_reader_may_do(clerk):
    issue = waiting("灯不亮")[0]
    address = f"/bulk/peek/{issue.number}/"

    assert f"/bulk/edit/{issue.number}/unit/" in clerk.get(address).content.decode()
    assert "/bulk/edit/" not in signed_in(LIU_HANDLER).get(address).content.decode()


def test_names_and_numbers_of_residents_are_not_in_it(clerk):
    issue = waiting("灯不亮")[0]

    page = clerk.get(f"/bulk/peek/{issue.number}/").content.decode()

    assert "王桂兰" not in page
    assert "13800004521" not in page


def test_there_is_nothing_to_look_at_under_a_number_nobody_has(clerk):
    assert clerk.get("/bulk/peek/2026-999/").status_code == 404


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
def test_looking_costs_six_queries(clerk, django_assert_max_num_queries):
    issue = with_liu("灯不亮")[0]
    clerk.get(f"/bulk/peek/{issue.number}/")

    with django_assert_max_num_queries(6):
        clerk.get(f"/bulk/peek/{issue.number}/")


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
def test_the_form_of_an_act_costs_six_queries(clerk, django_assert_max_num_queries):
    issues = waiting(*(f"第 {number} 件" for number in range(30)))
    asked(clerk, "dispatch", issues)

    with django_assert_max_num_queries(6):
        asked(clerk, "dispatch", issues)
