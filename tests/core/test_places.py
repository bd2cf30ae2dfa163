"""Places: what lies under what, and that a change of today rewrites nothing of yesterday."""

import datetime as dt

import pytest

from taizhang.core import places
from taizhang.core.places import Dates, Kind, PlaceFact, PlaceRefusal

TODAY = dt.date(2026, 11, 21)
TOMORROW = TODAY + dt.timedelta(days=1)
SPRING = dt.date(2026, 5, 1)
WINTER = dt.date(2026, 1, 1)

OFFICE = PlaceFact(1, Kind.SUBDISTRICT, "青禾街道", None, official="230602003")
BEIHU = PlaceFact(2, Kind.COMMUNITY, "北湖社区", 1)
SONGBAI = PlaceFact(3, Kind.COMMUNITY, "松柏社区", 1, official="230602003002")
GRID_3 = PlaceFact(4, Kind.GRID, "第三网格", 2, began_on=WINTER)
GRID_4 = PlaceFact(5, Kind.GRID, "第四网格", 2)
JINXIU = PlaceFact(6, Kind.ESTATE, "锦绣家园", 4)
QINGSONG = PlaceFact(7, Kind.ESTATE, "青松苑", 4)
GONE = PlaceFact(8, Kind.GRID, "老网格", 2, ended_on=SPRING)
TREE = {
    place.key: place
    for place in (OFFICE, BEIHU, SONGBAI, GRID_3, GRID_4, JINXIU, QINGSONG, GONE)
}
NOW = Dates(TODAY, TODAY)


def new(kind: Kind, name: str, above: int | None, official: str = "") -> PlaceFact:
    """Return a place that is to be added."""
    return PlaceFact(0, kind, name, above, official)


@pytest.mark.parametrize(
    ("place", "refusals"),
    [
        pytest.param(new(Kind.BUILDING, "3号楼", 6), (), id="a building in an estate"),
        pytest.param(new(Kind.BUILDING, "供销楼", 5), (), id="a building alone in a grid"),
        pytest.param(new(Kind.COMMUNITY, "南湖社区", 1, "230602003009"), (), id="twelve"),
        pytest.param(
            new(Kind.UNIT, "2单元", 6),
            (PlaceRefusal.WRONG_LEVEL,),
            id="a unit, no building",
        ),
        pytest.param(
            new(Kind.GRID, "散格", None), (PlaceRefusal.WRONG_LEVEL,), id="under nothing"
        ),
        pytest.param(
            new(Kind.ESTATE, "", 4), (PlaceRefusal.NAME_MISSING,), id="without a name"
        ),
        pytest.param(
            new(Kind.ESTATE, "锦绣家园", 4), (PlaceRefusal.NAME_TAKEN,), id="a name twice"
        ),
        pytest.param(
            new(Kind.ESTATE, "新苑", 8), (PlaceRefusal.UNDER_ENDED,), id="where nothing is"
        ),
        pytest.param(
            new(Kind.COMMUNITY, "南湖社区", 1, "2306020"),
            (PlaceRefusal.CODE_FORM,),
            id="a short code",
        ),
        pytest.param(
            new(Kind.GRID, "第五网格", 2, "230602003009001"),
            (PlaceRefusal.CODE_FORM,),
            id="a grid has no official code",
        ),
        pytest.param(
            new(Kind.COMMUNITY, "南湖社区", 1, "230603001009"),
            (PlaceRefusal.CODE_OF_ANOTHER,),
            id="the code of another subdistrict",
        ),
        pytest.param(
            new(Kind.COMMUNITY, "南湖社区", 1, "230602003002"),
            (PlaceRefusal.CODE_TAKEN,),
            id="the code of another community",
        ),
    ],
)
def test_a_place_is_added_where_it_belongs(place, refusals):
    assert places.adding(TREE, place, TODAY) == refusals


def test_a_place_does_not_end_before_it_begins():
    odd = PlaceFact(9, Kind.GRID, "第九网格", 2, began_on=SPRING, ended_on=WINTER)
    assert places.describing(TREE, odd) == (PlaceRefusal.ENDS_BEFORE_BEGINNING,)


@pytest.mark.parametrize(
    ("name", "on", "refusals"),
    [
        pytest.param("幸福网格", SPRING, (), id="from a day that has come"),
        pytest.param("第三网格", SPRING, (PlaceRefusal.NAME_SAME,), id="the same name"),
        pytest.param("第四网格", SPRING, (PlaceRefusal.NAME_TAKEN,), id="the neighbour's"),
        pytest.param("老网格", SPRING, (), id="the name of one that is no more"),
        pytest.param("幸福网格", TOMORROW, (PlaceRefusal.DAY_AHEAD,), id="not yet"),
        pytest.param(
            "幸福网格",
            dt.date(2025, 1, 1),
            (PlaceRefusal.BEFORE_BEGINNING,),
            id="before it was there",
        ),
    ],
)
def test_a_place_is_renamed_from_a_day_on(name, on, refusals):
    assert places.renaming(TREE, GRID_3.key, name, on, TODAY) == refusals


