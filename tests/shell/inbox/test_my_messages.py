"""Messages as people find them: mine alone, to be read, to be had by e-mail, to be rung up."""

import re
from contextlib import closing
from threading import Event, Thread
from time import sleep

import pytest
from django.db import connection, transaction
from django.utils.timezone import now

from taizhang.core import commands as co
from taizhang.core.vocabulary import DeclineReason, ReturnReason
from taizhang.inbox.mine import mark_read
from taizhang.jobs import offices
from taizhang.ledger import book, numbers
from taizhang.outbox import sending, staff, writing
from taizhang.outbox.models import Hook, Message, Ringing, Wish
from taizhang.outbox.staff import Wants, Wished
from taizhang.outbox.withdrawing import count_unread
from taizhang.outbox.writing import Telling, deliver
from tests.cast import (
    CHEN_GRID_WORKER,
    CITY_CARE,
    LI_CLERK,
    LIU_HANDLER,
    MIAO_LEADER,
    PROPERTY,
    SUN_ADMINISTRATOR,
    TANG_HANDLER,
    account,
    signed_in,
)
from tests.shell.casework import pages
from tests.shell.outbox.hooks import set_hook
from tests.shell.outbox.robots import robot

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
MINE, SETTINGS = "/messages/", "/settings/messages/"
NO = co.DeclineIssue(reason=DeclineReason.ALREADY_ANSWERED, explanation="上月答复过")


@pytest.fixture(autouse=True)
def read(office) -> None:
    """Begin to read the book at its end."""
    writing.look(now())


def text(actor, address) -> str:
    """Return what a page says."""
    return signed_in(actor).get(address).content.decode()


def given() -> Message:
    """Return the message that tells Liu of a matter that is his now."""
    pages.dispatched()
    writing.look(now())
    return Message.objects.get(person=LIU_HANDLER.id)


def test_what_i_was_told_leads_to_the_matter_and_is_counted_beside_the_bell():
    given()

    page = text(LIU_HANDLER, MINE)
    assert "派给您了，请接单" in page
    assert re.search(r'href="/i/2026-1/"', page)
    assert '<b class="bell__n">1' in text(LIU_HANDLER, "/ledger/")
    assert "您有 1 条消息没看过" in text(LIU_HANDLER, "/desk/")
    assert "bell__n" not in text(TANG_HANDLER, "/ledger/")


def test_nobody_reads_or_ticks_off_what_was_told_to_somebody_else():
    message = given()
    signed_in(TANG_HANDLER).post(f"/messages/{message.pk}/read/")

    assert account(LIU_HANDLER).messages_unread == 1
    assert "派给您了" not in text(TANG_HANDLER, MINE)


def test_what_i_read_is_counted_no_more():
    message = given()
    client = signed_in(LIU_HANDLER)
    client.post("/messages/read/", {"upto": str(message.pk - 1)})
    assert account(LIU_HANDLER).messages_unread == 1

    client.post("/messages/read/", {"upto": str(message.pk)})
    assert account(LIU_HANDLER).messages_unread == 0
    message.refresh_from_db()
    assert message.status == "delivered"


def test_what_i_may_not_see_any_more_keeps_its_number_and_shows_no_words():
    message = given()
    case, to_wang = message.items[0][2], co.DispatchIssue(unit=CITY_CARE)
    back = co.ReturnDispatch(reason=ReturnReason.NOT_OURS, explanation="路灯归城管")
    book.submit(case, back, by=LIU_HANDLER)
    book.submit(case, to_wang, by=LI_CLERK)

    page = text(LIU_HANDLER, MINE)
    assert "〔2026〕1" in page
    assert "楼道灯" not in page


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
@pytest.mark.parametrize(
    ("actor", "address"), [(LIU_HANDLER, MINE), (LI_CLERK, "/messages/ringing/")]
)
def test_the_pages_cost_six_queries_at_most(actor, address, django_assert_max_num_queries):
    for _each in range(4):
        issue = pages.registered()
        book.submit(issue.case, NO, by=LI_CLERK)
        pages.dispatched()
        writing.look(now())
    client = signed_in(actor)
    client.get(address)
    with django_assert_max_num_queries(6):
        assert client.get(address).status_code == 200


