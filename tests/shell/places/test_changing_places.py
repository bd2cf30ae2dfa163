"""Places change from a day on: what was registered before keeps its place and still reads right."""

import datetime as dt

import pytest
from django.utils import translation

from taizhang.core.places import Kind, PlaceRefusal, PlaceRefused
from taizhang.places import changing, names, recording
from taizhang.places.changing import NewPlace, Who
from taizhang.places.gazetteer import Gazetteer
from taizhang.places.models import (
    EarlierPlacement,
    OtherName,
    Place,
    PlaceChange,
    Succession,
)
from tests.cast import SUN_ADMINISTRATOR, settle_office

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
NOW = dt.datetime(2026, 11, 21, 1, tzinfo=dt.UTC)
SPRING = dt.date(2026, 5, 1)
SUN = Who(SUN_ADMINISTRATOR.id, NOW)


@pytest.fixture(autouse=True)
def office():
    """Settle the office of the cast."""
    settle_office()


def shown(code):
    """Return the place `code` as lists show it."""
    return names.place_names([code])[code]


def nothing_refers(codes):
    """Say that the ledger knows none of `codes`."""
    return False


def something_refers(codes):
    """Say that the ledger knows one of `codes`, if there are any."""
    return bool(codes)


def tables():
    """Return every row that tells of places, but for the list of changes."""
    kept = (Place, OtherName, EarlierPlacement, Succession)
    return [[*table.objects.order_by("pk").values()] for table in kept]


def split_grid():
    """Split grid 05 of 北湖: 锦绣家园 goes to the second part."""
    names_of_parts = ["北湖05网格", "北湖06网格"]
    return changing.split("beihu-05", names_of_parts, {"jinxiu": 1}, SPRING, SUN)


def test_the_kinds_of_the_rules_are_those_of_the_table():
    assert [kind.value for kind in Kind] == Place.Kind.values


def test_a_grid_that_was_split_says_so_wherever_it_is_named():
    split_grid()
    assert shown("beihu-05").name == "北湖05网格（2026-05-01 已拆分）"
    with translation.override("en"):
        assert shown("beihu-05").name == "Beihu Grid 05 (split on 2026-05-01)"


def test_what_lay_in_a_split_grid_lies_in_its_part_and_remembers():
    split_grid()
    assert shown("jinxiu-3").note == "北湖06网格"
    before = EarlierPlacement.objects.get(place__code="jinxiu")
    assert (before.above.code, before.until) == ("beihu-05", SPRING)


def test_a_grid_that_has_ended_is_not_offered_any_more():
    split_grid()
    offered = dict(Gazetteer().options())
    assert "beihu-05" not in offered
    assert "beihu-05" in dict(Gazetteer().options(besides="beihu-05"))
    assert {"北湖社区 北湖05网格", "北湖社区 北湖06网格"} <= set(offered.values())


def test_a_building_keeps_its_code_when_it_is_renamed():
    changing.rename("jinxiu", "锦华家园", "Jinhua Gardens", SPRING, SUN)
    assert shown("jinxiu-3").name == "锦华家园 3号楼"
    earlier = OtherName.objects.get(place__code="jinxiu")
    assert (earlier.name, earlier.sort, earlier.until) == ("锦绣家园", "earlier", SPRING)


def test_a_name_that_was_only_mistyped_is_not_kept():
    changing.rename("jinxiu", "锦绣佳园", "", SPRING, SUN, mistaken=True)
    assert not OtherName.objects.exists()


def test_a_unit_is_named_with_its_building_and_estate():
    code = changing.add("jinxiu-3", NewPlace(Kind.UNIT, "2单元"), SUN).code
    assert shown(code).name == "锦绣家园 3号楼 2单元"


def test_an_ended_community_is_named_and_not_offered():
    Place.objects.filter(parent__code="songbai").update(parent_id=None)
    changing.end("songbai", SPRING, SUN)
    assert names.community_names()["songbai"] == "松柏社区（2026-05-01 已停用）"
    assert "songbai" not in names.communities_there()


def test_what_a_rule_forbids_is_not_written():
    before = tables()
    with pytest.raises(PlaceRefused) as refused:
        changing.end("beihu-05", SPRING, SUN)
    assert refused.value.refusals == (PlaceRefusal.PARTS_REMAIN,)
    with pytest.raises(PlaceRefused):
        changing.describe("beihu", "", "12345", None, SUN)
    assert tables() == before
    assert not PlaceChange.objects.exists()


def test_a_name_is_said_only_once():
    changing.call_also("jinxiu", "铁路小区", SUN)
    with pytest.raises(PlaceRefused) as refused:
        changing.call_also("jinxiu", "铁路小区", SUN)
    assert refused.value.refusals == (PlaceRefusal.NAME_SAME,)


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(lambda: split_grid(), id="split"),
        pytest.param(lambda: changing.rename("jinxiu", "锦", "", SPRING, SUN), id="rename"),
        pytest.param(lambda: changing.end("qingsong-3", SPRING, SUN), id="end"),
        pytest.param(lambda: changing.call_also("jinxiu", "铁路小区", SUN), id="alias"),
        pytest.param(lambda: changing.move("qingsong", "beihu-05", SPRING, SUN), id="move"),
        pytest.param(
            lambda: changing.add("jinxiu", NewPlace(Kind.BUILDING, "9号楼"), SUN), id="add"
        ),
    ],
)
def test_a_mistake_just_made_is_taken_back_whole(act):
    before = tables()
    change = act()
    assert tables() != before
    recording.undo(change, nothing_refers, NOW)
    assert tables() == before


def test_what_the_ledger_refers_to_stays():
    change = split_grid()
    before = tables()
    with pytest.raises(PlaceRefused) as refused:
        recording.undo(change, something_refers, NOW)
    assert refused.value.refusals == (PlaceRefusal.SOMETHING_REFERS,)
    assert tables() == before


def test_what_others_built_upon_stays():
    added = changing.add("jinxiu", NewPlace(Kind.BUILDING, "9号楼"), SUN)
    changing.add(added.code, NewPlace(Kind.UNIT, "1单元"), SUN)
    with pytest.raises(PlaceRefused) as refused:
        recording.undo(added, nothing_refers, NOW)
    assert refused.value.refusals == (PlaceRefusal.SOMETHING_REFERS,)


def test_what_was_changed_again_or_long_ago_stays():
    renamed = changing.rename("jinxiu", "锦华家园", "", SPRING, SUN)
    changing.rename("jinxiu", "锦云家园", "", SPRING, SUN)
    with pytest.raises(PlaceRefused) as refused:
        recording.undo(renamed, nothing_refers, NOW)
    assert refused.value.refusals == (PlaceRefusal.CHANGED_SINCE,)
    with pytest.raises(PlaceRefused) as refused:
        recording.undo(renamed, nothing_refers, NOW + dt.timedelta(days=2))
    assert refused.value.refusals == (PlaceRefusal.TOO_LATE,)
