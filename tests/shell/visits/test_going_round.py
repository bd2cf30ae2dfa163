"""Going round: who is due, what came of it, how far a grid is covered, and who may know."""

import datetime as dt
import uuid

import pytest
import time_machine
from django.test import Client
from django.utils.timezone import now

from taizhang.core.seeing import Reach
from taizhang.core.vocabulary import Channel, Nature
from taizhang.fieldwork.coverage import covered
from taizhang.fieldwork.lists import lists_in_use
from taizhang.fieldwork.models import Stop, Visit
from taizhang.ledger import book, models
from taizhang.people.models import Role, User
from tests.cast import (
    CHEN_GRID_WORKER,
    LI_CLERK,
    SUN_ADMINISTRATOR,
    ZHOU_SECRETARY,
    account,
    signed_in,
)
from tests.shell.phone.handing_in import hand_in, handed_in, item

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def chen():
    """Return the browser of Chen, who goes round the grid."""
    return signed_in(CHEN_GRID_WORKER)


def text(client: Client, path: str) -> str:
    """Return what a page says."""
    return client.get(path).content.decode()


def visit(client, household, outcome, **said):
    """Write a visit down at the desk."""
    said = {"key": uuid.uuid4(), "outcome": outcome, **said}
    return client.post(f"/visits/at/{household}/", said)


def days_later(days):
    """Return a clock so many days later."""
    return time_machine.travel(now() + dt.timedelta(days=days))


def on_the_way(client):
    """Return whether the household stands on today's way and waits."""
    return "到了" in text(client, "/visits/today/")


def test_a_household_that_was_reached_is_due_again_after_its_week(chen, household):
    assert on_the_way(chen)
    visit(chen, household, "nothing")
    assert "去过了" in text(chen, "/visits/today/")
    with days_later(6):
        assert not on_the_way(signed_in(CHEN_GRID_WORKER))
    with days_later(7):
        assert on_the_way(signed_in(CHEN_GRID_WORKER))


def test_nobody_home_leaves_it_due_tomorrow(chen, household):
    visit(chen, household, "nobody_home")

    with days_later(1):
        assert on_the_way(signed_in(CHEN_GRID_WORKER))


def test_thirty_days_of_shut_doors_are_shown_as_not_reached(chen, household):
    visit(chen, household, "not_opened")

    with days_later(30):
        page = text(signed_in(CHEN_GRID_WORKER), "/visits/coverage/")
    assert "30 天没走到的" in page
    assert "501 王阿姨" in page


def test_what_a_household_raises_has_its_voice_and_its_channel(chen, household):
    visit(chen, household, "matter", category="street-lights", words="楼道灯又坏了")

    issue = book.issue_of(models.Standing.whole.get().case)
    assert issue.channel is Channel.COVERAGE_VISIT
    assert issue.nature is Nature.REQUEST
    assert not issue.voices[0].anonymous
    assert Visit.objects.get().case == issue.case


def test_what_the_grid_worker_saw_is_nobodys_voice(chen, household):
    said = {"category": "street-lights", "by_themselves": "on"}
    visit(chen, household, "matter", **said)

    issue = book.issue_of(models.Standing.whole.get().case)
    assert issue.nature is Nature.HAZARD
    assert [voice.ordinal for voice in issue.voices] == [0]


def test_a_matter_without_its_kind_is_asked_for_and_no_visit_is_written(chen, household):
    answer = visit(chen, household, "matter", words="楼道灯又坏了")

    assert answer.status_code == 422
    assert "楼道灯又坏了" in answer.content.decode()
    assert Visit.objects.count() == 0


def test_a_visit_sent_twice_by_a_phone_is_one_with_its_matter(chen, household):
    said = item("visit", stop=household, outcome="matter", category="street-lights")
    assert handed_in(chen, said) == handed_in(chen, said)

    assert Visit.objects.count() == 1
    assert models.Standing.whole.count() == 1


