"""Views: lists with a name, a live count and an address; who sees them, who may change them."""

import datetime as dt
from itertools import product
from urllib.parse import unquote

import pytest
from django.utils import timezone

from taizhang.core import commands as co
from taizhang.core.vocabulary import Urgency
from taizhang.ledger import book
from taizhang.listing.models import View
from taizhang.listing.saving import VIEWS_MOST
from tests.cast import (
    CHEN_GRID_WORKER,
    LI_CLERK,
    LIU_HANDLER,
    PROPERTY,
    SUN_ADMINISTRATOR,
    TANG_HANDLER,
    ZHENG_VERIFIER,
    signed_in,
)
from tests.shell.listing.pages import led_to, page_at, titles
from tests.shell.matters import GIVEN_OUT, registering

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def busy(ledger):
    """Return the clerk's browser, with matters that are late, quiet, repeated and new."""
    now = timezone.now()
    for days, more in (
        (30, {}),
        (9, {"place": "qingsong-3", "community": "songbai"}),
        (3, {"urgency": Urgency.URGENT}),
        (0, {"category": "noise"}),
    ):
        at = now - dt.timedelta(days=days, minutes=5)
        book.submit("", registering(f"{days} 天前的事", **more), by=LI_CLERK, at=at)
        command = registering(f"{days} 天前派的事", **more)
        book.submit("", command, *GIVEN_OUT, by=LI_CLERK, at=at)
    return ledger


def saved(client, query="?community=beihu", **said):
    """Save the list at `query` as a view; return its address."""
    fields = {"name": "北湖的事", "scope": "mine"} | said
    answer = client.post(f"/ledger/views/new/{query}", fields)
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


