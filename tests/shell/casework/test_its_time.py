"""More time and parking, as the pages have them: asked for, decided by another, gone on with."""

import datetime as dt

import pytest
from django.utils import timezone

from taizhang.core.clocks import local_day
from taizhang.core.refusals import Refusal
from taizhang.core.vocabulary import LampColour, Status
from taizhang.ledger import queries
from taizhang.ledger.filtering import Filters
from taizhang.web.refusals import REFUSALS
from tests.cast import LI_CLERK, LIU_HANDLER, ZHOU_SECRETARY, signed_in
from tests.shell.casework.pages import address, dispatched, look, now, press, text

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

REASON = "等厂家发货，到货当天换。"


def day(ahead: int) -> dt.date:
    """Return the day so many days from now."""
    return local_day(timezone.now()) + dt.timedelta(days=ahead)


@pytest.fixture
def asked():
    """Put up a matter for which Liu asked for more time."""
    issue = dispatched()
    press(LIU_HANDLER, issue, "extend", until=day(14).isoformat(), reason=REASON)
    return now(issue)


@pytest.fixture
def parked():
    """Put up a matter that is parked for a month."""
    issue = dispatched()
    press(LIU_HANDLER, issue, "defer", review_on=day(30).isoformat(), reason=REASON)
    press(ZHOU_SECRETARY, now(issue), "decide-deferral", granted="yes")
    return now(issue)


def test_whoever_decides_finds_it_on_the_desk_with_day_and_reason(asked):
    desk = text(signed_in(ZHOU_SECRETARY).get("/desk/"))
    page = text(look(ZHOU_SECRETARY, asked))

    assert "申请延期，等您决定" in desk
    assert f"/i/{asked.number.strip('〔').replace('〕', '-')}/decide-extension/" in desk
    assert REASON in page
    assert "同意延期，原期限也留着" in page


def test_granted_both_limits_stand_on_the_page(asked):
    press(ZHOU_SECRETARY, asked, "decide-extension", granted="yes")
    page = text(look(LIU_HANDLER, asked))

    assert now(asked).extended_count == 1
    assert "原期限" in page
    assert "同意延期" in page


def test_the_handler_goes_on_with_it_meanwhile(asked):
    desk = text(signed_in(LIU_HANDLER).get("/desk/"))

    assert "我在办的" in desk
    assert "decide-extension" not in desk
    assert "decide-extension" not in text(look(LIU_HANDLER, asked))


def test_a_refused_form_keeps_what_was_written():
    issue = dispatched()
    answer = press(LIU_HANDLER, issue, "extend", until=day(60).isoformat(), reason=REASON)

    assert answer.status_code == 409
    assert str(REFUSALS[Refusal.EXTENSION_TOO_LONG]) in text(answer)
    assert REASON in text(answer)
    assert day(60).isoformat() in text(answer)


def test_a_missing_day_is_asked_for():
    answer = press(LIU_HANDLER, dispatched(), "extend", reason=REASON)

    assert answer.status_code == 422
    assert "还没选日子" in text(answer)


def test_parked_it_has_a_lamp_of_its_own_and_stays_open_work(parked):
    at = timezone.now()
    rows = {
        shade: [row.case for row in queries.page(Filters(lamp=shade.value), at).rows]
        for shade in (LampColour.PAUSED, LampColour.GREEN, LampColour.DONE)
    }

    assert parked.status is Status.DEFERRED
    assert parked.case in rows[LampColour.PAUSED]
    assert parked.case not in rows[LampColour.GREEN] + rows[LampColour.DONE]
    assert parked.case in [r.case for r in queries.page(Filters(phase="open"), at).rows]


def test_the_page_says_since_when_and_until_when(parked):
    page = text(look(LI_CLERK, parked))

    assert "起挂账，时限停着" in page
    assert parked.clock is not None
    assert f"{local_day(parked.clock.due_at):%m-%d}" in page


def test_it_goes_on_by_a_word(parked):
    press(LI_CLERK, parked, "resume", reason="水退了，可以进场。")

    assert now(parked).status is Status.DISPATCHED
    assert "恢复办理" in text(look(LI_CLERK, parked))


def test_the_ledger_has_it_under_its_lamp_only_where_something_is_parked(parked):
    client = signed_in(LI_CLERK)
    assert 'id="facet-paused"' in text(client.get("/ledger/"))
    press(LI_CLERK, parked, "resume", reason="水退了。")

    assert 'id="facet-paused"' not in text(client.get("/ledger/"))


def test_nobody_is_offered_to_decide_on_their_own_asking(asked):
    answer = signed_in(LIU_HANDLER).get(address(asked, "decide-extension"))

    assert answer.status_code == 403
