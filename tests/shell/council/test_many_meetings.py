"""Lists of meetings and resolutions go on for as long as there are any."""

import datetime as dt

import pytest
from django.utils import timezone

from taizhang.assembly import calling
from taizhang.assembly.models import Topic
from tests.shell.council import sessions

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("on_the_day"),
]


def test_every_meeting_is_found_however_many_there_were():
    client, began = sessions.secretary(), timezone.now()
    sessions.member("葛长顺")
    for n in range(45):
        starts = began - dt.timedelta(days=n // 2)
        row = calling.call(calling.Called(starts, "二楼", "majority"), "a-li")
        if n:
            calling.begin(row, began)
            calling.end(row, began)

    seen, address = list[str](), "/council/meetings/"
    while address:
        page = client.get(address).context["page"]
        seen += [line.label for line in page.lines]
        address = f"/council/meetings/?after={page.after}" if page.after else ""

    assert len(seen) == len(set(seen)) == 45
    assert seen[0] == "议〔2026〕1 号", "what is to come stands first"
    for odd in ("0", "x", "99999999999999999999", "-1", "²"):
        assert client.get(f"/council/meetings/?after={odd}").status_code == 200


def test_every_resolution_is_found_however_many_there_were():
    client = sessions.secretary()
    meeting, _topic = sessions.open_meeting(client)
    for n in range(45):
        Topic.objects.create(
            meeting=meeting, order=n, title=f"第{n}件", proposed=True, outcome="none",
            text="下次再议。", added_by="a-li", added_at=timezone.now(),
        )  # fmt: skip

    seen, address = list[str](), "/council/"
    while address:
        page = client.get(address).context["page"]
        seen += [line.title for line in page.lines]
        address = f"/council/?after={page.after}" if page.after else ""

    assert len(seen) == len(set(seen)) == 45
