"""Members propose from their own phone by a link, and read there what became of it."""

import datetime as dt
import re
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from taizhang.agreements.models import Member
from taizhang.assembly.models import OwnLink, Topic
from taizhang.audit.models import Record
from taizhang.places import directory
from tests.cast import LIU_HANDLER, TODAY, signed_in
from tests.shell.council import sessions

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("on_the_day"),
]
WORDS = "北门的石墩换成能升降的，救护车进得来。"


def given_out(client: Client, member: Member) -> str:
    """Have the office make a member's link; return its path."""
    client.post(f"/council/members/{member.pk}/link/", {"act": "give"})
    return link_of(client, member)


def link_of(client: Client, member: Member) -> str:
    """Return the path of a member's link as the office's page shows it, "" for none."""
    page = client.get(f"/council/members/{member.pk}/").content.decode()
    found = re.search(r"(/council/mine/[^\"/]+/)", page)
    return found.group(1) if found else ""


def proposes(phone: Client, link: str, words: str = WORDS, key: str = "") -> Any:
    """Propose something by a link; return the answer."""
    form = phone.get(link).context["form"]
    return phone.post(link, {"key": key or form["key"].value(), "words": words})


def taken_up(client: Client, topic: Topic, title: str = "北门石墩", **more: str) -> Any:
    """Make a topic of what was proposed."""
    said = {"title": title, "background": "", "category": "street-lights"}
    return client.post(f"/council/topics/{topic.pk}/", {**said, "community": "", **more})


def test_what_a_member_proposes_waits_for_the_office_in_their_name():
    client, phone = sessions.secretary(), Client()
    link = given_out(client, sessions.member("葛长顺"))

    assert proposes(phone, link).status_code == 302

    topic = Topic.objects.get()
    assert (topic.words, topic.title, topic.proposer.name) == (WORDS, "", "葛长顺")
    assert WORDS in client.get("/council/topics/").content.decode()
    page = sessions.text(client.get(f"/council/topics/{topic.pk}/"))
    assert "葛长顺" in page and WORDS in page
    assert "等街道答复" in sessions.text(phone.get(link))
    meeting = sessions.called(client)
    sessions.scheduled(client, meeting, f"p-{topic.pk}")
    assert not meeting.topics.exists(), "nobody took it up yet"


def test_what_is_taken_up_goes_on_and_the_member_sees_how_far():
    client, phone = sessions.secretary(), Client()
    gone = sessions.member("冯雅琴")
    link = given_out(client, gone)
    proposes(phone, link)
    topic = Topic.objects.get()

    assert taken_up(client, topic).status_code == 302
    assert "等着排会" in sessions.text(phone.get(link))

    meeting, _matter = sessions.open_meeting(client, f"p-{topic.pk}")
    assert "排进了议〔2026〕1 号" in sessions.text(phone.get(link))
    sessions.signed(client, meeting, "葛长顺", "史玉兰", "冯雅琴")
    topic.refresh_from_db()
    assert topic.title == "北门石墩"
    sessions.ended(client, topic)
    page = sessions.text(phone.get(link))
    assert "物业更换整楼线路" in page and "办理中" in page and WORDS in page


def test_a_member_reads_why_their_proposal_is_declined():
    client, phone = sessions.secretary(), Client()
    link = given_out(client, sessions.member("葛长顺"))
    proposes(phone, link)
    address = f"/council/topics/{Topic.objects.get().pk}/decline/"
    assert client.post(address, {"reason": ""}).status_code == 422

    client.post(address, {"reason": "消防通道归市里管，已转报。"})
    client.post(address, {"reason": "另一个说法"})

    page = sessions.text(phone.get(link))
    assert "没有列入议题" in page and "已转报" in page and "另一个说法" not in page
    assert WORDS not in client.get("/council/topics/").content.decode()
    assert WORDS not in client.get("/council/").content.decode(), "it is no resolution"


def test_the_reason_that_a_phone_stands_in_is_refused_and_kept():
    client = sessions.secretary()
    topic = sessions.proposed(client)

    answer = client.post(
        f"/council/topics/{topic.pk}/decline/", {"reason": "请打 13800004521。"}
    )

    topic.refresh_from_db()
    assert answer.status_code == 422 and "请打 13800004521。" in answer.content.decode()
    assert topic.outcome == ""


def test_the_second_of_two_who_take_it_up_is_told():
    client, phone = sessions.secretary(), Client()
    proposes(phone, given_out(client, sessions.member("葛长顺")))
    topic = Topic.objects.get()
    taken_up(client, topic)

    answer = taken_up(client, topic, "另一个标题")

    topic.refresh_from_db()
    assert (answer.status_code, topic.title) == (422, "北门石墩")


