"""QR codes on doors and walls: the address is set once and checked, each code leads to its place."""

import pytest
from django.test import Client

from taizhang.places.directory import office
from taizhang.web.public_address import warnings

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_the_address_is_checked_before_it_is_kept(keeper, settings):
    settings.ALLOWED_HOSTS = ["testserver", "minqing.example.cn"]
    answer = keeper.post("/places/posters/", {"address": "https://other.example"})
    assert answer.status_code == 422
    assert "本系统还不认“other.example”这个名字" in answer.content.decode()
    answer = keeper.post("/places/posters/", {"address": "https://minqing.example.cn/q/"})
    assert "网址只写到域名为止" in answer.content.decode()
    assert office().public_address == ""

    keeper.post("/places/posters/", {"address": " minqing.example.cn/ "})
    assert office().public_address == "http://minqing.example.cn"


@pytest.mark.parametrize(
    ("address", "count"),
    [
        pytest.param("https://minqing.example.cn", 0, id="as it should be"),
        pytest.param("http://minqing.example.cn", 1, id="without https"),
        pytest.param("http://192.168.1.20:8000", 2, id="a LAN without https"),
        pytest.param("https://taizhang.local", 1, id="a LAN with https"),
        pytest.param("http://server:8000", 2, id="a bare name"),
    ],
)
def test_plain_words_say_what_does_not_work(address, count):
    assert len(warnings(address)) == count


def test_there_is_nothing_to_print_before_there_is_an_address(keeper):
    answer = keeper.get("/places/posters/jinxiu/")
    assert answer.headers["Location"] == "/places/posters/"


@pytest.mark.parametrize("shape", ["door", "poster"])
def test_each_place_and_box_gets_its_own_code(keeper, shape):
    keeper.post("/places/posters/", {"address": "http://testserver"})
    keeper.post("/places/at/jinxiu-3/point/", {"kind": "box", "name": "三号楼意见箱"})
    page = keeper.get(f"/places/posters/jinxiu/?shape={shape}").content.decode()
    assert page.count('class="code__qr"') == 3
    assert f"codes--{shape}" in page and "三号楼意见箱" in page


def test_a_scanned_code_says_where_one_is_and_whom_to_call():
    page = Client().get("/s/jinxiu-3/").content.decode()
    assert "3号楼" in page and "锦绣家园" in page and "0459-000-0000" in page
    assert Client().get("/s/nowhere/").status_code == 404
