"""Places come in from a sheet: looked at first, written when confirmed, never twice."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.core.management.base import CommandError

from taizhang.atlas.models import PlaceSheet
from taizhang.places.models import OtherName, Place, PlaceChange

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
TITLES = ("社区", "网格", "小区", "楼栋", "单元", "英文名", "官方代码", "俗称", "启用日期")


def sheet(*rows):
    """Return a workbook with these rows under our titles."""
    book = openpyxl.Workbook()
    for row in (TITLES, *rows):
        book.active.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def handed_in(client, *rows):
    """Hand a sheet in; return the address of its preview."""
    file = SimpleUploadedFile("地点.xlsx", sheet(*rows))
    answer = client.post("/places/sheet/", {"file": file})
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


NEW = (
    ("南湖社区", "", "", "", "", "Nanhu", "", "南湖边"),
    ("", "第一网格"),
    ("", "", "碧水苑", "", "", "", "", "老纺织院、碧水"),
    ("", "", "", "1-3"),
    ("", "", "", "3号楼", "1-2"),
    ("北湖社区", "北湖05网格", "锦绣家园", "", "", "", "", "铁路院"),
)


def test_a_sheet_is_shown_before_anything_is_written(keeper):
    count = Place.objects.count()
    page = keeper.get(handed_in(keeper, *NEW)).content.decode()
    assert "南湖社区 › 第一网格 › 碧水苑 › 2号楼" in page
    assert "<td>南湖社区 › 第一网格</td>" in page
    assert Place.objects.count() == count and not OtherName.objects.exists()


def test_what_was_confirmed_is_there(keeper):
    keeper.post(f"{handed_in(keeper, *NEW)}bring/")
    unit = Place.objects.get(name="2单元")
    path = [unit.parent.name, unit.parent.parent.name, unit.parent.parent.parent.name]
    assert path == ["3号楼", "碧水苑", "第一网格"]
    said = set(OtherName.objects.values_list("place__name", "name"))
    assert said >= {("碧水苑", "老纺织院"), ("锦绣家园", "铁路院"), ("南湖社区", "南湖边")}


def test_the_same_sheet_twice_adds_nothing(keeper):
    keeper.post(f"{handed_in(keeper, *NEW)}bring/")
    kept = Place.objects.count(), OtherName.objects.count()
    page = keeper.get(handed_in(keeper, *NEW)).content.decode()
    assert "没有新的可加" in page
    assert (Place.objects.count(), OtherName.objects.count()) == kept


def test_confirming_twice_writes_once(keeper):
    where = handed_in(keeper, *NEW)
    keeper.post(f"{where}bring/")
    answer = keeper.post(f"{where}bring/", follow=True)
    assert "这份表已经导入过" in answer.content.decode()
    assert PlaceChange.objects.count() == 1 and not PlaceSheet.objects.exists()


def test_a_whole_sheet_is_taken_back(keeper):
    before = list(Place.objects.order_by("pk").values())
    keeper.post(f"{handed_in(keeper, *NEW)}bring/")
    keeper.post(f"/places/changes/{PlaceChange.objects.get().pk}/undo/")
    assert list(Place.objects.order_by("pk").values()) == before


def test_each_odd_row_is_named_and_the_others_come_in(keeper):
    where = handed_in(
        keeper,
        ("东湖社区", "", "", "", "", "", "12345"),
        ("南湖社区", "", "", "", "", "", "", "", "去年"),
        ("西湖社区", "一网格", "", "", "2单元"),
        ("松柏社区", "松柏一网格"),
    )
    page = keeper.get(where).content.decode()
    for words in ("官方代码的位数不对", "日期“去年”看不懂", "这一级不能放在那里面"):
        assert words in page
    keeper.post(f"{where}bring/")
    assert Place.objects.filter(name="松柏一网格").exists()
    assert not Place.objects.filter(name__in=["东湖社区", "南湖社区", "2单元"]).exists()


def test_a_file_that_is_no_sheet_of_ours_is_refused_in_words(keeper):
    book = openpyxl.Workbook()
    book.active.append(["姓名", "电话"])
    kept = io.BytesIO()
    book.save(kept)
    for contents in (kept.getvalue(), b"PK not a workbook"):
        file = SimpleUploadedFile("名单.xlsx", contents)
        answer = keeper.post("/places/sheet/", {"file": file})
        assert answer.status_code == 422
        assert "这份表读不懂" in answer.content.decode()


def test_what_goes_out_comes_in_again_without_a_change(keeper):
    keeper.post("/places/at/jinxiu/alias/", {"name": "铁路院"})
    keeper.post("/places/at/qingsong-3/end/", {"on": "2026-05-01"})
    out = keeper.get("/places/sheet/places.xlsx").content
    file = SimpleUploadedFile("地点.xlsx", out)
    where = keeper.post("/places/sheet/", {"file": file}).headers["Location"]
    assert "没有新的可加" in keeper.get(where).content.decode()


def test_the_empty_sheet_brings_no_example_along(keeper):
    out = keeper.get("/places/sheet/empty.xlsx").content
    answer = keeper.post("/places/sheet/", {"file": SimpleUploadedFile("空.xlsx", out)})
    assert answer.status_code == 422


def test_a_building_that_bears_the_name_of_its_estate_is_known_again(keeper):
    keeper.post(
        "/places/at/jinxiu-3/rename/", {"name": "锦绣家园 3 号楼", "on": "2026-05-01"}
    )
    row = ("北湖社区", "北湖05网格", "锦绣家园", "三号楼")
    assert "没有新的可加" in keeper.get(handed_in(keeper, row)).content.decode()


def test_the_same_by_command(tmp_path, capsys):
    file = tmp_path / "places.xlsx"
    file.write_bytes(sheet(*NEW))
    call_command("import_places", str(file), "--dry-run")
    assert not Place.objects.filter(name="南湖社区").exists()
    call_command("import_places", str(file))
    assert "new: 8" in capsys.readouterr().out
    out = tmp_path / "out.xlsx"
    call_command("export_places", "--out", str(out))
    titles = [cell.value for cell in openpyxl.load_workbook(out).worksheets[0][1]]
    assert titles[: len(TITLES)] == list(TITLES)


def test_the_command_says_which_rows_were_left_out(tmp_path, capsys):
    file = tmp_path / "places.xlsx"
    file.write_bytes(sheet(("东湖社区", "", "", "", "", "", "12345")))
    with pytest.raises(CommandError) as left:
        call_command("import_places", str(file))
    assert left.value.returncode == 1
    assert "line 2: 东湖社区" in capsys.readouterr().out


def test_an_office_without_places_gets_its_subdistrict_from_the_sheet(keeper):
    for row in Place.objects.order_by("-pk"):
        row.delete()
    keeper.post(f"{handed_in(keeper, *NEW)}bring/")
    assert Place.objects.get(kind="subdistrict").name == "青禾街道"
    assert Place.objects.get(name="南湖社区").parent.name == "青禾街道"
