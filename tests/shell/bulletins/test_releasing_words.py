"""What is said in public of a matter: nothing by itself, a sentence where somebody releases one."""

import pytest
from django.test import Client

from taizhang.audit.models import Record
from taizhang.bulletins.models import PublicWords
from taizhang.places import directory
from tests.cast import LI_CLERK, LIU_HANDLER, ZHENG_VERIFIER, signed_in
from tests.entries import REOPEN
from tests.shell.bulletins.test_the_public_board import struck
from tests.shell.casework import pages
from tests.shell.residents import text

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("on_the_day"),
]
WORDS = "楼道里的灯换成声控的，亮了。"


def released(number, words=WORDS, by=ZHENG_VERIFIER):
    """Release `words` of the matter `number`."""
    return signed_in(by).post(f"/open/keep/{number}/", {"words": words}, follow=True)


def test_it_is_proposed_from_the_ledgers_title_and_waits_for_somebody():
    issue = struck(summary="王桂兰家3号楼2单元501门口灯不亮，电话13800004521")
    page = text(signed_in(LI_CLERK).get(f"/open/keep/{issue.number}/"))

    proposed = page.split("<textarea")[1].split("</textarea>")[0]
    assert "门口灯不亮" in proposed
    assert not any(said in proposed for said in ("王桂兰", "501", "4521"))
    assert not PublicWords.objects.exists()


def test_what_somebody_released_stands_on_the_board_until_they_take_it_back():
    issue = struck()
    released(issue.number)
    assert WORDS in text(Client().get("/open/"))
    assert Record.objects.filter(kind="setting-changed", about=issue.number).exists()

    taken = signed_in(LI_CLERK).post(f"/open/keep/{issue.number}/withdraw/", follow=True)
    assert "已收回" in text(taken)
    assert WORDS not in text(Client().get("/open/"))


@pytest.mark.parametrize(
    ("words", "why"),
    [
        pytest.param("灯亮了，找王桂兰问", "反映人的姓名", id="a name"),
        pytest.param("灯亮了，电话 138 0000 4521", "电话、证件号", id="a phone"),
        pytest.param("3号楼2单元501门口的灯亮了", "门牌号", id="a door"),
        pytest.param("  ", "还没写", id="nothing"),
    ],
)
def test_nothing_personal_is_released(words, why):
    page = released(struck().number, words)

    assert page.status_code == 422 and why in text(page)
    assert not PublicWords.objects.exists()


def test_while_the_matter_is_back_nothing_is_said_of_it():
    issue = struck()
    released(issue.number)
    pages.written(issue.case, REOPEN, by=LI_CLERK)

    assert WORDS not in text(Client().get("/open/"))


def test_it_is_for_those_who_call_back_or_correct():
    number = struck().number

    assert signed_in(LIU_HANDLER).get(f"/open/keep/{number}/").status_code == 403
    assert text(signed_in(LI_CLERK).get("/open/keep/")).count("写一句公开") == 1
    assert signed_in(LI_CLERK).get("/open/keep/2026-999/").status_code == 404
    directory.settle("青禾街道", public_board=False)
    assert signed_in(LI_CLERK).get("/open/keep/").status_code == 404
    assert "公开栏" not in text(signed_in(LI_CLERK).get("/desk/"))


@pytest.mark.parametrize(
    "number", ["9" * 5000 + "-1", "2026-" + "1" * 5000, "-", "２０２６-１"]
)
def test_a_number_that_cannot_be_is_not_there(number):
    assert signed_in(LI_CLERK).get(f"/open/keep/{number}/").status_code == 404
