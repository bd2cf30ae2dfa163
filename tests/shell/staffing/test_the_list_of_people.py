"""The list of people: masked, by unit and role, page by page, found by part of a name."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from taizhang.people.models import Role, Unit, User
from tests.cast import LIU_HANDLER, PROPERTY

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def crowd(office):
    """Add 120 people to the property company."""
    unit, role = Unit.objects.get(code=PROPERTY), Role.objects.get(code="handler")
    User.objects.bulk_create(
        User(username=f"p{n}", name=f"员工{n}", unit=unit, role=role, phone="13800004521")
        for n in range(120)
    )


def names(page):
    """Return who stands on a page."""
    return [line.name for line in page.context["page"].lines]


def test_phones_are_masked(keeper):
    User.objects.filter(username="liu").update(phone="13800004521")
    page = keeper.get("/people/").content.decode()
    assert "138****4521" in page and "13800004521" not in page


def test_every_page_is_reached_forwards_and_back(keeper, crowd):
    page, seen, pages = keeper.get("/people/"), [], []
    while True:
        pages.append(names(page))
        seen += names(page)
        following = page.context["page"].next_url
        if not following:
            break
        page = keeper.get(following)
    assert len(seen) == len(set(seen)) == 131
    for earlier in reversed(pages[:-1]):
        page = keeper.get(page.context["page"].previous_url)
        assert names(page) == earlier
    assert not page.context["page"].previous_url


def test_a_page_takes_six_queries_however_long_the_list(keeper, crowd):
    keeper.get("/people/")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        keeper.get("/people/")
    assert len(asked) <= 6, [each["sql"][:80] for each in asked]


def test_the_list_is_narrowed_by_unit_role_and_account(keeper):
    keeper.post(f"/people/of/{LIU_HANDLER.id}/close/")
    assert set(names(keeper.get(f"/people/?unit={PROPERTY}"))) == {"唐宁", "何平"}
    assert set(names(keeper.get("/people/?role=handler"))) == {"唐宁", "王磊"}
    assert names(keeper.get("/people/?state=closed")) == ["刘强"]
    assert len(names(keeper.get("/people/?state=waiting"))) == 9


def test_nonsense_in_the_address_shows_a_page(keeper):
    for nonsense in (
        "unit=%00x",
        "after=1-2-3",
        "before=" + "9" * 60,
        "after=9-" + "9" * 18,
    ):
        assert keeper.get(f"/people/?{nonsense}").status_code == 200


def test_somebody_is_found_and_never_by_an_address(keeper):
    User.objects.filter(username="liu").update(phone="13800004521")
    for typed in ("刘", "liu", "4521", "Liu Q"):
        page = keeper.post("/people/find/", {"words": typed}).content.decode()
        assert f"/people/of/{LIU_HANDLER.id}/" in page, typed
    assert keeper.get("/people/find/?words=刘").status_code == 405
    assert (
        "没有找到这个人"
        in keeper.post("/people/find/", {"words": "无此人"}).content.decode()
    )