def test_a_visit_without_a_network_keeps_when_it_was_and_when_it_came(chen, household):
    morning = now() - dt.timedelta(hours=3)
    said = item("visit", stop=household, outcome="nothing", happened_at=morning.isoformat())
    assert hand_in(chen, said).json()["number"] == ""

    made = Visit.objects.get()
    assert made.happened_at == morning
    assert made.arrived_at - morning >= dt.timedelta(hours=3)
    assert "传到" in text(chen, "/visits/")


def test_an_inspection_finds_hazards(chen):
    chen.post(
        "/visits/stops/",
        {
            "key": uuid.uuid4(),
            "sort": "point",
            "place": "jinxiu",
            "label": "消防通道",
            "every_days": 7,
        },
    )
    point = Stop.objects.get()
    said = {"stop": str(point.key), "outcome": "matter", "category": "street-lights"}
    issue = handed_in(chen, item("visit", visit_kind="inspection", **said))

    assert issue.channel is Channel.INSPECTION
    assert issue.nature is Nature.HAZARD


def test_what_a_household_is_called_lies_sealed_and_goes_when_nobody_goes_there(
    chen, household
):
    sealed = bytes(Stop.objects.get().sealed)
    assert "王阿姨".encode() not in sealed
    chen.post(f"/visits/stops/{household}/end/")

    assert "王阿姨" not in text(chen, "/visits/stops/")
    assert len(bytes(Stop.objects.get().sealed)) < len(sealed)


@pytest.mark.parametrize("label", ["", "501 13800004521", "230602195001010011 王"])
def test_a_label_finds_the_door_and_holds_no_number_of_anybody(chen, label):
    said = {"key": uuid.uuid4(), "sort": "household", "place": "jinxiu-3", "label": label}
    answer = chen.post("/visits/stops/", said | {"every_days": 30})

    assert answer.status_code == 422
    assert Stop.objects.count() == 0


def test_a_grid_worker_of_another_community_neither_sees_nor_visits_it(household):
    Role.objects.filter(code="grid_worker").update(reach=Reach.GRID)
    User.objects.filter(pseudonym=LI_CLERK.id).update(
        area="songbai", role=Role.objects.get(code="grid_worker")
    )
    stranger = Client()
    stranger.force_login(account(LI_CLERK))

    assert "王阿姨" not in text(stranger, "/visits/coverage/")
    assert stranger.get(f"/visits/at/{household}/").status_code == 404
    assert stranger.get("/m/state/").json()["route"] == []


def test_coverage_counts_by_grid_and_by_way_of_going(chen, household):
    visit(chen, household, "nothing")

    found = covered(None, now())
    (grid,) = [each for each in found.grids if each.code == "beihu-05"]
    assert (grid.coverage.all, grid.coverage.reached, grid.visit_count) == (1, 1, 1)
    assert "北湖05网格" in text(signed_in(ZHOU_SECRETARY), "/visits/coverage/")


def test_the_five_lists_are_off_and_empty_and_samples_say_that_they_are(chen, household):
    assert lists_in_use() == ()
    sun = signed_in(SUN_ADMINISTRATOR)
    sun.post("/visits/lists/", {"code": "six", "act": "samples"})
    assert lists_in_use() == ()
    lines = "示例：居民有红白事必到\n下雪必到"
    sun.post("/visits/lists/", {"code": "six", "lines": lines, "active": "on"})

    (six,) = lists_in_use()
    assert [(line.text, line.sample) for line in six.lines] == [
        ("示例：居民有红白事必到", True),
        ("下雪必到", False),
    ]
    assert "示例：居民有红白事必到（示例）" in text(chen, f"/visits/at/{household}/")


def test_the_note_for_a_door_leads_to_the_place_and_names_nobody(chen, household):
    page = text(chen, "/visits/note/jinxiu-3/")

    assert "我们来过，您不在家" in page
    assert "王阿姨" not in page


def test_pages_cost_few_queries(chen, household, django_assert_max_num_queries):
    visit(chen, household, "nothing")
    for page in ("", "today/", "coverage/", "stops/"):
        chen.get(f"/visits/{page}")
        with django_assert_max_num_queries(9):
            chen.get(f"/visits/{page}")
