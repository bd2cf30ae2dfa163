"""What is found is listed and counted alike, whoever looks and however much of it there is."""

import pytest

from taizhang.core import commands as co
from taizhang.core.seeing import EVERYTHING, NOTHING, Sight
from taizhang.ledger import book, counting, queries, search
from taizhang.ledger.filtering import Filters
from taizhang.ledger.looking import looking
from taizhang.ledger.queries import SORTS
from tests.cast import BEIHU, LI_CLERK, LIU_HANDLER, PROPERTY
from tests.shell.ledger.matters import MONDAY, TAKEN_ON, minutes, registered, struck_off

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("office"),
]
WORDS = "楼道"
LISTS = (
    Filters(words=WORDS),
    Filters(words=WORDS, phase="open"),
    Filters(words=WORDS, phase="over"),
    Filters(words=WORDS, lamp="waiting"),
    Filters(words=WORDS, community="beihu"),
    Filters(words=WORDS, community="songbai", phase="open"),
    Filters(words="3"),
    Filters(words="2026-2"),
    Filters(words="没有这样的话"),
)
SEEN = {
    "everything": EVERYTHING,
    "all but complaints about the property": Sight(whole=True, own_unit=PROPERTY),
    "all but complaints about Beihu": Sight(whole=True, own_unit=BEIHU),
    "a community": Sight(communities=frozenset({"beihu"}), own_unit=BEIHU),
    "a unit": Sight(units=frozenset({PROPERTY}), own_unit=PROPERTY),
    "a person": Sight(person=LIU_HANDLER.id),
    "nothing": NOTHING,
}


@pytest.fixture(autouse=True)
def _matters(office):
    """Put five matters on the ledger, one of them over, one a complaint about the property."""
    complaint = registered(summary="楼道里堆物，物业不管").issue.case
    named = co.NameComplainedOf(unit=PROPERTY)
    book.submit(complaint, named, by=LI_CLERK, at=minutes(1))
    struck_off("1")
    registered(summary="楼道墙皮脱落")
    registered(*TAKEN_ON, summary="楼道感应灯坏了")
    registered(summary="河道漂浮物")


@pytest.mark.parametrize("often", [1, 3, 1000])
@pytest.mark.parametrize("seen", SEEN.values(), ids=SEEN)
def test_what_is_listed_is_counted(seen, often, monkeypatch):
    monkeypatch.setattr(search, "OFTEN", often)
    for filters in LISTS:
        with looking(seen):
            rows = list(queries.stream(filters, MONDAY))
            counted = counting.overview(filters, LISTS, MONDAY)
            known = queries.counts(filters, MONDAY)
            pages = [queries.page(filters, MONDAY, sort=sort).rows for sort in SORTS]

        assert str(counted.total) == str(len(rows)) == str(known.total)
        assert {shade: count.number for shade, count in counted.lamps.items()} == {
            shade: known.lamps[shade] for shade in counted.lamps
        }
        assert all(
            {row.case for row in page} == {row.case for row in rows} for page in pages
        )
        assert all(len(page) == len(rows) for page in pages)


def test_the_unit_that_is_complained_of_finds_and_counts_one_matter_less():
    everything, others = Filters(words=WORDS), SEEN["all but complaints about the property"]
    with looking(EVERYTHING):
        assert str(counting.overview(everything, [], MONDAY).total) == "4"
    with looking(others):
        assert str(counting.overview(everything, [], MONDAY).total) == "3"
        found = queries.page(everything, MONDAY).rows

    assert "物业不管" not in "".join(row.summary for row in found)


def test_more_than_enough_is_counted_exactly_where_nothing_else_narrows(monkeypatch):
    monkeypatch.setattr(counting, "ENOUGH", 2)
    narrowed = Filters(words=WORDS, community="beihu")

    assert str(counting.overview(Filters(words=WORDS), [], MONDAY).total) == "4"
    assert str(counting.overview(narrowed, [], MONDAY).total) == "2+"
    assert str(counting.overview(narrowed, [], MONDAY, exact=True).total) == "4"
