"""The frame around each page: where somebody may go, in which office, at what cost."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.template.loader import render_to_string
from django.test import RequestFactory

from taizhang.core.vocabulary import Actor
from taizhang.people.models import Role
from taizhang.people.rota import rota_kept
from taizhang.places import directory
from taizhang.web.context import Shell, shell
from tests.cast import (
    DUTIES,
    LI_CLERK,
    LIU_HANDLER,
    ZHENG_VERIFIER,
    ZHOU_SECRETARY,
    account,
    settle_office,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def office():
    """Settle the office and the cast."""
    settle_office()


def asked_by(actor: Actor | None, path: str = "/ledger/", posted: bool = False):
    """Return a request by somebody of the cast, or by somebody not signed in."""
    request = (RequestFactory().post if posted else RequestFactory().get)(path)
    request.user = account(actor) if actor else AnonymousUser()
    return request


def frame(actor: Actor | None, path: str = "/ledger/", posted: bool = False) -> Shell:
    """Return the frame of the page `path` as somebody of the cast sees it."""
    drawn = shell(asked_by(actor, path, posted))["shell"]
    assert isinstance(drawn, Shell)
    return drawn


def rail(actor: Actor | None, path: str = "/ledger/") -> dict[str, bool]:
    """Return the names in the rail, and whether each is where the reader stands."""
    return {item.name: item.here for item in frame(actor, path).nav}


def test_a_clerk_may_register_call_back_and_import():
    assert list(rail(LI_CLERK)) == [
        "工作台",
        "台账",
        "登记",
        "意见箱",
        "走访",
        "核验",
        "看板",
        "公开与指南",
        "共建",
        "导入",
    ]


def test_what_belongs_together_is_one_place_with_tabs():
    here = frame(LI_CLERK, "/hotline/")

    assert [(tab.name, tab.here) for tab in here.beside] == [
        ("登记", False),
        ("来问", False),
        ("热线", True),
        ("通知", False),
        ("突发", False),
    ]
    assert frame(LI_CLERK, "/ledger/").beside == ()


def test_of_places_that_belong_together_a_single_one_stands_for_itself():
    assert "突发" in rail(ZHOU_SECRETARY)
    assert frame(ZHENG_VERIFIER, "/open/keep/").beside == ()


def test_a_verifier_finds_the_checks_and_no_registering():
    assert list(rail(ZHENG_VERIFIER)) == ["工作台", "台账", "核验", "看板", "公开栏"]


def test_a_handler_sees_desk_ledger_and_board():
    assert list(rail(LIU_HANDLER)) == ["工作台", "台账", "看板"]


def test_nobody_signed_in_sees_no_rail():
    assert rail(None) == {}


def test_an_issue_belongs_to_the_ledger_in_the_rail():
    here = rail(LI_CLERK, "/i/2026-1286/")

    assert [name for name, open_now in here.items() if open_now] == ["台账"]


def test_a_page_that_draws_no_frame_asks_nothing(django_assert_num_queries):
    request = asked_by(LI_CLERK)
    cache.clear()

    with django_assert_num_queries(0):
        shell(request)


def test_the_frame_costs_one_query_at_most(django_assert_max_num_queries):
    request = asked_by(LI_CLERK)
    cache.clear()
    # Who is away is asked once a minute, by whatever comes first: the door, mostly.
    rota_kept()

    with django_assert_max_num_queries(1):
        drawn = render_to_string("404.html", shell(request), request)

    assert "青禾街道" in drawn


def test_changing_the_language_never_leads_back_to_a_page_that_was_posted():
    posted = frame(LI_CLERK, "/i/2026-1286/close/", posted=True)

    assert posted.back_here == "/"
    assert frame(LI_CLERK, "/ledger/?lamp=red").back_here == "/ledger/?lamp=red"


def test_the_demo_office_says_that_it_is_invented():
    directory.settle("青禾街道", demo=True)
    request = asked_by(None)

    assert "都是编的" in render_to_string("404.html", {}, request)


def test_a_refusal_gives_back_what_was_typed():
    needs = {
        "heading": "没有销号",
        "sentences": ["未销号：还没有别人核验。请先请核验员核验。"],
        "advice": "",
        "typed": [("办理结果", "换了六个灯。")],
        "back_url": "/i/2026-1286/",
        "back_label": "回到事项",
    }

    drawn = render_to_string("web/refused.html", needs, asked_by(LI_CLERK))

    assert "还没有别人核验" in drawn
    assert "换了六个灯。" in drawn


@pytest.mark.parametrize("name", ["400.html", "500.html"])
def test_the_last_pages_need_neither_request_nor_database(name, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert "没有做成" in render_to_string(name)


@pytest.mark.parametrize("role", sorted(DUTIES))
def test_no_two_places_open_by_the_same_keys(role):
    directory.settle("青禾街道", preset="full")
    user = account(LI_CLERK)
    user.role = Role.objects.get(code=role)
    request = RequestFactory().get("/ledger/")
    request.user = user
    drawn = shell(request)["shell"]
    assert isinstance(drawn, Shell)
    keys = [each.keys for item in drawn.nav for each in item.inside or (item,)]

    assert sorted(keys) == sorted(set(keys))
