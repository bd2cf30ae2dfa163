"""Whoever leaves hands over everything in one act, and nothing is left without anybody."""

import pytest
from django.utils.timezone import localdate

from taizhang.core import commands as co
from taizhang.ledger import book
from taizhang.ledger.outstanding import outstanding
from taizhang.people import absences
from tests.cast import (
    CITY_CARE,
    LI_CLERK,
    LIU_HANDLER,
    SUN_ADMINISTRATOR,
    TANG_HANDLER,
    WANG_HANDLER,
    account,
    signed_in,
)
from tests.shell.casework import pages
from tests.shell.roster.filling import held, holders

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
PAGE = f"/people/{LIU_HANDLER.id}/handover/"


def left():
    """Return what Liu would leave behind."""
    return outstanding(LIU_HANDLER.id, localdate())


def everything():
    """Give Liu a matter, one reported, a post and somebody to stand in for."""
    issue = pages.dispatched()
    pages.handled(summary="北门灯不亮")
    held(who=LIU_HANDLER)
    absences.name_backup(account(WANG_HANDLER), account(LIU_HANDLER))
    return issue


def test_the_list_counts_what_there_is():
    everything()
    found = left()

    assert (found.in_hand, found.reported, found.posts, found.stands_in_for) == (1, 1, 1, 1)
    assert not found.nothing
    page = signed_in(LI_CLERK).get(PAGE).content.decode()
    assert "还没交清" in page and "王磊" in page and "网格长" in page


def test_all_of_it_goes_in_one_act():
    issue = everything()

    page = signed_in(LI_CLERK).post(PAGE, {"to": TANG_HANDLER.id}, follow=True)

    assert "都交给 唐宁 了" in page.content.decode()
    assert book.issue_of(issue.case).handler == TANG_HANDLER.id
    assert holders() == ["唐宁"]
    assert account(WANG_HANDLER).backup == account(TANG_HANDLER)
    assert left().nothing


def test_who_takes_over_does_not_stand_in_for_themselves():
    absences.name_backup(account(TANG_HANDLER), account(LIU_HANDLER))
    signed_in(LI_CLERK).post(PAGE, {"to": TANG_HANDLER.id})

    assert account(TANG_HANDLER).backup is None


def test_where_one_matter_cannot_go_nothing_goes():
    issue = everything()
    book.submit(issue.case, co.NameComplainedOf(unit=CITY_CARE), by=LI_CLERK)

    answer = signed_in(LI_CLERK).post(PAGE, {"to": WANG_HANDLER.id})

    assert answer.status_code == 422
    assert book.issue_of(issue.case).handler == LIU_HANDLER.id
    assert holders() == ["刘强"]
    assert account(WANG_HANDLER).backup == account(LIU_HANDLER)


def test_an_administrator_moves_no_matter_and_is_told_who_does():
    issue = everything()
    client = signed_in(SUN_ADMINISTRATOR)

    page = client.get(PAGE).content.decode()
    answer = client.post(PAGE, {"to": TANG_HANDLER.id})

    assert "派办归窗口和书记" in page
    assert answer.status_code == 422
    assert book.issue_of(issue.case).handler == LIU_HANDLER.id


def test_without_matters_an_administrator_hands_over_the_rest():
    held(who=LIU_HANDLER)
    signed_in(SUN_ADMINISTRATOR).post(PAGE, {"to": TANG_HANDLER.id})

    assert holders() == ["唐宁"]


@pytest.mark.parametrize("to", ["", "a-nobodyxxxx", LIU_HANDLER.id, LI_CLERK.id])
def test_it_goes_to_somebody_who_can_do_it(to):
    issue = everything()

    assert signed_in(LI_CLERK).post(PAGE, {"to": to}).status_code == 422
    assert book.issue_of(issue.case).handler == LIU_HANDLER.id


def test_who_has_nothing_may_go_at_once():
    assert left().nothing
    assert "账号可以停用" in signed_in(LI_CLERK).get(PAGE).content.decode()
