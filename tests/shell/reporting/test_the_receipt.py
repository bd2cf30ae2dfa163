"""The receipt: for every voice, shown from the session, with a code that leads to the matter."""

import re
from io import BytesIO

import pytest
from django.test import Client
from PIL import Image

from taizhang.people.default_posts import ensure_posts
from taizhang.places import directory
from taizhang.web import receipts
from tests.cast import CHEN_GRID_WORKER
from tests.shell.residents import raised, text
from tests.shell.roster.filling import held

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("on_the_day"),
]


def test_it_says_what_happens_next_and_by_when():
    phone = Client()
    raised(phone, path="/s/jinxiu-3/")
    page = text(phone.get("/receipt/"))

    assert "11-23 周一 17:00 前告诉您受不受理" in page
    assert "受理后 7 个工作日内办" in page and "先问过您，才销号" in page
    assert "0459-000-0000" in page
    assert "验真词" not in page


@pytest.mark.parametrize("shown", [True, False])
def test_it_names_who_answers_for_the_grid_if_everybody_may_know(shown):
    ensure_posts()
    held(who=CHEN_GRID_WORKER, phone="0459-000-1305", shown=shown)
    phone = Client()
    raised(phone, path="/s/jinxiu-3/")

    assert ('href="tel:0459-000-1305"' in text(phone.get("/receipt/"))) is shown


def test_its_code_says_number_and_key_behind_the_hash():
    phone = Client()
    directory.settle("青禾街道", public_address="https://minqing.example.cn")
    receipt = raised(phone)
    answer = phone.get("/receipt/")

    said = receipts.address(receipt, answer.wsgi_request)
    where, _, opening = said.partition("#")
    number, key = opening.split(".")
    assert where == "https://minqing.example.cn/q/"
    assert number == receipt and re.fullmatch(r"[\w-]{22}", key)
    assert receipts.squares(said)[0] in text(answer)


def test_each_receipt_has_a_key_of_its_own_and_only_that():
    first, second = raised(), raised(words="另一件")

    assert receipts.opens(first, receipts.key_of(first))
    assert not receipts.opens(first, receipts.key_of(second))
    assert not receipts.opens(first, "") and not receipts.opens(first, "钥匙")


def test_no_number_stands_in_an_address():
    phone = Client()
    receipt = raised(phone)
    page = text(phone.get("/receipt/"))

    links = re.findall(r'(?:href|src|action)="([^"]*)"', page)
    assert not [link for link in links if receipt[:4] in link]


def test_it_is_a_picture_too():
    phone = Client()
    assert phone.get("/receipt/picture.png").status_code == 404
    raised(phone)
    answer = phone.get("/receipt/picture.png")

    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Cache-Control"] == "no-store"
    assert Image.open(BytesIO(answer.content)).size[0] == 720


def test_nobody_else_sees_it():
    raised(Client())

    assert "这里没有回执了" in text(Client().get("/receipt/"))


def test_earlier_ones_of_the_day_stay_below():
    phone = Client()
    first = raised(phone)
    raised(phone, words="另一件事")
    page = text(phone.get("/receipt/"))

    assert "今天在这部手机上提交的" in page
    assert page.index(first[:4]) > page.index("今天在这部手机上提交的")


def test_the_session_holds_the_number_sealed():
    phone = Client()
    receipt = raised(phone)

    assert receipt not in str(dict(phone.session))
