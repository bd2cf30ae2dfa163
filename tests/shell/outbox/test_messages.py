"""What is done is told to whoever must act next: once, not if taken back, by night not."""

import datetime as dt

import pytest
from django.utils.timezone import now

from taizhang.core import commands as co
from taizhang.core.vocabulary import DeclineReason, Urgency
from taizhang.jobs import schedule
from taizhang.jobs.models import Job
from taizhang.ledger import book, telling
from taizhang.outbox import digests, long_work, ringing, sending, staff, words, writing
from taizhang.outbox.hooking import hook, signature
from taizhang.outbox.models import Given, Message, Reading, Ringing
from taizhang.outbox.staff import Wants, Wished
from tests.cast import (
    CITY_CARE,
    LI_CLERK,
    LIU_HANDLER,
    MIAO_LEADER,
    PROPERTY,
    ZHENG_VERIFIER,
    ZHOU_SECRETARY,
    account,
)
from tests.shell.casework import pages
from tests.shell.matters import GIVEN_OUT
from tests.shell.outbox.hooks import set_hook
from tests.shell.outbox.robots import robot
from tests.shell.verification import stories
from tests.worker import run_waiting

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
MONDAY = dt.datetime(2026, 11, 23, 0, 30, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
IN_APP, EMAIL = Message.Channel.IN_APP, Message.Channel.EMAIL


def told(person, channel=IN_APP) -> list[str]:
    """Return what somebody was told, the earliest first."""
    mine = Message.objects.filter(person=person.id, channel=channel).order_by("pk")
    return [message.kind for message in mine.exclude(status="withdrawn")]


def unread(person) -> int:
    """Return the number beside the bell."""
    return account(person).messages_unread


def wants_mail(person, wants=Wants.ALL, language="") -> None:
    """Have somebody want e-mail."""
    staff.keep_wish(person.id, Wished(f"{person.id}@office.example", wants, language))


def test_the_handler_is_told_once_however_often_somebody_looks(later):
    issue = pages.dispatched()
    later(seconds=1)
    later(seconds=2)

    assert told(LIU_HANDLER) == ["given"]
    assert told(LI_CLERK) == []
    assert unread(LIU_HANDLER) == 1
    (message,) = Message.objects.all()
    assert words.items(message)[0].number == issue.number


def test_what_was_before_the_first_look_wakes_nobody(office):
    pages.dispatched()
    writing.look(now())

    assert not Message.objects.exists()


def test_a_step_that_is_taken_back_is_taken_back_here_too(later, post):
    wants_mail(LIU_HANDLER)
    issue = pages.registered()
    book.submit(issue.case, co.AcceptIssue(), by=LI_CLERK)
    to_liu = co.DispatchIssue(unit=PROPERTY, handler=LIU_HANDLER.id)
    book.submit(issue.case, to_liu, by=LI_CLERK)
    later(seconds=1)
    assert (told(LIU_HANDLER), unread(LIU_HANDLER)) == (["given"], 1)

    book.submit(issue.case, co.UndoStep(), by=LI_CLERK)
    later(seconds=60)
    assert (told(LIU_HANDLER), unread(LIU_HANDLER)) == ([], 0)
    assert post.letters == []


def test_a_week_without_a_worker_is_one_message_and_one_letter(later, post):
    wants_mail(LIU_HANDLER)
    for place in range(4):
        pages.dispatched(summary=f"路灯 {place} 不亮", place="", place_text="")
    assert later(days=20) == 1

    assert told(LIU_HANDLER) == ["red"]
    (letter,) = post.letters
    assert "Message-ID: <" in letter
    assert "Auto-Submitted: auto-generated" in letter


def test_no_letter_leaves_at_night_and_what_gathered_goes_in_one(later, read, post):
    wants_mail(LIU_HANDLER)
    ten_at_night = {"hours": 12, "minutes": 5}
    writing.look(read + dt.timedelta(hours=11))
    for place in ("", "jinxiu"):
        at = read + dt.timedelta(hours=12)
        given = (pages.registering(place=place, place_text=""), *GIVEN_OUT)
        book.submit("", *given, by=LI_CLERK, at=at)
        later(**ten_at_night)
        ten_at_night["minutes"] += 1

    assert post.letters == []
    assert later(hours=22) == 2
    assert len(post.letters) == 1
    assert later(hours=22) == 0


def test_what_is_urgent_leaves_at_night(later, read, post):
    wants_mail(LIU_HANDLER)
    at = read + dt.timedelta(hours=12)
    pressing = pages.registering(urgency=Urgency.URGENT)
    book.submit("", pressing, *GIVEN_OUT, by=LI_CLERK, at=at)
    later(hours=12)

    assert later(hours=12, minutes=1) == 1


def test_red_is_told_to_the_leader_that_the_office_named(later):
    staff.name_leaders({"": ZHOU_SECRETARY.id, PROPERTY: MIAO_LEADER.id})
    pages.dispatched()
    later(days=20)

    assert told(MIAO_LEADER) == ["escalated"]
    assert told(ZHOU_SECRETARY) == []
    later(days=21)
    assert told(LIU_HANDLER) == ["red"]


def test_more_time_is_another_end_of_which_people_are_reminded_again(later, read):
    issue = pages.dispatched()
    before_red = issue.clock.due_at - read - dt.timedelta(minutes=30)
    later(seconds=before_red.total_seconds())
    assert told(LIU_HANDLER) == ["before_red"]
    until = issue.clock.due_at.date() + dt.timedelta(days=7)
    at = issue.clock.due_at - dt.timedelta(minutes=20)
    asked = co.AskExtension(until=until, reason="等配件")
    book.submit(issue.case, asked, by=LIU_HANDLER, at=at)
    granted = co.DecideExtension(granted=True, reason="可以")
    book.submit(issue.case, granted, by=ZHOU_SECRETARY, at=at)
    later(seconds=(at - read).total_seconds() + 60)
    later(days=40)

    assert told(LIU_HANDLER) == ["before_red", "decided", "red"]
    assert told(ZHOU_SECRETARY) == ["time_asked"]


def test_the_morning_says_what_is_lit_the_longest_waiting_first(later, read, settings):
    first, second = pages.dispatched(), pages.dispatched(place="jinxiu")
    book.submit(second.case, co.RecordProgress(text="看过了"), by=LIU_HANDLER)
    at = MONDAY + 14 * DAY
    writing.look(at)

    assert digests.digest(words.MORNING, at) > 0
    mine = Message.objects.get(person=LIU_HANDLER.id, kind="morning")
    assert [item.number for item in words.items(mine)] == [first.number, second.number]
    assert mine.counts == {"red": 2, "amber": 0, "in_hand": 2}
    again = Message.objects.count()
    digests.digest(words.MORNING, at)
    assert Message.objects.count() == again


def test_a_digest_that_is_written_twice_is_still_to_be_read(later, read):
    """The worker died after writing it, or two of them wrote."""
    pages.dispatched()
    at = MONDAY + 14 * DAY
    digests.digest(words.MORNING, at)
    digests.digest(words.MORNING, at + dt.timedelta(minutes=1))

    assert told(LIU_HANDLER) == ["morning"]
    assert unread(LIU_HANDLER) == 1


def test_three_days_without_a_worker_tell_each_once_and_only_what_is_still_so(later, read):
    done, given = stories.handled(), pages.dispatched(place="", place_text="")
    later(days=3)

    assert told(LIU_HANDLER) == ["given"]
    (message,) = Message.objects.filter(person=LIU_HANDLER.id)
    assert [item.number for item in words.items(message)] == [given.number]
    assert done.number != given.number
    for kind, at in digests.AT.items():
        assert digests.digest(kind, MONDAY.replace(hour=at.hour - 8) - 2 * DAY) == 0


def test_an_import_of_more_than_a_query_can_name_stops_no_message(later, monkeypatch):
    monkeypatch.setattr(telling, "CASES_AT_ONCE", 2)
    for _each in range(3):
        pages.carried_over()
        pages.dispatched()

    assert later(minutes=1) == 0
    (message,) = Message.objects.filter(person=LIU_HANDLER.id)
    assert len(message.items) == 3


@pytest.mark.parametrize(
    "at", [MONDAY - DAY, MONDAY + dt.timedelta(hours=4), MONDAY - dt.timedelta(hours=2)]
)
def test_a_day_off_and_a_machine_that_comes_up_much_too_late_say_no_digest(read, at):
    pages.dispatched()

    assert digests.digest(words.MORNING, at) == 0


def test_a_week_of_digests_that_nobody_read_is_one_to_read(later, read):
    pages.dispatched()
    for day in range(14, 19):
        digests.digest(words.MORNING, MONDAY + day * DAY)

    assert told(LIU_HANDLER) == ["morning"] * 5
    assert unread(LIU_HANDLER) == 1


def test_nothing_lit_is_no_digest(read):
    pages.dispatched()

    assert digests.digest(words.AFTERNOON, MONDAY + dt.timedelta(hours=8)) == 0


def test_whoever_wants_digests_only_gets_no_letter_about_each_matter(later, post):
    wants_mail(LIU_HANDLER, Wants.DIGESTS)
    pages.dispatched()
    later(minutes=2)

    assert (told(LIU_HANDLER), post.letters) == (["given"], [])


def test_whoever_left_a_name_and_is_declined_is_to_be_rung_up(later):
    named, nameless = pages.registered(), pages.registered(reporter="", phone="")
    no = co.DeclineIssue(reason=DeclineReason.ALREADY_ANSWERED, explanation="上月答复过")
    for issue in (named, nameless):
        book.submit(issue.case, no, by=LI_CLERK)
    later(seconds=1)

    assert [each.case for each in ringing.to_ring(9)] == [named.case]
    (one,) = ringing.to_ring(9)
    assert ringing.tick_off(one.pk, Ringing.Outcome.TOLD, LI_CLERK.id, now())
    assert not ringing.tick_off(one.pk, Ringing.Outcome.TOLD, LI_CLERK.id, now())
    assert ringing.to_ring(9) == ()


def test_a_worker_that_does_not_look_any_more_is_seen(read):
    assert not sending.fared(read + dt.timedelta(minutes=29)).behind
    assert sending.fared(read + dt.timedelta(minutes=31)).behind


def test_the_worker_is_asked_only_when_there_is_something(read, monkeypatch):
    monkeypatch.setattr(schedule, "_daily", {})
    assert not long_work.anything(read)
    pages.dispatched()
    assert long_work.anything(read)

    schedule.ask_for_what_is_due(now())
    schedule.ask_for_what_is_due(now())
    assert Job.objects.filter(kind="messages").count() == 1
    run_waiting()
    assert told(LIU_HANDLER) == ["given"]
    assert not long_work.anything(now())


def test_to_find_nothing_costs_a_round_two_queries(read, django_assert_num_queries):
    schedule.ask_for_what_is_due(now())
    with django_assert_num_queries(2):
        schedule.ask_for_what_is_due(read + dt.timedelta(seconds=2))


def test_a_look_that_is_cut_short_is_made_again(later, read, monkeypatch):
    pages.dispatched()
    with monkeypatch.context() as cut:
        cut.setattr(writing, "deliver", lambda *_all: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            writing.look(now())
    later(seconds=1)

    assert told(LIU_HANDLER) == ["given"]


def test_a_round_costs_the_same_however_many_matters_there_are(
    later, read, django_assert_max_num_queries
):
    for _each in range(3):
        pages.dispatched()
    with django_assert_max_num_queries(24):
        writing.look(read + dt.timedelta(seconds=1))
    for _each in range(9):
        pages.dispatched()
    with django_assert_max_num_queries(24):
        writing.look(read + dt.timedelta(seconds=2))


def test_the_group_hears_numbers_and_nothing_else(later, read, settings):
    pages.dispatched()
    against = pages.dispatched(place="", place_text="")
    book.submit(against.case, co.NameComplainedOf(unit=CITY_CARE), by=LI_CLERK)
    with robot() as heard:
        set_hook(heard, settings)
        digests.digest(words.MORNING, MONDAY + 14 * DAY)
        assert sending.send(MONDAY + 14 * DAY) == 1
        assert sending.send(MONDAY + 15 * DAY) == 0

    said, headers = heard.said(), heard.headers[0]
    assert said["counts"] == {"red": 1, "amber": 0}
    assert "灯" not in said["text"].replace("红灯", "").replace("黄灯", "")
    at = int(headers["X-Taizhang-Time"])
    assert (
        headers["X-Taizhang-Signature"]
        == f"sha256={signature(hook(), at, heard.bodies[0])}"
    )
    assert Message.objects.get(channel="webhook").status == "delivered"


def test_reminders_are_kept_apart_from_what_was_told(later):
    pages.dispatched()
    later(days=20)

    assert Given.objects.count() == len(told(LIU_HANDLER)) == 1
    assert Reading.objects.get().seq > 0
    assert told(ZHENG_VERIFIER) == []