def test_the_same_form_is_one_proposal_and_a_day_holds_three():
    client, phone = sessions.secretary(), Client()
    link = given_out(client, sessions.member("葛长顺"))
    key = phone.get(link).context["form"]["key"].value()
    for _each in range(4):
        assert proposes(phone, link, key=key).status_code == 302
    for _each in range(2):
        proposes(phone, link)

    answer = proposes(phone, link, "第四件")

    assert answer.status_code == 429
    assert "一天最多提三个" in sessions.text(answer) and "第四件" in answer.content.decode()
    assert Topic.objects.count() == 3
    with time_machine.travel(timezone.now() + dt.timedelta(days=1)):
        assert proposes(phone, link, "第四件").status_code == 302


def test_whoever_goes_back_and_writes_something_else_proposes_that_too():
    phone = Client()
    link = given_out(sessions.secretary(), sessions.member("葛长顺"))
    key = phone.get(link).context["form"]["key"].value()

    for words in (WORDS, "另一件：路口装个镜子。", WORDS):
        proposes(phone, link, words, key)

    said = Topic.objects.order_by("pk").values_list("words", flat=True)
    assert list(said) == [WORDS, "另一件：路口装个镜子。"]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (" ", "还没写议什么"),
        ("长" * 501, "最多 500 个字"),
        ("请打 13800004521 找我", "有电话或证件号"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(words, why):
    phone = Client()
    link = given_out(sessions.secretary(), sessions.member("葛长顺"))

    answer = proposes(phone, link, words)

    assert answer.status_code == 422 and why in sessions.text(answer)
    assert words.strip() in answer.content.decode()
    assert not Topic.objects.exists()


def test_a_link_that_was_taken_back_leads_nowhere_and_a_new_one_does():
    client, phone, ge = sessions.secretary(), Client(), sessions.member("葛长顺")
    link = given_out(client, ge)
    assert given_out(client, ge) == link, "whoever presses twice makes one link"

    client.post(f"/council/members/{ge.pk}/link/", {"act": "withdraw"})

    assert link_of(client, ge) == ""
    answer = phone.get(link)
    assert answer.status_code == 410 and "街道收回了它" in sessions.text(answer)
    assert phone.post(link, {"words": WORDS}).status_code == 410
    assert given_out(client, ge) != link
    whats = [record.details["what"] for record in Record.objects.all() if record.details]
    assert "council-link" in whats and "council-link-withdrawn" in whats


def test_whoever_no_longer_sits_there_proposes_nothing():
    client, ge = sessions.secretary(), sessions.member("葛长顺")
    link = given_out(client, ge)
    Member.objects.update(
        since=TODAY - dt.timedelta(days=9), until=TODAY - dt.timedelta(days=1)
    )

    assert Client().get(link).status_code == 410
    client.post(f"/council/members/{ge.pk}/link/", {"act": "withdraw"})
    client.post(f"/council/members/{ge.pk}/link/", {"act": "give"})
    assert not OwnLink.objects.filter(withdrawn_at=None).exists()


def test_links_that_nobody_gave_out_and_offices_without_a_council_have_no_page():
    client = sessions.secretary()
    link = given_out(client, sessions.member("葛长顺"))
    assert Client().get(f"{link[:-6]}xxxxx/").status_code == 404
    handler = signed_in(LIU_HANDLER)
    topic = sessions.proposed(client)
    for address in ("members/1/link/", f"topics/{topic.pk}/decline/"):
        assert handler.post(f"/council/{address}", {"act": "give"}).status_code == 403
        assert client.get(f"/council/{address}").status_code == 405
    directory.settle("青禾街道", council=False)

    assert Client().get(link).status_code == 404


def test_nothing_personal_stands_on_a_members_page():
    client, phone = sessions.secretary(), Client()
    link = given_out(client, sessions.member("冯雅琴"))
    meeting, topic = sessions.open_meeting(client)
    sessions.signed(client, meeting, "葛长顺", "史玉兰", "冯雅琴")
    sessions.ended(client, topic)

    answer = phone.get(link)

    page = answer.content.decode()
    assert "物业更换整楼线路" in page and answer.headers["Referrer-Policy"] == "origin"
    for said in ("冯雅琴", "葛长顺", "王桂兰", "6201", "3 号楼楼道灯不亮"):
        assert said not in page


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
def test_the_pages_ask_the_database_little(django_assert_max_num_queries):
    client, phone = sessions.secretary(), Client()
    link = given_out(client, sessions.member("葛长顺"))
    proposes(phone, link)
    topic = Topic.objects.get()
    with time_machine.travel(timezone.now(), tick=False):
        for who, address in (
            (phone, link),
            (client, f"/council/topics/{topic.pk}/"),
            (client, f"/council/members/{topic.proposer_id}/"),
        ):
            who.get(address)
            with django_assert_max_num_queries(6):
                who.get(address)
