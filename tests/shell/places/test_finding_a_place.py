"""Finding a place: what people write and type leads to the place they mean, or to none."""

import datetime as dt

import pytest
from django.utils import translation

from taizhang.core.places import Kind
from taizhang.places import changing
from taizhang.places.changing import NewPlace, Who
from taizhang.places.gazetteer import Gazetteer, Whereabouts
from taizhang.places.models import Place
from tests.cast import SUN_ADMINISTRATOR, settle_office

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
NOW = dt.datetime(2026, 11, 21, 1, tzinfo=dt.UTC)
SUN = Who(SUN_ADMINISTRATOR.id, NOW)
SPRING = dt.date(2026, 5, 1)


@pytest.fixture(autouse=True)
def office():
    """Settle the office of the cast, with a second unit in building 3 of 锦绣家园."""
    settle_office()
    changing.add("jinxiu-3", NewPlace(Kind.UNIT, "2单元"), SUN)
    changing.add("jinxiu", NewPlace(Kind.BUILDING, "13号楼"), SUN)


def name_of(code):
    """Return what the place found is called."""
    found = Gazetteer().proposal(code)
    return found.name if found else None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("锦绣家园门口", "锦绣家园", id="an estate"),
        pytest.param("北湖社区锦绣家园 3 号楼", "锦绣家园3号楼", id="the finest wins"),
        pytest.param("青松苑３号楼", "青松苑3号楼", id="full-width figures"),
        pytest.param("锦绣3#楼2单元", "锦绣家园3号楼2单元", id="as everybody writes it"),
        pytest.param("锦绣家园三号楼", "锦绣家园3号楼", id="figures in words"),
        pytest.param("锦绣家园 3 栋", "锦绣家园3号楼", id="栋"),
        pytest.param("锦绣家园3幢二单元", "锦绣家园3号楼2单元", id="幢"),
        pytest.param("锦绣家园3-2-501", "锦绣家园3号楼2单元", id="in short, with the flat"),
        pytest.param("锦绣家园03号楼", "锦绣家园3号楼", id="a nought before"),
        pytest.param("锦绣家园13号楼", "锦绣家园13号楼", id="13 is not 3"),
        pytest.param("锦绣家园十三号楼", "锦绣家园13号楼", id="neither in words"),
        pytest.param("锦绣家园23号楼", "锦绣家园", id="no such building"),
        pytest.param("锦绣家园1、3号楼之间", "锦绣家园", id="between buildings"),
        pytest.param("3号楼楼道灯不亮", "", id="two buildings, nobody can tell"),
        pytest.param("锦绣前程公司", "", id="half a name alone is no name"),
        pytest.param("北湖社区", "", id="a community is nowhere exact"),
        pytest.param("河对岸", "", id="nowhere we know"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_free_text_is_located_or_left_alone(text, place):
    found = Gazetteer().whereabouts(text, "").place
    assert (name_of(found) or "") == place


def test_the_community_that_was_chosen_helps_and_wins():
    known = Gazetteer()
    assert known.whereabouts("3号楼", "songbai") == Whereabouts("qingsong-3", "songbai")
    assert known.whereabouts("锦绣家园", "songbai") == Whereabouts("", "songbai")


def test_what_people_say_is_understood():
    changing.call_also("jinxiu", "老铁路院", SUN)
    assert Gazetteer().whereabouts("老铁路院3号楼", "").place == "jinxiu-3"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        pytest.param("jx3", "锦绣家园3号楼", id="first letters and a figure"),
        pytest.param("JX3", "锦绣家园3号楼", id="capitals"),
        pytest.param("jxjy", "锦绣家园", id="all first letters"),
        pytest.param("jx3-2", "锦绣家园3号楼2单元", id="with the unit"),
        pytest.param("qs3", "青松苑3号楼", id="another estate"),
        pytest.param("锦", "锦绣家园", id="one character"),
        pytest.param("锦绣3", "锦绣家园3号楼", id="a figure not finished"),
        pytest.param("锦绣家园三号楼", "锦绣家园3号楼", id="figures in words"),
        pytest.param("锦绣3#楼2单元", "锦绣家园3号楼2单元", id="as everybody writes it"),
        pytest.param("beihu", None, id="letters that begin nothing"),
        pytest.param("", None, id="nothing typed"),
    ],
)
def test_typing_proposes_the_likeliest_first(typed, first):
    found = Gazetteer().proposals(typed)
    assert (found[0].name if found else None) == first


def test_a_proposal_says_where_it_lies_in_the_readers_language():
    found = Gazetteer().proposals("jx3")[0]
    assert (found.name, found.note) == ("锦绣家园3号楼", "北湖社区 · 北湖05网格")
    with translation.override("en"):
        assert Gazetteer().proposals("jx3")[0].name == "Jinxiu Gardens Building 3"


def test_the_chosen_community_comes_first():
    assert Gazetteer().proposals("3号楼", "songbai")[0].code == "qingsong-3"


def test_the_name_of_before_still_leads_there():
    changing.rename("jinxiu", "锦华家园", "", SPRING, SUN)

    assert Gazetteer().whereabouts("锦绣家园3号楼", "").place == "jinxiu-3"
    assert Gazetteer().proposals("锦绣")[0].name == "锦华家园"


def test_what_was_merged_leads_to_what_it_became():
    changing.add("beihu-05", NewPlace(Kind.ESTATE, "云杉里"), SUN)
    spruce = Place.objects.get(name="云杉里").code
    changing.merge(["jinxiu", spruce], "锦云家园", SPRING, SUN)

    merged = Place.objects.get(name="锦云家园").code
    assert Gazetteer().whereabouts("云杉里门口", "").place == merged
    assert Gazetteer().proposals("云杉")[0].code == merged
    before = SPRING - dt.timedelta(days=1)
    assert Gazetteer().whereabouts("云杉里门口", "", before).place == spruce
    assert "云杉里" not in Gazetteer().names()


def test_a_building_that_is_no_more_leads_to_its_estate():
    changing.end("qingsong-3", SPRING, SUN)
    assert Gazetteer().whereabouts("青松苑3号楼", "").place == "qingsong"


def test_each_new_name_is_known_at_once_and_costs_two_queries(django_assert_num_queries):
    changing.call_also("jinxiu", "铁路小区", SUN)
    with django_assert_num_queries(2):
        known = Gazetteer()
        for text in ("铁路小区", "青松苑", "松柏社区"):
            known.whereabouts(text, "")
    assert known.whereabouts("铁路小区", "").place == "jinxiu"
