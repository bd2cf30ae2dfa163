"""The pages of the places: a level at a time, every change dated, every refusal in words."""

import pytest

from taizhang.core import commands as co
from taizhang.core.vocabulary import Channel, Nature
from taizhang.ledger import book
from taizhang.places.models import OtherName, Place, PlaceChange, Point
from tests.cast import LI_CLERK

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def shown(client, path):
    """Return a page as text."""
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def raised_at(place):
    """Put a matter on the ledger that lies at `place`."""
    raised = co.RegisterIssue(
        summary="楼道灯不亮",
        channel=Channel.COUNTER,
        nature=Nature.REQUEST,
        category="street-lights",
        community="beihu",
        place=place,
        reporter="王桂兰",
        phone="13800004521",
    )
    return book.submit("", raised, by=LI_CLERK)


def test_the_tree_is_seen_a_level_at_a_time(keeper):
    raised_at("jinxiu-3")
    page = shown(keeper, "/places/")
    assert "北湖社区" in page and "松柏社区" in page
    assert "1 网格 · 1 小区 · 1 楼栋" in page
    assert "3号楼" not in page
    assert 'href="/ledger/?community=beihu">1</a>' in page


def test_a_place_leads_to_its_open_matters(keeper):
    raised_at("jinxiu-3")
    page = shown(keeper, "/places/at/jinxiu/")
    assert 'href="/ledger/?place=jinxiu-3">1</a>' in page
    ledger = shown(keeper, "/ledger/?place=jinxiu,jinxiu-3")
    assert "楼道灯不亮" in ledger and "锦绣家园" in ledger
    assert "楼道灯不亮" not in shown(keeper, "/ledger/?place=qingsong")


def test_a_page_of_a_place_costs_few_queries(keeper, django_assert_max_num_queries):
    shown(keeper, "/places/at/beihu/")
    # Session, reader, places, open matters, what is dated, points; and the office, which
    # only the transaction of a test asks for again.
    with django_assert_max_num_queries(8):
        keeper.get("/places/at/beihu/")


def test_eighteen_buildings_are_added_at_once(keeper):
    said = {"kind": "building", "names": "1-2号楼\n5、6栋", "began_on": ""}
    keeper.post("/places/at/qingsong/add/", said)
    names = Place.objects.filter(parent__code="qingsong").order_by("pk")
    assert [row.name for row in names] == ["3号楼", "1号楼", "2号楼", "5栋", "6栋"]


def test_what_is_refused_is_said_beside_its_field_and_nothing_typed_is_lost(keeper):
    said = {"kind": "building", "names": "3号楼", "name_en": "Building Three"}
    answer = keeper.post("/places/at/jinxiu/add/", said)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "未保存：同一处已经有叫这个名字的地点" in page
    assert 'value="Building Three"' in page
    assert not PlaceChange.objects.exists()


def test_a_day_that_cannot_be_read_is_said(keeper):
    answer = keeper.post("/places/at/jinxiu/end/", {"on": "明年"})
    assert answer.status_code == 422
    assert "这个日期看不懂" in answer.content.decode()


def test_a_grid_is_split_and_its_page_says_what_became_of_it(keeper):
    said = {"names": "北湖05网格\n北湖06网格", "on": "2026-05-01", "home-jinxiu": "1"}
    answer = keeper.post("/places/at/beihu-05/split/", said, follow=True)
    page = answer.content.decode()
    assert "2026-05-01 已拆分" in page
    assert "起一部分归“北湖06网格”" in page
    assert "已停用 1 个" in shown(keeper, "/places/at/beihu/")
    assert Place.objects.get(code="jinxiu").parent.name == "北湖06网格"


def test_a_matter_at_a_place_that_has_ended_still_reads_right(keeper):
    number = raised_at("jinxiu-3").issue.number
    keeper.post("/places/at/jinxiu-3/end/", {"on": "2026-05-01"})
    page = shown(keeper, f"/i/{number}/")
    assert "锦绣家园 3号楼（2026-05-01 已停用）" in page
    assert '<option value="锦绣家园3号楼">' not in shown(keeper, "/new/")


def test_neighbours_are_merged(keeper):
    keeper.post("/places/at/beihu-05/add/", {"kind": "estate", "names": "云杉里"})
    other = Place.objects.get(name="云杉里").code
    said = {"others": [other], "name": "锦云家园", "on": "2026-05-01"}
    keeper.post("/places/at/jinxiu/merge/", said)
    assert Place.objects.get(code="jinxiu-3").parent.name == "锦云家园"


def test_what_people_say_is_noted_and_taken_away(keeper):
    keeper.post("/places/at/jinxiu/alias/", {"name": "铁路家属院"})
    said = OtherName.objects.get()
    assert "铁路家属院" in shown(keeper, "/places/at/jinxiu/")
    keeper.post("/places/at/jinxiu/drop-name/", {"key": said.pk})
    assert not OtherName.objects.exists()


def test_a_mistake_just_made_is_taken_back(keeper):
    keeper.post("/places/at/jinxiu/rename/", {"name": "锦华家园", "on": "2026-05-01"})
    change = PlaceChange.objects.get()
    assert "锦绣家园 → 锦华家园" in shown(keeper, "/places/changes/")
    keeper.post(f"/places/changes/{change.pk}/undo/")
    assert Place.objects.get(code="jinxiu").name == "锦绣家园"
    assert "已撤回" in shown(keeper, "/places/changes/")


def test_what_a_matter_lies_at_is_not_taken_back(keeper):
    keeper.post("/places/at/jinxiu/add/", {"kind": "building", "names": "9号楼"})
    raised_at(Place.objects.get(name="9号楼").code)
    change = PlaceChange.objects.get()
    page = keeper.post(f"/places/changes/{change.pk}/undo/", follow=True).content.decode()
    assert "未撤回：已经有事项或别的地点用到了它" in page
    assert Place.objects.filter(name="9号楼").exists()


def test_a_place_is_found_by_first_letters(keeper):
    page = keeper.post("/places/find/", {"name": "jx3"}).content.decode()
    assert 'href="/places/at/jinxiu-3/"' in page
    assert "没有找到" in keeper.post("/places/find/", {"name": "河对岸"}).content.decode()


def test_an_office_without_places_begins_with_the_subdistrict(keeper):
    for row in Place.objects.order_by("-pk"):
        row.delete()
    assert "先写下街道" in shown(keeper, "/places/")
    answer = keeper.post("/places/", {"name": "青禾街道", "official": "2306"})
    assert "官方代码的位数不对" in answer.content.decode()
    keeper.post("/places/", {"name": "青禾街道", "official": "230602003"})
    assert Place.objects.get().kind == "subdistrict"


def test_a_point_is_kept_and_closed(keeper):
    said = {"kind": "box", "name": "锦绣意见箱", "address": "东门", "hours": "全天"}
    keeper.post("/places/at/jinxiu/point/", said)
    point = Point.objects.get()
    assert "锦绣意见箱" in shown(keeper, "/places/at/jinxiu/")
    assert "锦绣意见箱" in shown(keeper, f"/s/{point.code}/")
    keeper.post(f"/places/points/{point.code}/", said | {"gone": "on"})
    assert "已撤掉" in shown(keeper, "/places/at/jinxiu/")
    assert keeper.get(f"/s/{point.code}/").status_code == 404


def test_a_point_needs_a_name(keeper):
    answer = keeper.post("/places/at/jinxiu/point/", {"kind": "box", "address": "东门"})
    assert answer.status_code == 422
    assert "还没写名称" in answer.content.decode()
    assert not Point.objects.exists()
