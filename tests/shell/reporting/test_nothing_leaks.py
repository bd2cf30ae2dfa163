"""Pages that anybody can open hold nobody's name, number, door or words."""

import re

import pytest
from django.test import Client

from taizhang.ledger import book
from tests.cast import CAST, LI_CLERK
from tests.shell.casework import pages
from tests.shell.residents import HERE, looked_up

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("on_the_day"),
]
PHONE = re.compile(r"1[3-9]\d[ -]?\d{4}[ -]?\d{4}")
DOOR = re.compile(r"\d单元\s*\d{3}|\d{3}\s*室|(?<!\d)501(?!\d)")
HIDDEN = re.compile(r'<input type="hidden"[^>]*>')
SAID = ("王桂兰", "灯坏了快一个月", "3 号楼楼道灯不亮", pages.DONE)
NAMES = tuple(part.name for part in CAST)
OPEN_PAGES = (
    *("/", "/sign-in/", "/report/", HERE, "/s/jinxiu/", "/s/beihu/", "/q/", "/receipt/"),
    *("/care/", "/care/report/kind/", "/care/report/words/", "/care/report/phone/"),
)


def leaks(page: str) -> list[str]:
    """Return what a page says that is somebody's own business."""
    told = [word for word in (*SAID, *NAMES) if word in page]
    # What chance put into hidden fields may look like any number.
    plain = HIDDEN.sub("", page)
    return told + PHONE.findall(plain) + DOOR.findall(plain)


@pytest.fixture
def matters():
    """Put a matter at each station at building 3; return their receipt numbers."""
    waiting = book.submit("", pages.registering(), by=LI_CLERK).receipt
    pages.dispatched()
    pages.struck_off()
    return waiting


@pytest.mark.parametrize("path", OPEN_PAGES)
def test_a_page_for_everybody_names_nobody(matters, path):
    assert leaks(Client().get(path, follow=True).content.decode()) == []


def test_what_a_number_alone_brings_names_nobody(matters):
    assert leaks(looked_up(matters).content.decode()) == []


@pytest.mark.parametrize("words", ["王桂兰", "打 13800004521", "3单元501", "501室"])
def test_a_leak_would_be_seen(words):
    assert leaks(words)
