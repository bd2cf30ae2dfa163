"""People come in from a sheet: looked at first, all that is sound, nobody ever removed."""

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.core.management.base import CommandError

from taizhang.audit.models import Record
from taizhang.people.models import Unit, User
from taizhang.staffing.models import StaffSheet
from tests.cast import LIU_HANDLER, account
from tests.shell.staffing.lists import TITLES, handed_in, workbook

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
NEW = (
    (
        "王桂兰",
        "北湖社区",
        "网格员",
        "05 网格长",
        "北湖05网格",
        "13800004521",
        "",
        "",
        "陈立",
    ),
    ("马跃", "", "承办人", "", "", "138 0000 4522", "mayue", "", ""),
    ("钱进", "同上", "", "", "", "", "", "否", ""),
)


def preview(client, *rows):
    """Return the address of the preview of a sheet of these rows, and what it says."""
    where = handed_in(client, workbook(*rows))
    return where, client.get(where).content.decode()


def test_a_list_is_shown_before_anything_is_written(keeper):
    before = User.objects.count()
    _where, page = preview(keeper, *NEW)
    assert "wangguilan" in page and "1 行没写岗位，先按“经办”加" in page
    assert User.objects.count() == before


def test_what_was_confirmed_is_there_without_a_password(keeper):
    where, _page = preview(keeper, *NEW)
    page = keeper.post(f"{where}bring/").content.decode()
    assert "发登录条" in page
    wang = User.objects.get(username="wangguilan")
    assert (wang.unit.name, wang.role.code, wang.area) == (
        "北湖社区",
        "grid_worker",
        "beihu-05",
    )
    assert wang.backup == User.objects.get(username="chen")
    assert not wang.has_usable_password() and wang.must_change_password
    assert User.objects.get(username="mayue").phone == "13800004522"
    qian = User.objects.get(username="qianjin")
    assert qian.unit == wang.unit and not qian.must_change_password
    assert not StaffSheet.objects.exists()


def test_the_slips_follow_for_those_who_sign_in(keeper):
    where, _page = preview(keeper, *NEW)
    keeper.post(f"{where}bring/")
    lines = keeper.get("/people/slips/").context["lines"]
    assert {line.username for line, ticked in lines if ticked} == {"wangguilan", "mayue"}


def test_the_same_list_twice_adds_nothing(keeper):
    where, _page = preview(keeper, *NEW)
    keeper.post(f"{where}bring/")
    before = list(User.objects.order_by("pk").values())
    _where, page = preview(keeper, *NEW)
    assert "没有可加、可改的" in page
    assert list(User.objects.order_by("pk").values()) == before


def test_confirming_twice_writes_once(keeper):
    where, _page = preview(keeper, *NEW)
    keeper.post(f"{where}bring/")
    answer = keeper.post(f"{where}bring/", follow=True)
    assert "这份表已经导入过" in answer.content.decode()
    assert User.objects.filter(name="王桂兰").count() == 1


def test_a_unit_that_is_not_there_is_made_if_somebody_says_so(keeper):
    where, page = preview(
        keeper, ("丁莉", "滨河物业", "承办人"), ("马跃", "南湖社区", "承办人")
    )
    assert "没有这些单位，要新建吗？" in page and "新建“滨河物业”" in page
    said = {"unit-0": "1", "unit-0-kind": "property"}
    page = keeper.post(f"{where}bring/", said).content.decode()
    assert Unit.objects.get(name="滨河物业").kind == "property"
    assert User.objects.get(name="丁莉").unit.name == "滨河物业"
    assert "没有“南湖社区”这个单位，也没选新建" in page
    assert not User.objects.filter(name="马跃").exists()
    assert not Unit.objects.filter(name="南湖社区").exists()


def test_a_role_that_is_not_there_is_asked_for_once(keeper):
    rows = (("丁莉", "锦绣物业", "社工"), ("马跃", "锦绣物业", "社工"))
    where, page = preview(keeper, *rows)
    assert "没有“社工”这个岗位" in page and "“社工”" in page
    keeper.post(f"{where}bring/", {"role-0": "handler"})
    assert User.objects.get(name="丁莉").role.code == "handler"
    assert User.objects.get(name="马跃").role.code == "handler"


def test_without_an_answer_such_rows_stay_out_and_are_named(keeper):
    where, _page = preview(
        keeper, ("丁莉", "锦绣物业", "社工"), ("马跃", "锦绣物业", "承办人")
    )
    page = keeper.post(f"{where}bring/").content.decode()
    assert "没有“社工”这个岗位" in page
    assert not User.objects.filter(name="丁莉").exists()
    assert User.objects.filter(name="马跃").exists()


