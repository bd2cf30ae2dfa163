"""What hurried, forgetful or hostile people do to a meeting, and what stands afterwards."""

import datetime as dt
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from docx import Document

from taizhang.assembly import counting, deciding
from taizhang.assembly.models import Ballot, Meeting, Seat, Topic
from taizhang.core import commands as co
from taizhang.core.vocabulary import DeclineReason
from taizhang.ledger import book
from taizhang.ledger.queries import rows_of
from tests.cast import LI_CLERK, PROPERTY, TODAY, ZHOU_SECRETARY
from tests.shell.casework import pages
from tests.shell.council import sessions

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("on_the_day"),
]
RARE = "𠮷野家门口积水😀"


def voted(client: Client, topic: Topic, **said: str) -> Any:
    """Send the form of votes; return the answer."""
    return client.post(f"/council/topics/{topic.pk}/votes/", said, follow=True)


def polled(client: Client, meeting: Meeting, topic: Topic, *names: str) -> None:
    """Let phones vote, and vote for it with those of `names`."""
    voted(client, topic, act="open")
    for name in names:
        seat = Seat.objects.get(meeting=meeting, member__name=name)
        phone, door = Client(), f"/council/door/{meeting.door}/"
        phone.post(door, {"seat": seat.pk, "digits": "6201"})
        phone.post(door, {"topic": topic.pk, "choice": "for"})


def counts(topic: Topic) -> tuple[object, ...]:
    """Return the votes that are written down, and how they were counted."""
    topic.refresh_from_db()
    return topic.votes_for, topic.votes_against, topic.way


def test_counting_the_phones_a_second_time_changes_nothing():
    client = sessions.secretary()
    meeting, topic = sessions.open_meeting(client)
    polled(client, meeting, topic, "葛长顺", "史玉兰")

    for _press in range(2):
        answer = voted(client, topic, act="count")

    assert counts(topic) == (2, 0, "phones")
    assert "没有数票" in sessions.text(answer)


def test_an_old_tab_does_not_count_phones_over_hands():
    client = sessions.secretary()
    meeting, topic = sessions.open_meeting(client)
    sessions.signed(client, meeting, "葛长顺", "史玉兰")
    voted(client, topic, act="open")
    voted(client, topic, act="hands", votes_for="2", votes_against="0")

    voted(client, topic, act="count")

    assert counts(topic) == (2, 0, "hands")


def test_hands_that_nobody_counted_are_not_written_down():
    client = sessions.secretary()
    _meeting, topic = sessions.open_meeting(client)

    answer = voted(client, topic, act="hands")

    assert answer.status_code == 422 and "还没写票数" in sessions.text(answer)
    assert counts(topic) == (None, None, "")


def test_nothing_is_resolved_while_phones_vote_and_no_vote_is_left_behind():
    client = sessions.secretary()
    meeting, topic = sessions.open_meeting(client)
    polled(client, meeting, topic, "葛长顺", "史玉兰")

    answer = sessions.ended(client, topic)

    assert answer.status_code == 422 and "请先数票" in sessions.text(answer)
    assert "物业更换整楼线路" in answer.content.decode()
    assert book.issue_of(topic.case).before_council is not None
    voted(client, topic, act="count")
    assert sessions.ended(client, topic).status_code == 302
    assert not Ballot.objects.exists()


def test_a_vote_after_the_count_is_not_counted():
    client = sessions.secretary()
    meeting, topic = sessions.open_meeting(client)
    seat = Seat.objects.get(member__name="葛长顺")
    phone, door = Client(), f"/council/door/{meeting.door}/"
    phone.post(door, {"seat": seat.pk, "digits": "6201"})
    voted(client, topic, act="open")
    voted(client, topic, act="count")

    answer = phone.post(door, {"topic": topic.pk, "choice": "for"}, follow=True)

    assert "没有投上" in sessions.text(answer)
    assert not Ballot.objects.exists() and counts(topic) == (0, 0, "phones")


