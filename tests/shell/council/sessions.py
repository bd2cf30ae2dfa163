"""Meetings of the council as its secretary holds them, step by step, through the pages."""

import re
from typing import Any

from django.test import Client

from taizhang.agreements.models import Member, MemberKind
from taizhang.assembly.models import Meeting, Seat, Topic
from taizhang.core import commands as co
from taizhang.core.issue import Issue
from tests.cast import LI_CLERK, PROPERTY, TODAY, signed_in
from tests.shell.casework import pages

PHONE = "138 0000 6201"
PUT = co.PutToCouncil(reason="第三次反复。")
RESOLVED = {
    "resolved": "yes",
    "text": "物业更换整楼线路，业委会监督。",
    "unit": PROPERTY,
    "due_on": "2026-12-20",
    "households": "60",
    "people": "",
}


def member(name: str, phone: str = PHONE) -> Member:
    """Return somebody who sits in the council."""
    kind = MemberKind.objects.get_or_create(code="veteran", defaults={"name": "老党员"})[0]
    return Member.objects.create(name=name, kind=kind, since=TODAY, phone=phone)


def put_to_council() -> Issue:
    """Return a matter that is on the council's list."""
    return pages.written(pages.registered().case, co.AcceptIssue(), PUT, by=LI_CLERK)


def called(client: Client) -> Meeting:
    """Call a meeting and return it."""
    form = client.get("/council/meetings/add/").context["form"]
    said = {"on": f"{TODAY}", "hour": "14:30", "place": "街道二楼", "quorum": "majority"}
    sent = {"key": form["key"].value(), "version": "0", "chair": "", **said}
    assert client.post("/council/meetings/add/", sent).status_code == 302
    return Meeting.objects.latest("pk")


def scheduled(client: Client, meeting: Meeting, *names: str) -> None:
    """Put topics on the agenda: c- and a case, p- and a proposal's id."""
    client.post("/council/topics/schedule/", {"meeting": meeting.pk, "topics": names})


def proposed(client: Client, title: str = "停车位重新划线", **more: str) -> Topic:
    """Propose something that is no matter yet, and return it."""
    form = client.get("/council/topics/add/").context["form"]
    said = {"title": title, "background": "", "category": "street-lights"}
    sent = {
        "key": form["key"].value(),
        "community": "beihu",
        "proposer": "",
        **said,
        **more,
    }
    answer = client.post("/council/topics/add/", sent)
    assert answer.status_code == 302, answer.context["form"].errors
    return Topic.objects.latest("pk")


def turned(client: Client, meeting: Meeting, act: str) -> Any:
    """Open a meeting, or close it; return what is said."""
    return client.post(f"/council/meetings/{meeting.pk}/turn/", {"act": act}, follow=True)


def signed(client: Client, meeting: Meeting, *names: str) -> None:
    """Tick members as present."""
    for name in names:
        seat = Seat.objects.get(meeting=meeting, member__name=name)
        said = {"seat": seat.pk, "act": "sign"}
        client.post(f"/council/meetings/{meeting.pk}/seats/", said)


def ended(client: Client, topic: Topic, **more: str) -> Any:
    """Write down how a topic ended; return the answer."""
    page = client.get(f"/council/meetings/{topic.meeting_id}/?topic={topic.order}")
    key = page.context["forms"]["resolve"]["key"].value()
    said = {**RESOLVED, "key": key, **more}
    return client.post(f"/council/topics/{topic.pk}/resolution/", said)


def text(answer: Any) -> str:
    """Return a page as its reader sees it, without the marks."""
    return re.sub(r"<[^>]+>|\s+", " ", answer.content.decode())


def open_meeting(client: Client, *names: str) -> tuple[Meeting, Topic]:
    """Return an open meeting with one topic, a matter, and three members seated."""
    for name in ("葛长顺", "史玉兰", "温立新"):
        member(name)
    issue = put_to_council()
    meeting = called(client)
    scheduled(client, meeting, f"c-{issue.case}", *names)
    turned(client, meeting, "open")
    meeting.refresh_from_db()
    return meeting, meeting.topics.get(case=issue.case)


def secretary() -> Client:
    """Return a browser of whoever keeps the meetings."""
    return signed_in(LI_CLERK)
