"""A standard is announced for a later day, holds from then on, and is taken back before."""

import datetime as dt
import json
import uuid

import pytest
from django.utils.timezone import localdate, now

from taizhang.core.clocks import OFFICE_ZONE
from taizhang.core.own_standards import NO_CHOICES, Choices
from taizhang.core.vocabulary import Urgency
from taizhang.ledger import book, export
from taizhang.places.directory import settle
from taizhang.places.standards import Overtaken, Wanted, add, last_number, versions
from tests.cast import LI_CLERK, SUN_ADMINISTRATOR, WU_AUDITOR, signed_in
from tests.leaves import verify
from tests.shell.matters import registering
from tests.shell.standards.test_changing_what_is_asked import (
    LAMPS,
    confirmed,
    filled,
    sent,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
URGENT = "/standards/physical/urgent/"


@pytest.fixture(autouse=True)
def _a_full_house(_in_the_office):
    """Let the office have everything, so that every term is there."""
    settle("青禾街道", preset="full")


def day(ahead: int) -> dt.date:
    """Return the day so many days from now."""
    return localdate() + dt.timedelta(days=ahead)


def announced(ahead: int, path: str = LAMPS, **more: object) -> None:
    """Let it be said for so many days from now."""
    answer = confirmed(filled(path, begins=str(day(ahead)), **more), path)
    assert answer.status_code == 302


def asked_on(ahead: int) -> int:
    """Return how many calls are asked of a matter registered so many days from now."""
    noon = dt.datetime.combine(day(ahead), dt.time(12), OFFICE_ZONE)
    return book.submit("", registering(), by=LI_CLERK, at=noon).issue.standard.attempts


def page(path: str, who=SUN_ADMINISTRATOR) -> str:
    """Return what somebody reads there."""
    return signed_in(who).get(path).content.decode()


def test_a_matter_is_judged_by_what_holds_on_its_day():
    announced(9, attempts="5")

    assert [asked_on(ahead) for ahead in (1, 8, 9, 40)] == [3, 3, 5, 5]


def test_what_is_said_meanwhile_holds_until_the_day_that_was_announced():
    announced(9, attempts="5")
    looked = sent(filled(attempts="4"))
    assert "那天起的早就定好了" in looked.content.decode()
    confirmed(filled(attempts="4"))

    assert [asked_on(ahead) for ahead in (1, 8, 9)] == [4, 4, 5]


def test_its_effect_says_from_when_and_the_page_shows_it_coming_and_not_in_force():
    book.submit("", registering(), by=LI_CLERK)
    looked = sent(filled(begins=str(day(9)), attempts="5")).content.decode()
    assert "起登记的事按新的办" in looked and "从现在起登记" not in looked
    assert "在办的 1 件和那天以前登记的不变" in looked

    announced(9, attempts="5")
    shown = page("/standards/", WU_AUDITOR)
    assert "定了，还没开始" in shown and "terms__own" not in shown
    assert "/back/" not in shown and "/back/" in page("/standards/")
    assert f"{day(9):%m-%d}" in page("/standards/history/", WU_AUDITOR)


@pytest.mark.parametrize("begins", [-1, 400, "9999-12-31", "2027-13-01"])
def test_a_day_past_or_far_is_refused_and_nothing_typed_is_lost(begins):
    wanted = str(day(begins)) if isinstance(begins, int) else begins
    answer = sent(filled(begins=wanted, attempts="5", reason="明年的规定"))

    assert answer.status_code == 422 and set(answer.context["form"].errors) == {"begins"}
    assert "明年的规定" in answer.content.decode() and versions() == ()


def test_a_day_put_in_after_looking_is_looked_at_again():
    said = filled(attempts="5")
    looked = sent(said).context["form"]["shown"].value()
    late = said | {"begins": str(day(9)), "shown": looked, "confirm": "1"}

    assert "请再看一遍" in sent(late).content.decode() and versions() == ()


def test_today_is_at_once():
    announced(0, attempts="5")

    assert book.submit("", registering(), by=LI_CLERK).issue.standard.attempts == 5
    assert "定了，还没开始" not in page("/standards/")


def test_what_is_said_now_is_judged_with_what_comes():
    announced(9, handling_count="4", handling_amber="1")
    path = "/standards/physical/complex/"
    answer = sent(filled(path, handling_count="5", handling_amber="1"), path)
    assert answer.status_code == 422 and "定了还没开始的也算" in answer.content.decode()

    sooner = filled(path, begins=str(day(9)), handling_count="5", handling_amber="1")
    assert sent(sooner, path).status_code == 200


def test_what_has_not_begun_is_taken_back_and_both_stay_in_the_history():
    announced(9, attempts="5", reason="明年的规定")
    path = "/standards/versions/1/back/"
    form = signed_in(SUN_ADMINISTRATOR).get(path).context["form"]
    said = {"key": str(form["key"].value()), "seen": form["seen"].value()}
    assert sent(said, path).status_code == 422
    assert [sent(said | {"reason": "推迟了"}, path).status_code for _ in "ab"] == [302, 302]

    assert asked_on(9) == 3 and last_number() == 2
    told = page("/standards/history/")
    assert "明年的规定" in told and "推迟了" in told and "撤回还没开始的第 1 版" in told
    assert "定了，还没开始" not in page("/standards/")


def test_what_has_begun_is_not_taken_back():
    confirmed(filled(attempts="5"))
    assert sent({"reason": "算了"}, "/standards/versions/1/back/").status_code == 302
    assert sent({"reason": "算了"}, "/standards/versions/7/back/").status_code == 302
    wanted = Wanted(
        key=uuid.uuid4(),
        what="physical",
        urgency=Urgency.ORDINARY,
        choices=NO_CHOICES,
        by=SUN_ADMINISTRATOR.id,
        reason="算了",
        seen=1,
        takes_back=1,
    )
    with pytest.raises(Overtaken):
        add(wanted, now())

    assert [each.choices for each in versions()] == [Choices(attempts=5)]


def test_what_another_needs_is_not_taken_back_alone():
    announced(9, "/standards/physical/complex/", handling_count="20")
    announced(9, handling_count="18")
    path = "/standards/versions/1/back/"
    form = signed_in(SUN_ADMINISTRATOR).get(path).context["form"]
    answer = sent({"key": form["key"].value(), "seen": 2, "reason": "算了"}, path)

    assert answer.status_code == 422 and "反而更长" in answer.content.decode()
    assert last_number() == 2


def test_the_document_says_what_comes_and_on_which_days_a_policy_holds(client, tmp_path):
    announced(9, attempts="5")
    announced(20, attempts="6")
    first, second = book.submit("", registering(), by=LI_CLERK).issue, asked_on(10)
    assert (first.standard.attempts, second) == (3, 5)
    text = client.get("/standards.json").content.decode()
    told = json.loads(text)

    assert [each["since"][:10] for each in told["coming"]] == [
        str(day(8)),
        str(day(19)),
    ], "midnight here is the evening before in UTC"
    now_there = {(e["for"], e["urgency"]): e["policy"] for e in told["in_force"]}
    assert now_there["physical", "ordinary"] == first.policy
    assert told["days"][first.policy] == [[None, str(day(8))]]
    for each in told["coming"]:
        assert told["told"][each["policy"]]["attempts"] in (5, 6)

    (tmp_path / "leaves").write_bytes(
        b"\n".join(export.leaves(export.tree_head().size)) + b"\n"
    )
    (tmp_path / "told").write_text(text)
    options = (tmp_path / "leaves", "--standards", str(tmp_path / "told"))
    assert verify("rules", *options)[0] == 0
    late = text.replace(f'"{day(9)}"', f'"{day(11)}"')
    (tmp_path / "told").write_text(late)
    status, said = verify("rules", *options)
    assert status == 1 and "（规则 3）" in said