def test_two_phones_of_one_member_are_one_vote():
    client = sessions.secretary()
    meeting, topic = sessions.open_meeting(client)
    voted(client, topic, act="open")
    seat, door = Seat.objects.get(member__name="葛长顺"), f"/council/door/{meeting.door}/"
    phones = [Client(), Client()]
    for phone in phones:
        phone.post(door, {"seat": seat.pk, "digits": "6201"})
    for phone in phones:
        phone.post(door, {"topic": topic.pk, "choice": "for"})

    assert Ballot.objects.count() == 1
    assert counting.present(meeting) == 1


def test_a_proposal_that_two_tabs_resolve_becomes_one_matter():
    client = sessions.secretary()
    idea = sessions.proposed(client)
    meeting, _matter = sessions.open_meeting(client, f"p-{idea.pk}")
    sessions.signed(client, meeting, "葛长顺", "史玉兰")
    idea.refresh_from_db()
    stale = Topic.objects.select_related("meeting", "proposer").get(pk=idea.pk)
    sessions.ended(client, idea)
    said = deciding.Decision(True, "划线。", PROPERTY, dt.date(2026, 12, 20), 0, 0)

    with pytest.raises(deciding.Over):
        deciding.decide(stale, said, LI_CLERK, timezone.now(), book.form("a", "b"))

    idea.refresh_from_db()
    assert idea.text == "物业更换整楼线路，业委会监督。"
    assert idea.case in rows_of([idea.case])


def test_a_meeting_can_be_closed_though_its_matter_ended_meanwhile():
    client = sessions.secretary()
    meeting, topic = sessions.open_meeting(client)
    sessions.signed(client, meeting, "葛长顺", "史玉兰")
    voted(client, topic, act="hands", votes_for="2")
    pages.written(
        topic.case,
        co.DeclineIssue(reason=DeclineReason.PRIVATE_DISPUTE, explanation="两家的事。"),
        by=LI_CLERK,
    )
    refused = sessions.ended(client, topic)
    assert refused.status_code == 409 and "请选“不形成决议”" in sessions.text(refused)

    ended = sessions.ended(client, topic, resolved="no", text="事情已另行办结。")

    assert ended.status_code == 302
    assert book.issue_of(topic.case).resolution is None, "nothing happened to the matter"
    sessions.turned(client, meeting, "close")
    meeting.refresh_from_db()
    assert meeting.state == Meeting.State.CLOSED


@pytest.mark.parametrize(
    ("text", "why"), [("长" * 12_000, "字太多了"), ("不行\x01", "控制字符")]
)
def test_a_reason_that_cannot_be_kept_is_refused_and_not_lost(text, why):
    client = sessions.secretary()
    idea = sessions.proposed(client)
    _meeting, _topic = sessions.open_meeting(client, f"p-{idea.pk}")
    idea.refresh_from_db()

    answer = sessions.ended(client, idea, resolved="no", text=text)

    idea.refresh_from_db()
    assert answer.status_code == 409 and why in sessions.text(answer)
    assert text[:100] in answer.content.decode() and idea.outcome == ""


def test_notes_that_are_too_long_are_refused_and_not_lost():
    client = sessions.secretary()
    _meeting, topic = sessions.open_meeting(client)
    long = "长" * 12_000

    answer = client.post(
        f"/council/topics/{topic.pk}/notes/", {"notes": long, "version": 0}
    )

    assert answer.status_code == 422 and long in answer.content.decode()


def test_the_code_at_the_door_signs_nobody_in_the_day_after():
    client = sessions.secretary()
    meeting, _topic = sessions.open_meeting(client)
    door, seat = f"/council/door/{meeting.door}/", Seat.objects.first()
    assert seat is not None
    with time_machine.travel(timezone.now() + dt.timedelta(days=1)):
        answer = Client().post(door, {"seat": seat.pk, "digits": "6201"})
        page = sessions.text(Client().get(door))

    seat.refresh_from_db()
    assert seat.way == "" and answer.status_code == 422
    assert "我到了" not in page and "葛长顺" not in page


def test_a_closed_meeting_signs_nobody_in_and_lists_nobody():
    client = sessions.secretary()
    meeting, _topic = sessions.open_meeting(client)
    seat = Seat.objects.get(member__name="葛长顺")
    sessions.turned(client, meeting, "close")

    answer = Client().post(
        f"/council/door/{meeting.door}/", {"seat": seat.pk, "digits": "6201"}
    )

    seat.refresh_from_db()
    assert answer.status_code == 422 and seat.way == ""
    assert "葛长顺" not in answer.content.decode()