def test_what_has_ended_stays_as_it_was():
    ended = (PlaceRefusal.ALREADY_ENDED,)
    assert places.renaming(TREE, GONE.key, "新网格", TODAY, TODAY) == ended
    assert places.ending(TREE, GONE.key, TODAY, TODAY) == ended


@pytest.mark.parametrize(
    ("key", "under", "refusals"),
    [
        pytest.param(6, 5, (), id="an estate into the next grid"),
        pytest.param(6, 4, (PlaceRefusal.NOT_MOVED,), id="where it is"),
        pytest.param(4, 4, (PlaceRefusal.UNDER_ITSELF,), id="under itself"),
        pytest.param(2, 6, (PlaceRefusal.UNDER_ITSELF,), id="under what lies in it"),
        pytest.param(6, 1, (PlaceRefusal.WRONG_LEVEL,), id="straight under the office"),
        pytest.param(6, 8, (PlaceRefusal.UNDER_ENDED,), id="into a grid that is no more"),
    ],
)
def test_a_place_moves_only_to_where_it_can_lie(key, under, refusals):
    assert places.moving(TREE, key, under, TODAY, TODAY) == refusals


def test_a_place_ends_only_when_nothing_is_left_in_it():
    assert places.ending(TREE, JINXIU.key, TODAY, TODAY) == ()
    assert places.ending(TREE, GRID_3.key, TODAY, TODAY) == (PlaceRefusal.PARTS_REMAIN,)
    assert PlaceRefusal.OFFICE_STAYS in places.ending(TREE, OFFICE.key, TODAY, TODAY)


@pytest.mark.parametrize(
    ("names", "homes", "refusals"),
    [
        pytest.param(["第三网格", "第九网格"], {6: 0, 7: 1}, (), id="one keeps the name"),
        pytest.param(
            ["甲"], {6: 0, 7: 0}, (PlaceRefusal.TWO_PARTS,), id="one part is none"
        ),
        pytest.param(
            ["甲", "乙"], {6: 0}, (PlaceRefusal.PART_HOMELESS,), id="one estate forgotten"
        ),
        pytest.param(
            ["甲", "甲"], {6: 0, 7: 1}, (PlaceRefusal.NAME_TAKEN,), id="both called alike"
        ),
        pytest.param(
            ["甲", "第四网格"],
            {6: 0, 7: 1},
            (PlaceRefusal.NAME_TAKEN,),
            id="called like the neighbour",
        ),
    ],
)
def test_a_place_is_split_into_two_or_more(names, homes, refusals):
    assert places.splitting(TREE, GRID_3.key, names, homes, NOW) == refusals


@pytest.mark.parametrize(
    ("keys", "name", "refusals"),
    [
        pytest.param({4, 5}, "北网格", (), id="two grids of a community"),
        pytest.param({4, 5}, "第三网格", (), id="under the name of one of them"),
        pytest.param({4}, "北网格", (PlaceRefusal.TWO_PLACES,), id="one alone"),
        pytest.param(
            {4, 6}, "北网格", (PlaceRefusal.NOT_ALIKE,), id="a grid and an estate"
        ),
        pytest.param(
            {4, 8}, "北网格", (PlaceRefusal.ALREADY_ENDED,), id="with an ended one"
        ),
        pytest.param({4, 5}, "", (PlaceRefusal.NAME_MISSING,), id="without a name"),
    ],
)
def test_places_alike_are_merged_into_a_new_one(keys, name, refusals):
    assert places.merging(TREE, keys, name, NOW) == refusals


def test_buildings_of_the_same_name_stand_against_merging_their_estates():
    buildings = {
        20 + above: PlaceFact(20 + above, Kind.BUILDING, "3号楼", above) for above in (6, 7)
    }
    found = places.merging(TREE | buildings, {6, 7}, "锦绣青松", NOW)
    assert found == (PlaceRefusal.NAME_TAKEN,)


def test_the_office_is_neither_split_nor_merged():
    halves = places.splitting(TREE, OFFICE.key, ["甲", "乙"], {2: 0, 3: 1}, NOW)
    assert halves == (PlaceRefusal.OFFICE_STAYS,)
    assert PlaceRefusal.OFFICE_STAYS in places.merging(TREE, {1, 4}, "大街道", NOW)


def test_a_place_is_there_from_its_first_day_until_the_day_it_ends():
    assert GRID_3.there_on(WINTER) and not GRID_3.there_on(dt.date(2025, 12, 31))
    assert GONE.there_on(dt.date(2026, 4, 30)) and not GONE.there_on(SPRING)


def test_every_level_says_what_may_lie_in_it():
    assert places.parts_of(Kind.GRID) == (Kind.ESTATE, Kind.BUILDING)
    assert places.parts_of(Kind.UNIT) == ()