def test_an_address_is_sealed_and_asked_for_where_something_is_wanted():
    client = signed_in(LIU_HANDLER)
    said = {"wants": "all", "language": "zh-hans"}
    answer = client.post("/messages/wishes/", {"address": ""} | said)
    assert answer.status_code == 422
    assert "还没写邮箱" in answer.content.decode()

    said |= {"address": "liu@office.example", "wants": "digests"}
    client.post("/messages/wishes/", said)
    kept = Wished("liu@office.example", Wants.DIGESTS, "zh-hans")
    assert staff.wish(LIU_HANDLER.id) == kept
    (row,) = Wish.objects.all()
    assert b"liu@" not in bytes(row.address)


def test_whoever_is_declined_is_rung_up_and_it_says_who_rang():
    issue = pages.registered()
    book.submit(issue.case, NO, by=LI_CLERK)
    writing.look(now())
    assert "1 位居民等着打电话告知" in text(LI_CLERK, "/desk/")
    assert "不予受理，要告诉本人" in text(LI_CLERK, "/messages/ringing/")

    (one,) = Ringing.objects.all()
    address = f"/messages/ringing/{one.pk}/done/"
    assert signed_in(LI_CLERK).post(address, {"outcome": "sms"}).status_code == 404
    signed_in(LI_CLERK).post(address, {"outcome": "told"})
    assert "李敏" in text(LI_CLERK, "/messages/ringing/")
    assert "等着打电话告知" not in text(LI_CLERK, "/desk/")


def test_whoever_may_not_see_the_matter_is_not_asked_to_ring():
    issue = pages.registered(community="songbai", place="qingsong-3")
    book.submit(issue.case, NO, by=LI_CLERK)
    writing.look(now())
    (one,) = Ringing.objects.all()

    assert issue.number not in text(CHEN_GRID_WORKER, "/messages/ringing/")
    answer = signed_in(CHEN_GRID_WORKER).post(
        f"/messages/ringing/{one.pk}/done/", {"outcome": "told"}
    )
    assert answer.status_code == 404
    one.refresh_from_db()
    assert one.done_at is None
    # Nor does the desk count what somebody has no page for.
    assert "等着打电话告知" in text(LI_CLERK, "/desk/")
    assert "等着打电话告知" not in text(CHEN_GRID_WORKER, "/desk/")


def test_many_calls_elsewhere_do_not_hide_one_of_ours(monkeypatch):
    monkeypatch.setattr("taizhang.inbox.calls.MOST", 1)
    theirs = pages.registered(community="songbai", place="qingsong-3")
    ours = pages.registered(community="beihu", place="jinxiu-3")
    for issue in (theirs, ours):
        book.submit(issue.case, NO, by=LI_CLERK)
    writing.look(now())

    assert numbers.label(ours.number) in text(CHEN_GRID_WORKER, "/messages/ringing/")


def test_the_administrator_names_who_hears_of_red_lamps():
    client = signed_in(SUN_ADMINISTRATOR)
    client.post(f"{SETTINGS}leaders/", {f"leader-{PROPERTY}": MIAO_LEADER.id})
    assert staff.leaders() == {PROPERTY: MIAO_LEADER.id}

    client.post(f"{SETTINGS}leaders/", {})
    assert staff.leaders() == {}
    assert client.post(f"{SETTINGS}leaders/", {"leader-": "a-nobody"}).status_code == 422


def test_a_webhook_goes_where_the_machine_lets_it_and_nowhere_else(settings):
    client = signed_in(SUN_ADMINISTRATOR)
    typed = {"url": "https://169.254.169.254/latest", "shape": "plain"}
    refused = client.post(f"{SETTINGS}hook/", typed)
    assert refused.status_code == 422
    assert not Hook.objects.exists()

    with robot() as heard:
        set_hook(heard, settings)
        client.post(f"{SETTINGS}hook/", {"url": heard.url, "shape": "robot"})
        client.post(f"{SETTINGS}hook/try/")
        sending.send(now())
    assert heard.said()["msgtype"] == "text"
    assert "已送达" in text(SUN_ADMINISTRATOR, SETTINGS)