def test_exactly_half_is_no_quorum_and_members_added_meanwhile_have_no_seat():
    client = sessions.secretary()
    sessions.member("邱国安")
    meeting, topic = sessions.open_meeting(client)
    sessions.member("新来的")
    sessions.signed(client, meeting, "葛长顺", "史玉兰")

    assert sessions.ended(client, topic).status_code == 409

    meeting.refresh_from_db()
    assert (meeting.entitled, meeting.seats.count()) == (4, 4)


def test_a_meeting_without_topics_opens_closes_and_prints():
    client = sessions.secretary()
    sessions.member("葛长顺")
    meeting = sessions.called(client)
    for act in ("open", "close"):
        sessions.turned(client, meeting, act)

    for page in ("", "screen/", "agenda/", "minutes/", "minutes.docx"):
        answer = client.get(f"/council/meetings/{meeting.pk}/{page}")
        assert answer.status_code == 200
    meeting.refresh_from_db()
    assert meeting.state == Meeting.State.CLOSED


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2026-13-01"])
def test_a_day_on_which_nobody_meets_is_said_to_be_wrong(day):
    client = sessions.secretary()
    key = client.get("/council/meetings/add/").context["form"]["key"].value()
    said = {"on": day, "hour": "00:00", "place": "街道二楼", "quorum": "majority"}

    answer = client.post(
        "/council/meetings/add/", {"key": key, "version": "0", "chair": "", **said}
    )

    assert answer.status_code == 422 and "这个日期不对" in sessions.text(answer)
    assert not Meeting.objects.exists()


def test_votes_stand_on_the_wall_above_a_long_background():
    client = sessions.secretary()
    idea = sessions.proposed(client, background="车位比车少。" * 300)
    meeting, _topic = sessions.open_meeting(client, f"p-{idea.pk}")
    idea.refresh_from_db()
    voted(client, idea, act="open")

    page = client.get(f"/council/meetings/{meeting.pk}/screen/?topic={idea.order}")

    wall = page.content.decode()
    assert wall.index("请在手机上表决") < wall.index("车位比车少。")


def test_rare_characters_and_what_word_cannot_hold_come_through_the_minutes():
    client = sessions.secretary()
    idea = sessions.proposed(client, title=f"{RARE}\x01")
    meeting, _topic = sessions.open_meeting(client, f"p-{idea.pk}")
    idea.refresh_from_db()
    notes = {"notes": f"{RARE}\x0b第二段\x1b\ufffe", "version": "0"}
    client.post(f"/council/topics/{idea.pk}/notes/", notes)

    sent: Any = client.get(f"/council/meetings/{meeting.pk}/minutes.docx")

    document = Document(BytesIO(b"".join(sent)))
    said = "\n".join(line.text for line in document.paragraphs)
    assert said.count(RARE) == 2 and "第二段" in said


def test_why_a_matter_was_put_is_read_by_those_alone_who_may_see_it():
    client = sessions.secretary()
    meeting, topic = sessions.open_meeting(client)
    Topic.objects.filter(pk=topic.pk).update(case="c-elsewhere", background="老赵家的事。")

    for page in ("", "screen/", "agenda/", "minutes/"):
        answer = client.get(f"/council/meetings/{meeting.pk}/{page}")
        assert "老赵家的事" not in answer.content.decode()


def test_who_left_the_council_keeps_their_vote_and_their_line_in_the_minutes():
    client = sessions.secretary()
    meeting, topic = sessions.open_meeting(client)
    polled(client, meeting, topic, "葛长顺", "史玉兰")
    member = Seat.objects.get(member__name="葛长顺").member
    member.until = TODAY - dt.timedelta(days=1)
    member.since = member.until
    member.save()

    voted(client, topic, act="count")

    assert counts(topic) == (2, 0, "phones")
    minutes = client.get(f"/council/meetings/{meeting.pk}/minutes/").content.decode()
    assert "葛长顺" in minutes and ZHOU_SECRETARY.id not in minutes