def test_each_mistake_is_named_and_the_others_come_in(keeper):
    _where, page = preview(
        keeper,
        ("丁莉", "锦绣物业", "承办人", "", "", "1380000452100"),
        ("马跃", "锦绣物业", "承办人", "", "", "", "Ma Yue"),
        ("周航", "锦绣物业", "承办人", "", "", "", "li"),
        ("吴丹", "锦绣物业", "承办人", "", "", "", "wudan"),
        ("吴单", "锦绣物业", "承办人", "", "", "", "wudan"),
        ("孙晓", "锦绣物业", "承办人"),
        ("孙晓", "锦绣物业", "承办人"),
        ("", "锦绣物业", "承办人"),
        ("林洁", "锦绣物业", "承办人", "", "九号网格"),
        ("高原", "锦绣物业", "承办人", "", "", "", "", "", "没这个人"),
    )
    for words in (
        "手机号应是 11 位，现在是 13 位。",
        "登录名“Ma Yue”不行",
        "登录名 li 已经是李敏的",
        "登录名 wudan 在表里出现了不止一次",
        "和第 7 行重名",
        "没写姓名",
        "没有叫“九号网格”的社区或网格",
        "B 岗“没这个人”不在册",
    ):
        assert words in page, words


def test_somebody_is_known_again_and_only_full_cells_change(keeper):
    row = ("刘强", "锦绣物业", "", "维修班长", "", "13800009999", "liu")
    where, page = preview(keeper, row)
    assert "138****9999" in page and "13800009999" not in page
    keeper.post(f"{where}bring/")
    liu = account(LIU_HANDLER)
    assert (liu.title, liu.phone, liu.role.code) == ("维修班长", "13800009999", "handler")


def test_a_list_changes_neither_administrators_nor_oneself(keeper):
    where, page = preview(keeper, ("孙涛", "青禾街道办事处", "书记", "", "", "", "sun"))
    assert "岗位不能用表格改" in page
    keeper.post(f"{where}bring/")
    assert User.objects.get(username="sun").role.code == "administrator"


def test_a_namesake_with_another_phone_is_asked_about(keeper):
    User.objects.filter(username="liu").update(phone="13800001111")
    _where, page = preview(keeper, ("刘强", "锦绣物业", "承办人", "", "", "13800002222"))
    assert "已有刘强，电话不同" in page


def test_a_closed_account_is_not_opened_by_a_list(keeper):
    keeper.post(f"/people/of/{LIU_HANDLER.id}/close/")
    _where, page = preview(keeper, ("刘强", "锦绣物业", "", "", "", "", "liu"))
    assert "账号已停用" in page and not account(LIU_HANDLER).is_active


def test_titles_may_stand_below_a_heading_and_bear_other_names(keeper):
    titles = ("序号", "部门", "人员姓名", "联系电话")
    above = (("青禾街道工作人员名单",), ())
    contents = workbook((1, "锦绣物业", "丁莉", 13800004521), titles=titles, above=above)
    page = keeper.get(handed_in(keeper, contents)).content.decode()
    assert "dingli" in page and ">锦绣物业<" in page


def test_what_goes_out_comes_in_again_without_a_change(keeper):
    out = keeper.get("/people/sheet/people.xlsx").content
    assert "没有可加、可改的" in keeper.get(handed_in(keeper, out)).content.decode()
    assert Record.objects.filter(kind="exported", details__what="people-xlsx").exists()


def test_the_empty_sheet_brings_no_example_along(keeper):
    out = keeper.get("/people/sheet/empty.xlsx").content
    answer = keeper.post("/people/sheet/", {"file": SimpleUploadedFile("空.xlsx", out)})
    assert answer.status_code == 422


def test_a_file_that_is_no_list_is_refused_in_words(keeper):
    for contents in (workbook(("a", "b"), titles=("事项", "日期")), b"PK nothing"):
        file = SimpleUploadedFile("x.xlsx", contents)
        answer = keeper.post("/people/sheet/", {"file": file})
        assert answer.status_code == 422 and "这份表读不懂" in answer.content.decode()
    assert "请二选一" in keeper.post("/people/sheet/", {}).content.decode()


def test_the_same_by_command(office, tmp_path, capsys):
    file = tmp_path / "people.xlsx"
    file.write_bytes(workbook(*NEW, ("丁莉", "滨河物业", "承办人")))
    with pytest.raises(CommandError, match="1 rows were left out"):
        call_command("import_people", str(file), "--dry-run")
    assert not User.objects.filter(name="王桂兰").exists()
    call_command("import_people", str(file), "--make-units", "--passwords")
    told = capsys.readouterr().out
    assert "new: 4" in told and "wangguilan  " in told
    out = tmp_path / "out.xlsx"
    call_command("export_people", "--out", str(out))
    sheet = openpyxl.load_workbook(out).worksheets[0]
    assert sheet[1][0].value == TITLES[0]
    assert "王桂兰" in {row[0].value for row in sheet.iter_rows(min_row=2)}
