"""What was raised at a place is shown to whoever stands there: its kind, its day, no words."""

import pytest
from django.test import Client

from taizhang.core import commands as co
from taizhang.core.vocabulary import Nature
from taizhang.ledger import book, models
from tests.cast import ZHENG_VERIFIER
from tests.shell.casework import pages
from tests.shell.matters import SATISFIED
from tests.shell.residents import HERE, holder, raised, receipt_on, send, text
from tests.shell.undrawn import undrawn

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("on_the_day"),
]


def offered(path=HERE):
    """Return the similar matters on the page of a code."""
    return Client().get(path).context["similar"]


def test_an_open_matter_is_named_by_its_kind_and_day_alone(dispatched):
    page = undrawn(text(Client().get(HERE)))

    assert "锦绣家园 3号楼 路灯楼道灯" in page or "锦绣家园3号楼 路灯楼道灯" in page
    assert "正在办" in page and "我也遇到" in page
    for told in ("3 号楼楼道灯不亮", "灯坏了快一个月", "王桂兰", "13800004521", "501"):
        assert told not in page
    assert dispatched.number not in page and dispatched.case not in page


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({"category": "neighbours"}, id="what nobody can photograph"),
        pytest.param({"place": "qingsong-3", "community": "songbai"}, id="elsewhere"),
    ],
)
def test_other_matters_are_nobodys_business(more):
    pages.dispatched(**more)

    assert offered() == ()


def test_a_complaint_about_a_unit_is_not_shown_to_neighbours(dispatched):
    models.Standing.objects.update(complained_of="u-jinxiuprops")

    assert offered() == ()


def test_saying_me_too_adds_a_voice_with_a_receipt_of_its_own(dispatched):
    phone = Client()
    (same,) = offered()
    send(phone, HERE, words="", about=same.token, phone="13900001111")
    receipt = receipt_on(phone)

    assert holder(receipt).case == dispatched.case and holder(receipt).voice == 2
    assert len(book.issue_of(dispatched.case).voices) == 2
    assert models.Standing.objects.count() == 1


def test_what_broke_again_is_a_new_matter_that_knows_of_the_earlier_one(struck_off):
    (same,) = offered()
    assert same.over and "又坏了" in text(Client().get(HERE))
    phone = Client()
    send(phone, HERE, words="", about=same.token)

    case = holder(receipt_on(phone)).case
    issue = book.issue_of(case)
    assert case != struck_off.case
    assert (issue.category, issue.place, issue.earlier_count) == (
        "street-lights",
        "jinxiu-3",
        1,
    )
    assert models.Standing.objects.get(case=case).summary == "路灯楼道灯又有问题"


def test_what_is_struck_off_meanwhile_becomes_a_new_matter(verified):
    (same,) = offered()
    pages.written(verified.case, SATISFIED, co.StrikeOff(), by=ZHENG_VERIFIER)

    receipt = raised(path=HERE, about=same.token)
    assert holder(receipt).case != verified.case


def test_a_token_of_somebody_else_s_making_is_just_a_form():
    receipt = raised(path=HERE, about="AAAA")

    assert book.issue_of(holder(receipt).case).nature is Nature.REQUEST
