"""The board: one sentence, lamps, communities and five matters, each number that of a list."""

import datetime as dt
import html
import re

import pytest
from django.utils import timezone

from taizhang.core import commands as co
from taizhang.core.vocabulary import Channel, Nature, ReturnReason
from taizhang.ledger import book
from tests.cast import (
    CITY_CARE,
    LI_CLERK,
    LIU_HANDLER,
    WANG_HANDLER,
    ZHOU_SECRETARY,
    settle_office,
    signed_in,
)
from tests.shell.casework.pages import carried_over
from tests.shell.matters import GIVEN_OUT

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
COUNTED = re.compile(r'href="(/ledger/\?[^"]+)"[^>]*>(.*?)</a>', re.DOTALL)
NUMBER = re.compile(r">\s*(\d+)\s*(?:件)?\s*<|^\s*(\d+)\s*(?:件)?\s*$")


@pytest.fixture(autouse=True)
def _office(db):
    settle_office()


def registered(summary, *then, days_ago=0, **said):
    """Return a matter of 北湖社区 that came in so many days ago."""
    told = {
        "channel": Channel.PHONE,
        "nature": Nature.REQUEST,
        "category": "street-lights",
        "community": "beihu",
        "place": "jinxiu-3",
        "reporter": "王桂兰",
    }
    command = co.RegisterIssue(summary=summary, **(told | said))
    at = timezone.now() - dt.timedelta(days=days_ago)
    return book.submit("", command, *then, by=LI_CLERK, at=at).issue


def on_the_board(by=ZHOU_SECRETARY):
    return signed_in(by).get("/board/").content.decode()


def sentence(page):
    found = re.search(r'<p class="say__s">(.*?)</p>', page, re.DOTALL)
    return re.sub(r"<[^>]+>", "", found[1])


def numbers(page):
    """Return (address, number) of every link on the page that shows how many there are."""
    links = [(html.unescape(url), f">{text}<") for url, text in COUNTED.findall(page)]
    return [
        (url, int(next(filter(None, found.groups()))))
        for url, text in links
        if (found := NUMBER.search(text))
    ]


def an_office_at_work():
    registered("路灯不亮", *GIVEN_OUT, days_ago=60)
    registered("路灯又不亮", *GIVEN_OUT, days_ago=50)
    registered("青松苑井盖破了", *GIVEN_OUT, community="songbai", days_ago=40)
    registered("刚来的事")
    registered("没说哪里", *GIVEN_OUT, community="", place="")
    row = co.CarryOver(
        batch="b-lastyear",
        source="表一!2",
        summary="旧账上的事",
        channel=Channel.INSPECTION,
        nature=Nature.REQUEST,
        category="litter",
        community="beihu",
        finished=False,
    )
    book.submit("", row, by=LI_CLERK)


def test_every_number_is_that_of_the_list_it_leads_to():
    an_office_at_work()
    page, client = on_the_board(), signed_in(ZHOU_SECRETARY)

    told = numbers(page)

    assert len(told) > 10
    for url, number in told:
        total = client.get(url).context["page"].total
        assert (url, total.number) == (url, number)


def test_last_years_ledger_is_not_what_was_registered_this_week():
    registered("路灯不亮")
    carried_over()

    week = {url: count for url, count in numbers(on_the_board()) if "raised=" in url}

    assert list(week.values()) == [1]


def test_the_sentence_says_what_is_late_and_where():
    an_office_at_work()

    said = sentence(on_the_board())

    assert "在办 5 件，超期 3 件，过半在北湖社区" in said


def test_where_nothing_is_late_it_says_so():
    registered("刚来的事")

    said = sentence(on_the_board())

    assert said == "本周登记 1 件，销号 0 件；现在在办 1 件，没有超期的。"


def test_an_office_without_matters_has_a_board_too():
    page = on_the_board()

    assert "今天没有要您过问的" in page
    assert "北湖社区" in page
    assert sentence(page) == "本周登记 0 件，销号 0 件；现在在办 0 件，没有超期的。"


def test_the_five_that_press_most_come_with_why():
    for number in range(6):
        place = f"{number}号井盖"
        registered(place, *GIVEN_OUT, place="", category="litter", days_ago=40 + number)
    given_back_twice("两家都说不归自己")

    page = on_the_board()

    matters = page[page.index('id="matters"') :]
    assert matters.count("<li>") == 5
    assert matters.index("两家都说不归自己") < matters.index("号井盖")
    assert "退回 2 次" in matters
    assert "5号井盖" in matters
    assert "0号井盖" not in matters


def given_back_twice(summary):
    case = registered(summary, *GIVEN_OUT, place="qingsong-3").case
    back = co.ReturnDispatch(reason=ReturnReason.NOT_OURS, explanation="不归我们。")
    book.submit(case, back, by=LIU_HANDLER)
    book.submit(case, co.DispatchIssue(unit=CITY_CARE), by=LI_CLERK)
    book.submit(case, back, by=WANG_HANDLER)


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
def test_it_asks_the_database_little(django_assert_max_num_queries):
    an_office_at_work()
    client = signed_in(ZHOU_SECRETARY)
    client.get("/board/")

    # Session and account are two of them.
    with django_assert_max_num_queries(6):
        client.get("/board/")


def test_it_is_english_for_who_reads_english():
    an_office_at_work()
    client = signed_in(ZHOU_SECRETARY)
    client.post("/language/", {"language": "en", "next": "/"})

    said = sentence(client.get("/board/").content.decode())

    assert "3 are overdue" in said
    assert not re.search(r"[，。；]", said)
