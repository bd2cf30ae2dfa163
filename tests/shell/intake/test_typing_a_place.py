"""While a place is being typed, the likeliest ones are offered; nothing must be chosen."""

import pytest

from tests.cast import LI_CLERK, settle_office, signed_in

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def office():
    """Settle the office of the cast."""
    settle_office()


def offered(typed, community=""):
    """Return the list under the field as the page shows it."""
    said = {"place_text": typed, "community": community}
    return signed_in(LI_CLERK).post("/new/places/", said).content.decode()


def test_first_letters_and_a_figure_offer_the_building():
    page = offered("jx3")
    assert 'data-name="锦绣家园3号楼"' in page
    assert "北湖社区 · 北湖05网格" in page


def test_what_nobody_knows_offers_nothing():
    assert "finder__list" not in offered("河对岸")
    assert "finder__list" not in offered("")


def test_offering_costs_the_reader_and_nothing_else(django_assert_num_queries):
    client = signed_in(LI_CLERK)
    client.post("/new/places/", {"place_text": "jx3"})
    # Session and reader; the places are kept for a minute.
    with django_assert_num_queries(2):
        client.post("/new/places/", {"place_text": "qs3"})


def test_without_javascript_the_field_offers_the_browsers_own_list():
    page = signed_in(LI_CLERK).get("/new/").content.decode()
    assert 'list="places"' in page
    assert '<option value="锦绣家园3号楼">' in page


def test_what_is_typed_in_the_offices_way_is_located():
    client = signed_in(LI_CLERK)
    page = client.post("/new/alike/", {"place_text": "锦绣3#楼"}).content.decode()
    assert "没有看到相像的" in page
