"""A meeting of the residents' council: agenda, who is there, votes, how topics end."""

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from taizhang.agreements.models import Member
from taizhang.assembly.models import Ballot, Meeting, Seat, Topic
from taizhang.core.vocabulary import Channel, Status
from taizhang.ledger import book
from taizhang.places import directory
from tests.cast import LIU_HANDLER, SUN_ADMINISTRATOR, signed_in
from tests.shell.casework import pages
from tests.shell.council import sessions

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("on_the_day"),
]


def test_a_matter_goes_from_the_list_to_an_agenda_once():
    client, issue = sessions.secretary(), sessions.put_to_council()
    meeting = sessions.called(client)
    assert "等着排会" in sessions.text(client.get("/council/topics/"))

    for _again in range(2):
        sessions.scheduled(client, meeting, f"c-{issue.case}")

    assert meeting.topics.count() == 1
    assert "已排进议程" in sessions.text(client.get("/council/topics/"))
    other = pages.registered()
    sessions.scheduled(client, meeting, f"c-{other.case}")
    assert meeting.topics.count() == 1, "what was not put to the council is on no agenda"


def test_a_resolution_is_written_into_the_matter_and_given_out():
    client = sessions.secretary()
    meeting, topic = sessions.open_meeting(client)
    sessions.signed(client, meeting, "葛长顺", "史玉兰")
    hands = {"act": "hands", "votes_for": "2", "votes_against": "0"}
    client.post(f"/council/topics/{topic.pk}/votes/", hands)

    assert sessions.ended(client, topic).status_code == 302

    issue = book.issue_of(topic.case)
    assert issue.status is Status.DISPATCHED
    assert issue.resolution is not None and issue.unit == sessions.RESOLVED["unit"]
    said = sessions.text(client.get(f"/i/{issue.number}/"))
    assert "应到 3 人，实到 2 人" in said and "赞成 2，反对 0，弃权 0" in said
    assert "受益 60 户" in said


def test_what_was_proposed_becomes_a_matter_by_its_resolution():
    client = sessions.secretary()
    proposer = sessions.member("冯雅琴")
    idea = sessions.proposed(client, background="车多位少。", proposer=f"{proposer.pk}")
    meeting, _matter = sessions.open_meeting(client, f"p-{idea.pk}")
    sessions.signed(client, meeting, "葛长顺", "史玉兰", "冯雅琴")
    idea.refresh_from_db()

    assert sessions.ended(client, idea).status_code == 302

    idea.refresh_from_db()
    issue = book.issue_of(idea.case)
    assert (issue.channel, issue.status) == (Channel.COUNCIL, Status.DISPATCHED)
    assert issue.resolution is not None and len(issue.voices) == 1
    assert issue.voices[0].ordinal == 1, "whoever proposed it is asked how it went"


