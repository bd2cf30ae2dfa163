"""What of a meeting lies on paper: agenda, sign-in sheet, minutes, minutes as Word."""

from io import BytesIO
from typing import Any

import pytest
from docx import Document

from taizhang.audit.models import Record
from tests.cast import LIU_HANDLER, signed_in
from tests.shell.council import sessions

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("on_the_day"),
]


def words_of(file: bytes) -> str:
    """Return what stands in a Word file, tables first."""
    document = Document(BytesIO(file))
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return "\n".join((*cells, *(line.text for line in document.paragraphs)))


def test_the_minutes_say_who_came_what_was_said_and_what_was_resolved():
    client = sessions.secretary()
    meeting, topic = sessions.open_meeting(client)
    sessions.signed(client, meeting, "葛长顺", "史玉兰")
    address = f"/council/topics/{topic.pk}"
    client.post(f"{address}/notes/", {"notes": "线路太老。\n费用分摊。", "version": "0"})
    client.post(f"{address}/votes/", {"act": "hands", "votes_for": "2"})
    sessions.ended(client, topic)

    printed = sessions.text(client.get(f"/council/meetings/{meeting.pk}/minutes/"))
    sent: Any = client.get(f"/council/meetings/{meeting.pk}/minutes.docx")
    word = words_of(sent.content)

    assert sent.headers["Content-Type"].endswith("wordprocessingml.document")
    assert sent.headers["Content-Disposition"].endswith(".docx"), "it keeps its name"
    for said in ("街道二楼", "葛长顺、史玉兰", "线路太老。", "举手表决", "赞成 2，反对 0"):
        assert said in printed and said in word
    assert "温立新" in word and "第三次反复。" in word, "who was absent, and why it was put"
    assert "物业更换整楼线路" in word and "受益 60 户" in word
    assert "13800006201" not in word.replace(" ", ""), "numbers of members stand nowhere"
    exported = Record.objects.get(kind="exported")
    assert exported.about == meeting.number


def test_the_sheet_to_sign_in_on_has_a_line_for_everybody():
    client = sessions.secretary()
    meeting, _topic = sessions.open_meeting(client)

    sheet = sessions.text(client.get(f"/council/meetings/{meeting.pk}/agenda/"))

    assert all(name in sheet for name in ("葛长顺", "史玉兰", "温立新"))
    assert "3 号楼楼道灯不亮" in sheet and "签名" in sheet


def test_minutes_are_for_those_who_keep_them():
    meeting = sessions.called(sessions.secretary())
    address = f"/council/meetings/{meeting.pk}/minutes.docx"

    assert signed_in(LIU_HANDLER).get(address).status_code == 403
