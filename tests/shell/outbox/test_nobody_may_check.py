"""Where nobody independent may check, the leader that the office named hears of it, once."""

import pytest

from taizhang.core import commands as co
from taizhang.ledger import book
from taizhang.outbox import digests, sending, staff, words
from taizhang.outbox.models import Message, Unchecked
from taizhang.people.models import User
from taizhang.places import directory
from tests.cast import (
    HE_VERIFIER,
    LIU_HANDLER,
    MIAO_LEADER,
    PROPERTY,
    ZHENG_VERIFIER,
    ZHOU_SECRETARY,
)
from tests.shell.outbox.hooks import set_hook
from tests.shell.outbox.robots import robot
from tests.shell.outbox.test_messages import DAY, told, unread, wants_mail
from tests.shell.verification import stories

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def full(read) -> None:
    """Let no colleague check, and Miao be the leader that the office named."""
    directory.settle("青禾街道", preset="full")
    staff.name_leaders({"": MIAO_LEADER.id})


def at_work(somebody, *, here: bool) -> None:
    """Let somebody come back, or leave."""
    User.objects.filter(pseudonym=somebody.id).update(is_active=here)


def before(person) -> list[str]:
    """Return what stands unread before somebody."""
    mine = Message.objects.filter(person=person.id, channel="in_app", read_at=None)
    return [each.kind for each in mine.exclude(status="withdrawn").order_by("pk")]


def test_the_leader_hears_once_that_nobody_is_there_to_check(later, post):
    wants_mail(MIAO_LEADER)
    at_work(ZHENG_VERIFIER, here=False)
    issue = stories.handled(before=True)
    later(seconds=1)
    assert told(MIAO_LEADER) == ["alone"]
    assert post.letters == []

    later(minutes=1)
    later(minutes=10)
    later(hours=2)
    assert (told(MIAO_LEADER), unread(MIAO_LEADER)) == (["alone"], 1)
    assert len(post.letters) == 1
    assert told(HE_VERIFIER) == []
    (message,) = Message.objects.filter(person=MIAO_LEADER.id, channel="in_app")
    assert words.items(message)[0].number == issue.number


def test_where_somebody_outside_is_there_nobody_hears_of_it(later):
    stories.handled(before=True)
    later(minutes=10)

    assert told(MIAO_LEADER) == []
    assert not Unchecked.objects.exists()


def test_when_somebody_can_check_again_the_message_is_taken_back(later, post):
    wants_mail(MIAO_LEADER)
    at_work(ZHENG_VERIFIER, here=False)
    stories.handled(before=True)
    later(seconds=1)
    at_work(ZHENG_VERIFIER, here=True)
    later(minutes=6)

    assert (told(MIAO_LEADER), unread(MIAO_LEADER)) == ([], 0)
    assert post.letters == []
    at_work(ZHENG_VERIFIER, here=False)
    later(minutes=12)
    assert before(MIAO_LEADER) == ["alone"]


def test_whoever_leaves_while_it_waits_leaves_it_to_be_told(later):
    stories.handled(before=True)
    later(minutes=6)
    assert told(MIAO_LEADER) == []

    at_work(ZHENG_VERIFIER, here=False)
    later(minutes=12)
    assert told(MIAO_LEADER) == ["alone"]


def test_what_is_taken_back_waits_for_nobody_any_more(later):
    at_work(ZHENG_VERIFIER, here=False)
    issue = stories.handled(before=True)
    later(seconds=1)
    book.submit(issue.case, co.UndoStep(), by=LIU_HANDLER)
    later(seconds=2)

    assert before(MIAO_LEADER) == []
    assert not Unchecked.objects.exists()


def test_a_leader_who_is_named_later_hears_of_what_waits(later):
    staff.name_leaders({"": ""})
    at_work(ZHENG_VERIFIER, here=False)
    stories.handled(before=True)
    later(minutes=6)
    assert told(ZHOU_SECRETARY) == []

    staff.name_leaders({PROPERTY: ZHOU_SECRETARY.id})
    later(minutes=12)
    assert told(ZHOU_SECRETARY) == ["alone"]


def test_the_digest_says_it_though_no_lamp_is_lit(later, read, settings):
    at_work(ZHENG_VERIFIER, here=False)
    stories.handled(before=True)
    later(seconds=1)
    with robot() as heard:
        set_hook(heard, settings)
        digests.say(words.MORNING, read)
        sending.send(read + DAY)

    mine = Message.objects.get(person=MIAO_LEADER.id, kind="morning")
    counts = {"red": 0, "amber": 0, "alone": 1, "alone_unlit": 1, "in_hand": 0}
    assert mine.counts == counts
    assert words.title("morning", 1, counts).endswith("没人可核 1 件")
    assert "没有不相干的人可核" in heard.said()["text"]
    assert not Message.objects.filter(person=LIU_HANDLER.id, kind="morning").exists()