@pytest.mark.parametrize(
    ("present", "more", "why"),
    [
        (("葛长顺",), {}, "到会人数不够"),
        (("葛长顺", "史玉兰"), {"unit": ""}, "没有落实单位"),
        (("葛长顺", "史玉兰"), {"due_on": ""}, "没有完成日期"),
        (("葛长顺", "史玉兰"), {"resolved": "no", "text": ""}, "写明为什么"),
        (("葛长顺", "史玉兰"), {"text": "电话 13800004521"}, "有电话或证件号"),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(present, more, why):
    client = sessions.secretary()
    meeting, topic = sessions.open_meeting(client)
    sessions.signed(client, meeting, *present)

    answer = sessions.ended(client, topic, **more)

    assert answer.status_code in {409, 422}
    assert why in sessions.text(answer)
    assert more.get("text", "物业更换整楼线路") in answer.content.decode()
    assert book.issue_of(topic.case).before_council is not None


def test_without_a_resolution_the_reason_stands_and_nobody_is_charged():
    client = sessions.secretary()
    _meeting, topic = sessions.open_meeting(client)

    sessions.ended(client, topic, resolved="no", text="到会人少，下次再议。", unit="")

    issue = book.issue_of(topic.case)
    assert issue.status is Status.ACCEPTED and issue.before_council is None
    assert "下次再议" in client.get("/council/").content.decode()


def test_members_sign_in_by_phone_vote_once_and_nobody_keeps_for_what():
    client = sessions.secretary()
    meeting, topic = sessions.open_meeting(client)
    door = f"/council/door/{meeting.door}/"
    phone, seat = Client(), Seat.objects.get(member__name="葛长顺")
    wrong = phone.post(door, {"seat": seat.pk, "digits": "0000"})
    assert wrong.status_code == 422 and "后四位不对" in wrong.content.decode()

    assert phone.post(door, {"seat": seat.pk, "digits": "6201"}).status_code == 302
    client.post(f"/council/topics/{topic.pk}/votes/", {"act": "open"})
    for choice in ("against", "for"):
        phone.post(door, {"topic": topic.pk, "choice": choice})
    page = client.get(f"/council/meetings/{meeting.pk}/")
    assert page.context["page"].topic.tally.votes_for == 1
    client.post(f"/council/topics/{topic.pk}/votes/", {"act": "count"})

    topic.refresh_from_db()
    assert (topic.votes_for, topic.votes_against, topic.way) == (1, 0, "phones")
    assert not Ballot.objects.exists()


def test_what_the_secretary_strikes_votes_no_more_and_comes_in_no_more():
    client = sessions.secretary()
    meeting, topic = sessions.open_meeting(client)
    door, seat = f"/council/door/{meeting.door}/", Seat.objects.first()
    assert seat is not None
    phone = Client()
    phone.post(door, {"seat": seat.pk, "digits": "6201"})
    client.post(f"/council/topics/{topic.pk}/votes/", {"act": "open"})
    phone.post(door, {"topic": topic.pk, "choice": "for"})

    seats = f"/council/meetings/{meeting.pk}/seats/"
    client.post(seats, {"seat": seat.pk, "act": "strike"})

    assert not Ballot.objects.exists()
    again = phone.post(door, {"seat": seat.pk, "digits": "6201"})
    assert again.status_code == 422 and "找记录的同事" in again.content.decode()


def test_digits_are_guessed_at_five_times_at_most():
    client = sessions.secretary()
    meeting, _topic = sessions.open_meeting(client)
    door, seat = f"/council/door/{meeting.door}/", Seat.objects.first()
    assert seat is not None
    for _each in range(5):
        Client().post(door, {"seat": seat.pk, "digits": "0000"})

    Client().post(door, {"seat": seat.pk, "digits": "6201"})

    seat.refresh_from_db()
    assert seat.way == ""


def test_whose_number_is_not_kept_comes_in_unchecked_and_the_secretary_sees_it():
    client = sessions.secretary()
    sessions.member("无号", phone="")
    meeting, _topic = sessions.open_meeting(client)
    seat = Seat.objects.get(member__name="无号")

    Client().post(f"/council/door/{meeting.door}/", {"seat": seat.pk, "digits": ""})

    page = sessions.text(client.get(f"/council/meetings/{meeting.pk}/"))
    assert "扫码签到，没核对号码" in page


def test_members_see_by_their_link_what_became_of_it_and_nothing_personal():
    client = sessions.secretary()
    meeting, topic = sessions.open_meeting(client)
    sessions.signed(client, meeting, "葛长顺", "史玉兰")
    sessions.ended(client, topic)
    sessions.turned(client, meeting, "close")

    page = Client().get(f"/council/door/{meeting.door}/").content.decode()

    assert "物业更换整楼线路" in page and "待接单" in page or "办理中" in page
    assert "王桂兰" not in page and "13800004521" not in page
    assert "葛长顺" not in page, "who sits there is nobody's business outside the meeting"
    assert "3 号楼楼道灯不亮" not in page, "the office's own words for it may name somebody"


def test_what_was_not_talked_over_goes_back_to_the_list():
    client = sessions.secretary()
    idea = sessions.proposed(client)
    meeting, topic = sessions.open_meeting(client, f"p-{idea.pk}")
    version = {"notes": "各家意见不一。", "version": "0"}
    client.post(f"/council/topics/{topic.pk}/notes/", version)
    assert "没有结论" in sessions.text(sessions.turned(client, meeting, "close"))
    sessions.ended(client, topic, resolved="no", text="再议。")

    sessions.turned(client, meeting, "close")

    idea.refresh_from_db()
    meeting.refresh_from_db()
    assert (idea.meeting, meeting.state) == (None, Meeting.State.CLOSED)
    assert "停车位重新划线" in client.get("/council/topics/").content.decode()


def test_a_meeting_that_is_called_off_lets_its_topics_go_and_keeps_its_number():
    client = sessions.secretary()
    meeting = sessions.called(client)
    idea = sessions.proposed(client)
    sessions.scheduled(client, meeting, f"p-{idea.pk}")
    assert meeting.topics.count() == 1

    sessions.turned(client, meeting, "off")
    idea.refresh_from_db()
    assert idea.meeting is None
    page = client.get(f"/council/meetings/{meeting.pk}/").content.decode()
    assert "没开" in page and "会议记录" not in page
    assert "这次会不开了" in Client().get(f"/council/door/{meeting.door}/").content.decode()
    assert sessions.called(client).serial == meeting.serial + 1


def test_a_meeting_that_has_begun_is_not_called_off():
    client = sessions.secretary()
    meeting, _topic = sessions.open_meeting(client)

    assert "没有取消" in sessions.text(sessions.turned(client, meeting, "off"))
    meeting.refresh_from_db()
    assert meeting.state == Meeting.State.OPEN


def test_notes_of_two_secretaries_do_not_overwrite_each_other():
    client = sessions.secretary()
    _meeting, topic = sessions.open_meeting(client)
    address = f"/council/topics/{topic.pk}/notes/"
    client.post(address, {"notes": "第一条", "version": "0"})

    answer = client.post(address, {"notes": "另写的", "version": "0"})

    topic.refresh_from_db()
    assert answer.status_code == 422 and "另写的" in answer.content.decode()
    assert topic.notes == "第一条"


def test_meetings_are_numbered_through_their_year_and_the_same_form_is_one():
    client = sessions.secretary()
    first, second = sessions.called(client), sessions.called(client)

    assert (first.serial, second.serial) == (1, 2)
    assert "议〔2026〕2 号" in client.get("/council/meetings/").content.decode()


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
def test_the_pages_ask_the_database_little(django_assert_max_num_queries):
    client = sessions.secretary()
    meeting, _topic = sessions.open_meeting(client)
    sessions.signed(client, meeting, "葛长顺", "史玉兰")
    phone = Client()
    # Some tables are kept for seconds, and this machine may be slow: the clock stands.
    with time_machine.travel(timezone.now(), tick=False):
        for address in (
            "/council/",
            "/council/topics/",
            "/council/meetings/",
            f"/council/meetings/{meeting.pk}/",
            f"/council/meetings/{meeting.pk}/screen/",
        ):
            client.get(address)
            with django_assert_max_num_queries(6):
                client.get(address)
        with django_assert_max_num_queries(6):
            phone.get(f"/council/door/{meeting.door}/")


def test_it_is_for_those_who_keep_it_and_only_where_there_is_a_council():
    meeting = sessions.called(sessions.secretary())
    assert signed_in(LIU_HANDLER).get("/council/meetings/").status_code == 403
    directory.settle("青禾街道", council=False)

    client = signed_in(SUN_ADMINISTRATOR)
    for address in ("", "topics/", "meetings/", f"meetings/{meeting.pk}/"):
        assert client.get(f"/council/{address}").status_code == 404
    assert Client().get(f"/council/door/{meeting.door}/").status_code == 404
    number = pages.registered().number
    assert "议事" not in client.get(f"/i/{number}/").content.decode()
    assert sessions.secretary().get(f"/i/{number}/put-to-council/").status_code == 404
    assert not Member.objects.exists() and not Topic.objects.exists()