ADDRESSES = (
    "/ledger/",
    "/ledger/?phase=all",
    "/ledger/?phase=over",
    "/ledger/?community=beihu&raised=60d",
    "/ledger/?category=noise,street-lights&lamp=red",
    "/ledger/?due=this-week&urgency=urgent",
    "/ledger/?ended=this-week",
    "/ledger/?unit=-",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_number_on_the_page_is_the_length_of_the_list_it_leads_to(busy, address):
    saved(busy, "?community=songbai&phase=all")
    saved(busy, "?status=struck_off&sort=number", name="销号的")
    page = page_at(busy, address)

    told = {facet.url: facet.count for facet in page.facets if not facet.on}
    told |= {tab.url: tab.count for tab in page.tabs}
    told |= {each.url: each.count for each in page.suggestions}
    assert len(told) >= 13
    for url, count in told.items():
        reached = page_at(busy, url)
        assert count.number == reached.total.number == len(reached.lines), url


def test_the_first_view_counts_what_is_open(busy):
    tabs = {tab.slug: tab for tab in page_at(busy, "/ledger/").tabs}

    assert tabs["open"].on
    assert tabs["open"].count.number == 10
    assert tabs["struck-off"].count.number == 1
    assert tabs["recurring"].count.number > 0
    assert tabs["quiet"].count.number == 4


def test_my_matters_are_those_i_handle_and_those_i_took_in(busy):
    for who, wanted in ((LI_CLERK, 10), (LIU_HANDLER, 5), (TANG_HANDLER, 0)):
        tabs = {tab.slug: tab for tab in page_at(signed_in(who), "/ledger/").tabs}
        assert tabs["mine"].count.number == wanted
        assert page_at(signed_in(who), "/ledger/v/mine/").total.number == wanted


def test_a_matter_that_moves_is_not_quiet_any_more_but_a_reminded_one_is(busy):
    quiet = page_at(busy, "/ledger/v/quiet/").lines
    given_out = next(line for line in quiet if "30 天前派" in line.title)
    book.submit(given_out.case, co.Remind(), by=LI_CLERK)
    assert page_at(busy, "/ledger/v/quiet/").total.number == len(quiet)
    book.submit(given_out.case, co.TakeUp(), by=LIU_HANDLER)

    assert page_at(busy, "/ledger/v/quiet/").total.number == len(quiet) - 1


def test_a_saved_view_is_a_tab_with_its_conditions_and_its_order(busy):
    address = saved(busy, "?community=songbai&sort=-number&after=x&form=1")

    page = page_at(busy, address)

    assert titles(page) == ["9 天前派的事", "9 天前的事"]
    assert [tab.name for tab in page.tabs if tab.on] == ["北湖的事"]
    assert [chip.label for chip in page.filters] == ["社区"]
    assert "after" not in View.objects.get().conditions


def test_words_looked_for_are_sealed_in_a_view_as_in_its_address(busy):
    query = "?" + led_to(busy, "王桂兰").partition("?")[2]
    address = saved(busy, query)

    view = View.objects.get()
    reached = busy.get(address)["Location"]
    assert "王桂兰" not in unquote(view.conditions + reached)
    assert page_at(busy, address).words == "王桂兰"


@pytest.mark.parametrize(
    ("scope", "seen_by"),
    [
        ("mine", {"li"}),
        ("unit", {"li", "zheng"}),
        ("office", {"li", "zheng", "chen", "liu"}),
    ],
)
def test_a_view_is_seen_by_those_it_was_made_for_and_is_nowhere_for_others(
    busy, scope, seen_by
):
    address = saved(busy, scope=scope)
    people = {
        "li": LI_CLERK,
        "zheng": ZHENG_VERIFIER,
        "chen": CHEN_GRID_WORKER,
        "liu": LIU_HANDLER,
    }

    opened = {
        name
        for name, who in people.items()
        if signed_in(who).get(address).status_code == 302
    }
    tabbed = {
        name
        for name, who in people.items()
        if "北湖的事" in [tab.name for tab in page_at(signed_in(who), "/ledger/").tabs]
    }
    assert opened == tabbed == seen_by


def test_only_the_office_makes_views_for_the_whole_office(busy):
    answer = signed_in(LIU_HANDLER).post(
        "/ledger/views/new/?lamp=red", {"name": "全部红灯", "scope": "office"}
    )

    assert answer.status_code == 422
    assert "由街道办事处的同事来建" in answer.content.decode()
    assert 'value="全部红灯"' in answer.content.decode()


def test_a_view_belongs_to_who_made_it_and_to_the_administrator_once_it_is_shared(busy):
    acts = ("rename/", "delete/", "keep/?lamp=red")
    for scope, wanted in (("mine", 404), ("office", 200)):
        address = saved(busy, name=f"给{scope}", scope=scope)
        for act, who in product(acts, (CHEN_GRID_WORKER, ZHENG_VERIFIER)):
            assert signed_in(who).post(address + act, {}).status_code == 404
        admin = signed_in(SUN_ADMINISTRATOR).get(f"{address}rename/")
        assert admin.status_code == wanted


def test_a_view_is_renamed_and_shown_to_others(busy):
    address = saved(busy)
    busy.post(f"{address}rename/", {"name": "北湖", "scope": "unit", "opens_first": "on"})

    assert "北湖" in [
        tab.name for tab in page_at(signed_in(ZHENG_VERIFIER), "/ledger/").tabs
    ]
    assert busy.get("/ledger/")["Location"] == busy.get(address)["Location"]


def test_deleting_a_view_is_asked_first_and_takes_no_matter_away(busy):
    address = saved(busy, scope="office")
    before = page_at(busy, "/ledger/?phase=all").total
    asked = busy.get(f"{address}delete/").content.decode()
    assert "同事那里也不再有这个视图" in asked
    assert View.objects.count() == 1
    busy.post(f"{address}delete/")

    assert not View.objects.exists()
    assert busy.get(address).status_code == 404
    assert page_at(busy, "/ledger/?phase=all").total == before


def test_the_ledger_opens_with_the_view_that_was_set_first(busy):
    busy.post("/ledger/v/recurring/first/")

    assert "recurring=1" in busy.get("/ledger/")["Location"]
    assert busy.get(page_at(busy, "/ledger/").clear_url).status_code == 200
    assert signed_in(ZHENG_VERIFIER).get("/ledger/").status_code == 200
    busy.post("/ledger/v/recurring/first/")
    assert busy.get("/ledger/").status_code == 200


def test_conditions_added_to_a_view_can_be_kept_or_dropped(busy):
    address = saved(busy)
    facet = page_at(busy, address).facets[0]
    changed = page_at(busy, facet.url)
    assert changed.view.keep_slug and changed.view.restore_url
    busy.post(f"{address}keep/?{facet.url.partition('?')[2]}")

    kept = page_at(busy, address)
    assert {chip.label for chip in kept.filters} == {"社区", "灯"}
    assert kept.view.keep_slug == kept.view.restore_url == ""


def test_saving_the_same_view_twice_makes_one(busy):
    assert saved(busy) == saved(busy)
    assert View.objects.count() == 1


def test_nobody_fills_the_tabs_without_end(busy):
    for number in range(VIEWS_MOST):
        saved(busy, name=f"视图 {number}")
    answer = busy.post("/ledger/views/new/?lamp=red", {"name": "再来", "scope": "mine"})

    assert answer.status_code == 422
    assert "先删掉用不着的" in answer.content.decode()


def test_views_move_among_ones_own(busy):
    first, second = saved(busy, name="甲"), saved(busy, name="乙")
    busy.post(f"{second}move/", {"to": "up"})
    names = [tab.name for tab in page_at(busy, "/ledger/").tabs]
    assert names[-2:] == ["乙", "甲"]
    busy.post(f"{first}move/", {"to": "down"})

    assert [tab.name for tab in page_at(busy, "/ledger/").tabs][-2:] == ["乙", "甲"]


def test_the_page_of_all_views_says_who_sees_each(busy):
    saved(busy, scope="unit")
    page = busy.get("/ledger/views/").content.decode()

    assert "青禾街道办事处的同事" in page
    assert page.count("人人都有") == 7


def test_an_empty_list_offers_what_there_is_with_one_condition_less(busy):
    page = page_at(busy, f"/ledger/?community=songbai&category=noise&unit={PROPERTY}")

    assert page.lines == ()
    assert {(each.label, each.count.number) for each in page.suggestions} == {
        ("去掉“社区”", 1),
        ("去掉“类别”", 1),
    }


def test_an_empty_view_leads_to_views_that_are_not(busy):
    answer = signed_in(TANG_HANDLER).get("/ledger/v/mine/", follow=True)

    assert "“我的”里现在一件也没有" in answer.content.decode()
    assert "一周没动静" in [each.label for each in answer.context["page"].suggestions]


def test_the_last_condition_of_a_view_can_be_dropped(busy):
    page = page_at(busy, "/ledger/v/recurring/")

    dropped = page_at(busy, page.filters[0].remove_url)
    assert dropped.filters == ()
    assert dropped.total.number == 10


def test_an_address_that_only_names_a_view_leads_to_its_list(busy):
    assert "recurring=1" in busy.get("/ledger/?view=recurring&size=100")["Location"]


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
def test_a_page_with_all_its_tabs_costs_six_queries(busy, django_assert_max_num_queries):
    for number in range(20):
        saved(busy, f"?community=beihu&raised={number + 1}d", name=f"视图 {number}")
    busy.post("/ledger/v/open/columns/", {"act": "save", "shown": "category"})
    busy.get("/ledger/")
    with django_assert_max_num_queries(6):
        assert len(page_at(busy, "/ledger/").tabs) == 24
