"""Posts come in from a sheet: looked at first, written when confirmed, odd rows left out."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.core.management.base import CommandError

from taizhang.people.models import Holding
from taizhang.roster.models import PostSheet
from tests.cast import CHEN_GRID_WORKER
from tests.shell.roster.filling import held, holders, keeper

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
TITLES = ("社区", "网格", "岗位名称", "姓名", "账号", "电话", "接电话的时间", "公开")
ROWS = (
    ("北湖社区", "", "社区书记", "王秀英", "", "0459-000-1301", "", "是"),
    ("北湖社区", "北湖05网格", "网格长", "", "chen", "", "8:30–17:30", "是"),
    ("", "同上", "卫生监督员", "李大山", "", "", "", "否"),
)
ODD = (
    ("南湖社区", "", "社区书记", "甲"),
    ("北湖社区", "99网格", "网格长", "乙"),
    ("北湖社区", "", "园艺师", "丙"),
    ("北湖社区", "", "社区书记", "丁", "nobody"),
    ("北湖社区", "", "社区书记", "戊", "chen"),
    ("北湖社区", "", "社区书记", "己", "", "", "", "也许"),
)


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
    file = SimpleUploadedFile("岗位.xlsx", sheet(*rows))
    answer = client.post("/posts/sheet/", {"file": file})
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def test_a_sheet_is_shown_before_anything_is_written():
    client = keeper()
    page = client.get(handed_in(client, *ROWS)).content.decode()

    assert "王秀英" in page and "陈立" in page
    assert not Holding.objects.exists()


def test_what_was_confirmed_is_there():
    client = keeper()
    client.post(f"{handed_in(client, *ROWS)}bring/")

    assert holders("beihu", "community-secretary") == ["王秀英"]
    assert holders() == ["陈立"]
    assert holders(kind="hygiene") == ["李大山"]
    assert not Holding.objects.get(kind__code="hygiene").shown


def test_the_same_sheet_twice_changes_nothing():
    client = keeper()
    for _twice in range(2):
        client.post(f"{handed_in(client, *ROWS)}bring/")

    assert Holding.objects.count() == len(ROWS)
    assert "什么也不会写入" in client.get(handed_in(client, *ROWS)).content.decode()


def test_whom_the_sheet_does_not_name_for_a_post_leaves_it_and_others_stay():
    held(who="从前的网格长")
    held(kind="safety", who="安全员")
    client = keeper()
    client.post(f"{handed_in(client, *ROWS)}bring/")

    assert holders() == ["陈立"]
    assert holders(kind="safety") == ["安全员"]
    assert Holding.objects.filter(name="从前的网格长", until__isnull=False).exists()


def test_a_row_without_a_name_changes_nothing():
    held(who="从前的网格长")
    client = keeper()
    client.post(f"{handed_in(client, ('北湖社区', '北湖05网格', '网格长'))}bring/")

    assert holders() == ["从前的网格长"]


def test_each_odd_row_says_what_is_odd_and_stays_out():
    client = keeper()
    address = handed_in(client, *ODD, *ROWS)
    page = client.get(address).content.decode()
    client.post(f"{address}bring/")

    for words in (
        "没有叫“南湖社区”的社区",
        "没有叫“99网格”的网格",
        "没有叫“园艺师”的岗位",
        "没有账号“nobody”",
        "账号“chen”不是这个姓名的",
        "请写 是 或 否",
    ):
        assert words in page
    assert Holding.objects.count() == len(ROWS)


def test_what_goes_out_comes_in_again_unchanged():
    held(who=CHEN_GRID_WORKER, duties="走访。", phone="0459-000-1305")
    held(kind="hygiene", who="李大山", shown=False)
    client = keeper()
    out = client.get("/posts/sheet/posts.xlsx").content
    answer = client.post("/posts/sheet/", {"file": SimpleUploadedFile("a.xlsx", out)})
    page = client.get(answer.headers["Location"]).content.decode()

    assert "什么也不会写入" in page


@pytest.mark.parametrize("raw", [b"", b"no workbook", sheet()[:200]])
def test_what_is_no_sheet_is_said(raw):
    file = SimpleUploadedFile("岗位.xlsx", raw)
    answer = keeper().post("/posts/sheet/", {"file": file})

    assert answer.status_code == 422
    assert not PostSheet.objects.exists()


def test_the_command_does_the_same_and_tells_what_it_left_out(tmp_path, capsys):
    file = tmp_path / "posts.xlsx"
    file.write_bytes(sheet(*ROWS, ODD[0]))

    with pytest.raises(CommandError, match="1 rows were left out"):
        call_command("import_posts", file)

    assert holders() == ["陈立"]
    assert "new: 3" in capsys.readouterr().out
    call_command("export_posts", out=tmp_path / "out.xlsx")
    assert (tmp_path / "out.xlsx").stat().st_size > 0


def test_looking_by_command_writes_nothing(tmp_path):
    file = tmp_path / "posts.xlsx"
    file.write_bytes(sheet(*ROWS))
    call_command("import_posts", file, dry_run=True)

    assert not Holding.objects.exists()