def test_what_failed_says_why_and_can_be_sent_again(settings, mailoutbox):
    settings.EMAIL_HOST, settings.DEFAULT_FROM_EMAIL = "mail.invalid", "t@office.example"
    client = signed_in(SUN_ADMINISTRATOR)
    staff.keep_wish(SUN_ADMINISTRATOR.id, Wished("sun@office.example", Wants.ALL))
    client.post(f"{SETTINGS}mail/try/")
    staff.keep_wish(SUN_ADMINISTRATOR.id, Wished())
    sending.send(now())
    assert "没有这个邮箱" in text(SUN_ADMINISTRATOR, f"{SETTINGS}?status=failed")
    assert "一周里有 1 条没发出去" in text(SUN_ADMINISTRATOR, "/health/")

    staff.keep_wish(SUN_ADMINISTRATOR.id, Wished("sun@office.example", Wants.ALL))
    client.post(f"{SETTINGS}{Message.objects.get().pk}/retry/")
    sending.send(now())
    (letter,) = mailoutbox
    assert letter.subject == "【青禾街道台账】台账试发的消息"


def many(count: int, *, unread: int) -> None:
    """Write Liu so many messages, of which the last are not read."""
    at = now()
    Message.objects.bulk_create(
        Message(
            key=f"many:{n}",
            person=LIU_HANDLER.id,
            channel="in_app",
            kind="given",
            items=[[f"2026-{n + 1}", "given", "", 0]],
            status="sent",
            written_at=at,
            next_try_at=at,
            read_at=None if n >= count - unread else at,
        )
        for n in range(count)
    )
    count_unread({LIU_HANDLER.id})


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
def test_ten_thousand_messages_are_turned_page_by_page(django_assert_max_num_queries):
    many(10_000, unread=120)
    client = signed_in(LIU_HANDLER)
    client.get(MINE)
    with django_assert_max_num_queries(6):
        first = client.get(MINE).content.decode()
    seen, page = set(), first
    for _page in range(3):
        seen |= set(re.findall(r"〔2026〕(\d+)", page.partition('id="read-title')[0]))
        further = re.search(r'href="(/messages/\?after=\d+)"', page)
        page = text(LIU_HANDLER, further[1]) if further else ""
    assert seen == {str(n) for n in range(9881, 10_001)}

    older = re.search(r'href="(/messages/\?before=\d+)"', first)
    assert older
    assert "〔2026〕9860<" in text(LIU_HANDLER, older[1])
    upto = re.search(r'name="upto" value="(\d+)"', first)
    assert upto
    client.post("/messages/read/", {"upto": upto[1]})
    assert account(LIU_HANDLER).messages_unread == 0


@pytest.mark.parametrize("cursor", ["-1", "x", "９９", "9" * 30, "1e9", ""])
def test_a_page_that_nobody_made_is_the_first_one(cursor):
    many(3, unread=1)

    answer = signed_in(LIU_HANDLER).get(f"{MINE}?after={cursor}&before={cursor}")
    assert answer.status_code == 200


def test_what_comes_while_i_press_all_read_stays_unread():
    message = given()
    pages.dispatched(place="", place_text="")
    writing.look(now())
    signed_in(LIU_HANDLER).post("/messages/read/", {"upto": str(message.pk)})

    assert account(LIU_HANDLER).messages_unread == 1


@pytest.mark.postgres
@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
def test_who_reads_while_something_is_written_sees_the_right_number_at_the_bell():
    message, here, written = given(), offices.here(), Event()

    def write() -> None:
        with offices.within(here), closing(connection), transaction.atomic():
            deliver([Telling(LIU_HANDLER.id, "second", "given", ())], now())
            written.set()
            sleep(0.5)

    thread = Thread(target=write)
    thread.start()
    assert written.wait(10)
    mark_read(LIU_HANDLER.id, now(), upto=message.pk)
    thread.join()

    assert account(LIU_HANDLER).messages_unread == 1
