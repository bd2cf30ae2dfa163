"""A leader follows a matter up (督办): everybody concerned sees it, and the form is printed."""

import datetime as dt

import pytest
from django.utils.timezone import now as instant

from taizhang.core.clocks import local_day
from taizhang.core.refusals import Refusal
from taizhang.core.standards import Preset
from taizhang.places.directory import settle
from taizhang.web.refusals import REFUSALS
from tests.cast import LI_CLERK, LIU_HANDLER, ZHOU_SECRETARY, signed_in
from tests.shell.casework.pages import address, dispatched, look, now, press, text

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

DEMAND = "三天内把灯修好，写明为什么拖到现在。"


@pytest.fixture(autouse=True)
def full_house():
    """Have an office whose leaders follow matters up."""
    settle("青禾街道", preset=Preset.FULL)


@pytest.fixture
def demanded():
    """Put up a matter of which the secretary demands an answer within two days."""
    issue = dispatched()
    day = local_day(instant()) + dt.timedelta(days=2)
    press(
        ZHOU_SECRETARY,
        issue,
        "supervise",
        demand=DEMAND,
        answer_by=day.isoformat(),
        leader=ZHOU_SECRETARY.id,
        listed="on",
    )
    return now(issue)


def test_it_lies_on_the_desk_of_whoever_handles_it(demanded):
    desk = text(signed_in(LIU_HANDLER).get("/desk/"))

    assert "领导督办的，请答复" in desk
    assert "督办" in text(look(LIU_HANDLER, demanded))
    assert DEMAND in text(look(LIU_HANDLER, demanded))


def test_the_ledger_is_narrowed_to_it_by_a_word(demanded):
    other = dispatched(summary="电梯异响")
    found = text(signed_in(LI_CLERK).get("/ledger/", {"supervised": "1"}))

    assert f"/i/{label(demanded)}/" in found
    assert f"/i/{label(other)}/" not in found


def label(issue):
    """Return the number of `issue` as addresses have it."""
    return address(issue, "x").split("/")[2]


def test_progress_answers_it_and_the_form_says_what(demanded):
    press(LIU_HANDLER, demanded, "progress", text="今晚换声控灯。")
    page = text(look(ZHOU_SECRETARY, demanded))
    form = text(signed_in(LI_CLERK).get(f"/print/i/{label(demanded)}/supervision/"))

    assert "承办单位已经答复" in page
    assert DEMAND in form
    assert "今晚换声控灯。" in form
    assert "挂牌督办" in form


def test_the_form_is_a_pdf_as_well_and_of_nothing_else(demanded):
    client = signed_in(LI_CLERK)
    made = client.get(f"/print/i/{label(demanded)}/supervision.pdf")
    press(ZHOU_SECRETARY, demanded, "lift-supervision", reason="已答复。")

    assert made.getvalue().startswith(b"%PDF-")
    gone = client.get(f"/print/i/{label(demanded)}/supervision/")
    assert gone.status_code == 404


def test_a_demand_without_words_keeps_the_day():
    issue = dispatched()
    day = (local_day(instant()) + dt.timedelta(days=5)).isoformat()
    answer = press(ZHOU_SECRETARY, issue, "supervise", demand="", answer_by=day)

    assert answer.status_code == 409
    assert str(REFUSALS[Refusal.DEMAND_MISSING]) in text(answer)
    assert day in text(answer)


def test_a_leader_who_is_none_is_not_taken():
    day = local_day(instant()).isoformat()
    said = {"demand": DEMAND, "answer_by": day, "leader": LIU_HANDLER.id}
    answer = press(ZHOU_SECRETARY, dispatched(), "supervise", **said)

    assert answer.status_code == 422
    assert "没有这位领导" in text(answer)


def test_where_it_is_switched_off_no_address_leads_there():
    settle("青禾街道", supervision=False)
    answer = signed_in(ZHOU_SECRETARY).get(address(dispatched(), "supervise"))

    assert answer.status_code == 404


def test_a_small_office_reads_nothing_of_it():
    settle("青禾街道", preset=Preset.LIGHT)

    assert "督办" not in text(look(ZHOU_SECRETARY, dispatched()))
    for page in ("/ledger/", "/desk/"):
        assert "督办" not in text(signed_in(LIU_HANDLER).get(page))
