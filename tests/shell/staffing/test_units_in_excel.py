"""Units come in from a sheet: known by name, changed where a cell is full, never closed."""

import openpyxl
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from taizhang.people.models import Unit
from tests.cast import PROPERTY
from tests.shell.staffing.lists import handed_in, workbook

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
TITLES = ("单位名称", "类型", "电话", "负责社区", "英文名")
ROWS = (
    ("松柏社区居委会", "社区", "0459-0001302", "松柏社区", "Songbai"),
    ("青禾供热公司", "", "", "", ""),
    ("锦绣物业", "", "0459-0001401", "", ""),
    ("城管科", "科室", "", "", ""),
)
ODD = (
    ("某某队", "军队", "", "", ""),
    ("松柏社区居委会", "", "", "", ""),
    ("光明社区", "", "12", "", ""),
)


def sheet(*rows):
    """Return a sheet of these units."""
    return workbook(*rows, titles=TITLES)


def test_units_are_added_and_changed_when_confirmed(keeper):
    where = handed_in(keeper, sheet(*ROWS), "/units/sheet/")
    assert "青禾供热公司" in keeper.get(where).content.decode()
    assert not Unit.objects.filter(name="青禾供热公司").exists()
    keeper.post(f"{where}bring/")
    made = Unit.objects.get(name="松柏社区居委会")
    assert (made.kind, made.area, made.name_en) == ("community", "songbai", "Songbai")
    assert Unit.objects.get(name="青禾供热公司").kind == "partner"
    changed = Unit.objects.get(code=PROPERTY)
    assert (changed.phone, changed.name_en) == ("0459-0001401", "Jinxiu Property")


def test_what_is_odd_is_named_and_stays_out(keeper):
    where = handed_in(keeper, sheet(*ROWS, *ODD), "/units/sheet/")
    page = keeper.get(where).content.decode()
    for words in ("没有“军队”这种单位类型", "和第 2 行重名", "电话“12”看不懂"):
        assert words in page
    keeper.post(f"{where}bring/")
    assert not Unit.objects.filter(name__in=["某某队", "光明社区"]).exists()


def test_what_goes_out_comes_in_again_without_a_change(keeper):
    out = keeper.get("/units/sheet/units.xlsx").content
    where = handed_in(keeper, out, "/units/sheet/")
    assert "没有可加、可改的" in keeper.get(where).content.decode()


def test_the_same_by_command(office, tmp_path, capsys):
    file = tmp_path / "units.xlsx"
    file.write_bytes(sheet(*ROWS, *ODD))
    with pytest.raises(CommandError, match="3 rows were left out"):
        call_command("import_units", str(file))
    assert "new: 2" in capsys.readouterr().out
    out = tmp_path / "out.xlsx"
    call_command("export_units", "--out", str(out))
    names = [row[0].value for row in openpyxl.load_workbook(out).worksheets[0].iter_rows()]
    assert "青禾供热公司" in names
