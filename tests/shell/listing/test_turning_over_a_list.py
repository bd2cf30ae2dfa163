"""From the page of an issue to the next one of the list it was opened from."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from taizhang.ledger import book
from tests.cast import LI_CLERK
from tests.shell.matters import registering

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
ORDERED = "/ledger/?phase=all&sort=number"


def opened(client: Client, address: str, place: int) -> str:
    """Return the address that the row at `place` of a list opens."""
    return str(client.get(address).context["page"].lines[place].url)


def turned(client: Client, address: str, turn: str) -> str:
    """Press 下一件 or 上一件 on the page of an issue; return where that leads."""
    url = getattr(client.get(address).context["page"], f"{turn}_url")
    return client.get(url)["Location"]


def number_in(address: str) -> str:
    """Return the number of the issue at `address`."""
    return urlsplit(address).path.split("/")[2]


def test_the_next_matter_is_the_next_row_of_the_list(ledger):
    rows = [line.number for line in ledger.get(ORDERED).context["page"].lines]
    here = opened(ledger, ORDERED, 0)

    walked = [number_in(here)]
    for _step in rows[1:]:
        here = turned(ledger, here, "next")
        walked.append(number_in(here))

    assert walked == rows
    assert number_in(turned(ledger, here, "previous")) == rows[-2]


def test_only_matters_of_the_same_list_come(ledger):
    first = opened(ledger, "/ledger/?phase=open&sort=number", 0)
    last = turned(ledger, first, "next")
    page = ledger.get(turned(ledger, last, "next"), follow=True).content.decode()

    assert "<h1>楼道灯不亮</h1>" in ledger.get(last).content.decode()
    assert "<h1>楼道灯不亮</h1>" in page
    assert "这份清单后面没有了。" in page


@pytest.mark.parametrize("address", ["/ledger/", "/ledger/?form=1", "/ledger/?size=100"])
def test_the_ledger_as_it_opens_is_a_list_too(ledger, address):
    rows = ledger.get(address).context["page"].lines

    assert len(rows) > 1
    assert number_in(turned(ledger, rows[0].url, "next")) == rows[1].number


def test_before_the_first_matter_there_is_none(ledger):
    first = opened(ledger, ORDERED, 0)
    page = ledger.get(turned(ledger, first, "previous"), follow=True).content.decode()

    assert "这份清单前面没有了。" in page
    assert "<h1>电梯按钮失灵</h1>" in page


def test_what_is_done_to_a_matter_does_not_lose_its_place(ledger):
    book.submit("", registering("井盖松了"), by=LI_CLERK)
    waiting = "/ledger/?lamp=waiting&sort=number"
    page = ledger.get(opened(ledger, waiting, 0)).context["page"]
    act = next(link.url for link in page.acts if "/decline/" in link.url)
    form = ledger.get(act).context["form"]
    marks = {name: form[name].value() for name in ("key", "n")}
    said = {
        "reason": "not_clear_enough",
        "explanation": "请找公交公司",
        "where": "公交公司",
    }
    back = ledger.post(act, marks | said)["Location"]

    assert number_in(back) not in [
        line.number for line in ledger.get(waiting).context["page"].lines
    ]
    after = turned(ledger, back, "next")
    assert "<h1>井盖松了</h1>" in ledger.get(after).content.decode()


def test_words_that_were_looked_for_stay_sealed_on_the_way(ledger):
    address = ledger.post("/ledger/find/", {"words": "王桂兰"})["Location"]
    after = turned(ledger, opened(ledger, address, 0), "next")

    assert "王桂兰" not in after
    assert parse_qs(urlsplit(after).query)["q"]


def test_the_way_back_leads_to_the_list_and_the_panel_beside_it_forward(ledger):
    address = "/ledger/?phase=open&community=beihu"
    line = ledger.get(address).context["page"].lines[0]
    page, panel = (ledger.get(url).content.decode() for url in (line.url, line.peek_url))

    assert 'href="/ledger/?phase=open&amp;community=beihu"' in page
    assert line.url.replace("&", "&amp;") in panel


def test_whoever_came_another_way_is_offered_no_list(ledger):
    number = ledger.get(ORDERED).context["page"].lines[0].number
    page = ledger.get(f"/i/{number}/").content.decode()

    assert "下一件" not in page
    assert 'class="crumb"' in page


def test_matters_on_the_desk_follow_one_another_by_heap(ledger):
    for summary in ("井盖松了", "门禁坏了"):
        book.submit("", registering(summary), by=LI_CLERK)
    heap = next(h for h in ledger.get("/desk/").context["page"].heaps if len(h.matters) > 1)
    walked = [number_in(heap.matters[0].url)]
    here = heap.matters[0].url
    for _step in heap.matters[1:]:
        here = turned(ledger, here, "next")
        walked.append(number_in(here))

    assert walked == [number_in(matter.url) for matter in heap.matters]


@pytest.mark.parametrize("query", ["", "?phase=open&at=no-place", "?phase=never&at=WzFd"])
def test_an_address_that_makes_no_sense_is_no_error(ledger, query):
    number = ledger.get(ORDERED).context["page"].lines[0].number

    assert ledger.get(f"/ledger/next/{number}/{query}", follow=True).status_code == 200
    assert ledger.get(f"/i/{number}/{query}").status_code == 200
    assert ledger.get(f"/ledger/next/2026-99999/{query}").status_code == 404


def test_turning_is_bound_to_keys_that_the_sheet_lists(ledger):
    page = ledger.get(opened(ledger, ORDERED, 0)).content.decode()

    for key, name in (("j", "下一件"), ("k", "上一件")):
        assert re.search(rf'data-keys="{key}" data-keys-name="{name}"', page)
