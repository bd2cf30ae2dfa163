"""One day of an office, entered by every way in: each row says who, where, how and when."""

import csv
import io
import re
import uuid
from typing import Any

import pytest
from django.utils.timezone import localdate

from taizhang.core.standards import Preset
from taizhang.core.vocabulary import Channel
from taizhang.fieldwork.rounds import Told, add
from taizhang.ledger import book
from taizhang.places import directory
from taizhang.web.wording import word
from tests.cast import (
    CHEN_GRID_WORKER,
    LI_CLERK,
    SUN_ADMINISTRATOR,
    ZHOU_SECRETARY,
    account,
    signed_in,
)
from tests.shell.boxes import hands
from tests.shell.guides.test_guides import asked, written
from tests.shell.hotline.test_orders_of_the_hotline import ORDER
from tests.shell.hotline.test_orders_of_the_hotline import (
    registered as taken_from_the_hotline,
)
from tests.shell.intake.slips import filled
from tests.shell.notices.test_written_notices import handed_out, replied
from tests.shell.phone.handing_in import handed_in, item
from tests.shell.residents import raised

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("office", "on_the_day"),
]
AT_THE_COUNTER = (
    *(Channel.COUNTER, Channel.PHONE, Channel.COUNCIL, Channel.LETTER),
    Channel.LEADER_VISIT,
)


def at_the_counter(channel: Channel) -> None:
    """Register a matter at the counter."""
    said = filled(channel=channel, summary=f"{word(channel)}来的一件事")
    answer = signed_in(LI_CLERK).post("/new/", said)
    assert answer.status_code == 302, answer.content.decode()


def rung() -> None:
    """Note at the desk of a leader who rang."""
    said = {
        "key": str(uuid.uuid4()),
        "who": "老赵 13700001111",
        "what": "锦绣家园3号楼电梯停了",
    }
    assert signed_in(ZHOU_SECRETARY).post("/new/rung/", said).status_code == 302


def out_of_the_box() -> None:
    """Empty a box with one slip in it."""
    hands.box_on_the_wall()
    li = hands.opened(1)
    said = hands.LAMP_OUT | {"place_text": "锦绣家园3号楼"}
    assert hands.decided(li, 1, "register", **said).status_code == 302


def going_round() -> None:
    """Go round in each way, and see something on the way."""
    chen = signed_in(CHEN_GRID_WORKER)
    for kind in ("spot", "area", "coverage"):
        key = uuid.uuid4()
        told = Told("household", "jinxiu-3", 7, f"50{len(kind)} 王阿姨", "")
        add(key, told, CHEN_GRID_WORKER.id)
        said = {
            "stop": str(key),
            "visit_kind": kind,
            "outcome": "matter",
            "words": f"{kind}时说的",
        }
        handed_in(chen, item("visit", category="street-lights", **said))
    handed_in(chen, item(visit_kind="inspection"))


def on_paper() -> None:
    """Hand a notice out, and enter a slip that came back."""
    li = signed_in(LI_CLERK)
    number = int(re.findall(r"\d+", handed_out(li)["Location"])[0])
    row: Any = type("Row", (), {"pk": number})
    assert replied(li, row).status_code == 302


@pytest.fixture
def day():
    """Return the rows of the ledger after a whole day, as the office takes them away."""
    directory.settle("青禾街道", preset=Preset.FULL)
    for channel in AT_THE_COUNTER:
        at_the_counter(channel)
    rung()
    out_of_the_box()
    going_round()
    on_paper()
    raised(path="/s/jinxiu-3/")
    taken_from_the_hotline(ORDER)
    assert asked(written().code).status_code == 302
    answer: Any = signed_in(SUN_ADMINISTRATOR).get("/ledger/export.csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return [*csv.DictReader(io.StringIO(text))]


def test_every_row_says_how_where_and_when(day):
    assert {row["问题来源"] for row in day} == {str(word(channel)) for channel in Channel}
    for row in day:
        assert row["登记日期"] == localdate().isoformat()
        assert "锦绣家园" in row["地点"] and row["所属社区"] == "北湖社区", row


def test_every_matter_names_who_took_it_in_or_that_residents_did_it_themselves(day):
    takers = {
        actor.id: account(actor).name
        for actor in (LI_CLERK, CHEN_GRID_WORKER, ZHOU_SECRETARY)
    }
    for row in day:
        number = "-".join(re.findall(r"\d+", row["编号"]))
        issue = book.issue_of(book.case_of(number))
        page = signed_in(ZHOU_SECRETARY).get(f"/i/{number}/").content.decode()
        timeline = page[page.index('<ol class="tl">') :]
        by_themselves = issue.channel is Channel.ONLINE_FORM
        assert (issue.first_contact == "") is by_themselves, number
        assert ("居民" if by_themselves else takers[issue.first_contact]) in timeline, (
            number
        )
