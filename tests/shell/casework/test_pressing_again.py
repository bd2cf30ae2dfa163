"""Double clicks, the back button, two people at once: done once, and nothing typed is lost."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from taizhang.core import commands as co
from taizhang.core.refusals import Refusal
from taizhang.core.vocabulary import Status
from taizhang.web.refusals import REFUSALS
from tests.cast import (
    LI_CLERK,
    LIU_HANDLER,
    PROPERTY,
    TANG_HANDLER,
    ZHOU_SECRETARY,
    signed_in,
)
from tests.shell.casework.pages import (
    address,
    look,
    now,
    opened,
    press,
    snapshot,
    text,
    written,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_a_double_click_writes_once_and_leads_to_the_same_place(dispatched):
    client = signed_in(LIU_HANDLER)
    form = opened(client, dispatched, "progress") | {"text": "已到现场"}
    answers = [client.post(address(dispatched, "progress"), form) for _click in range(2)]

    assert {answer.headers["Location"] for answer in answers} == {address(dispatched)}
    assert now(dispatched).n == dispatched.n + 2


def test_a_photo_sent_twice_is_one_piece_of_evidence(dispatched):
    client = signed_in(LIU_HANDLER)
    form = opened(client, dispatched, "evidence") | {"shows": "after_photo"}
    for _click in range(2):
        client.post(address(dispatched, "evidence"), form | {"files_taken": snapshot()})

    assert len(now(dispatched).evidence) == 1


def test_the_same_form_with_other_words_is_asked_about_and_keeps_them(dispatched):
    client = signed_in(LIU_HANDLER)
    form = opened(client, dispatched, "progress")
    client.post(address(dispatched, "progress"), form | {"text": "已到现场"})
    answer = client.post(address(dispatched, "progress"), form | {"text": "换好了两个"})

    assert answer.status_code == 422
    assert "这张表已经提交过一次" in text(answer)
    assert "换好了两个</textarea>" in text(answer)
    assert answer.context["form"]["key"].value() != form["key"]
    assert now(dispatched).n == dispatched.n + 2


def test_pressing_again_after_being_asked_goes_through(dispatched):
    client = signed_in(LIU_HANDLER)
    form = opened(client, dispatched, "progress") | {"text": "已到现场"}
    client.post(address(dispatched, "progress"), form)
    asked = client.post(address(dispatched, "progress"), form | {"text": "换好了"})
    again = {name: asked.context["form"][name].value() for name in ("n", "key", "text")}

    assert client.post(address(dispatched, "progress"), again).status_code == 302
    assert now(dispatched).n == dispatched.n + 3


def test_a_stale_form_tells_what_happened_since_and_keeps_the_text(registered):
    client = signed_in(LI_CLERK)
    form = opened(client, registered, "dispatch") | {"unit": PROPERTY, "note": "今天去"}
    written(registered.case, co.AcceptIssue(), by=ZHOU_SECRETARY)
    answer = client.post(address(registered, "dispatch"), form)

    assert answer.status_code == 409
    assert str(REFUSALS[Refusal.STALE]) in text(answer)
    assert "周岚" in text(answer)
    assert "今天去</textarea>" in text(answer)
    assert now(registered).status is Status.ACCEPTED


def test_pressing_a_stale_form_again_goes_through(registered):
    client = signed_in(LI_CLERK)
    form = opened(client, registered, "dispatch") | {"unit": PROPERTY}
    written(registered.case, co.AcceptIssue(), by=ZHOU_SECRETARY)
    shown = client.post(address(registered, "dispatch"), form).context["form"]
    again = {name: shown[name].value() for name in ("n", "key", "unit")}

    assert client.post(address(registered, "dispatch"), again).status_code == 302
    assert now(registered).status is Status.DISPATCHED


def test_another_voice_meanwhile_stands_in_nobodys_way(registered):
    client = signed_in(LI_CLERK)
    form = opened(client, registered, "dispatch") | {"unit": PROPERTY}
    written(registered.case, co.AddVoice(reporter="赵"), by=LI_CLERK)

    assert client.post(address(registered, "dispatch"), form).status_code == 302


def test_a_form_without_its_hidden_fields_is_asked_for_again(dispatched):
    client = signed_in(LIU_HANDLER)
    answer = client.post(address(dispatched, "progress"), {"text": "写了很久"})

    assert answer.status_code == 422
    assert "这一页不完整" in text(answer)
    assert "写了很久</textarea>" in text(answer)


@pytest.mark.parametrize("words", ["灯\x00坏了", "长" * 2001])
def test_words_that_cannot_be_kept_are_refused_and_come_back(words, dispatched):
    answer = press(LIU_HANDLER, dispatched, "progress", text=words)

    assert answer.status_code == 409
    assert words[-5:] in text(answer)
    assert now(dispatched) == dispatched


@pytest.mark.parametrize("words", ["楼道😀灯", "𠮷字家", "<b>换灯</b>"])
def test_rare_characters_are_kept_as_they_are(words, dispatched):
    press(LIU_HANDLER, dispatched, "progress", text=words)

    assert look(LIU_HANDLER, dispatched).context["page"].happenings[0].quote == words


def test_ones_own_step_can_be_taken_back_from_the_page(dispatched):
    press(LIU_HANDLER, dispatched, "progress", text="写错了")
    client = signed_in(LIU_HANDLER)
    undo = client.get(address(dispatched)).context["page"].undo
    form = {"n": undo.form["n"].value(), "key": undo.form["key"].value()}
    answer = client.post(undo.url, form, follow=True)

    assert "已撤销刚才的一步" in text(answer)
    assert now(dispatched).status is Status.DISPATCHED


def test_nobody_is_offered_to_take_back_what_another_did(dispatched):
    press(LIU_HANDLER, dispatched, "progress", text="去过了")

    assert look(TANG_HANDLER, dispatched).context["page"].undo is None


def test_after_thirty_seconds_the_way_back_is_gone_and_says_so(dispatched):
    press(LIU_HANDLER, dispatched, "progress", text="去过了")
    client = signed_in(LIU_HANDLER)
    undo = client.get(address(dispatched)).context["page"].undo
    form = {"n": undo.form["n"].value(), "key": undo.form["key"].value()}
    later = timezone.now() + dt.timedelta(seconds=31)
    with time_machine.travel(later, tick=False):
        answer = client.post(undo.url, form)
        page = client.get(address(dispatched)).context["page"]

    assert answer.status_code == 409
    assert str(REFUSALS[Refusal.UNDO_TOO_LATE]) in text(answer)
    assert page.undo is None


def test_who_is_turned_away_finds_the_way_back(verified):
    answer = look(LIU_HANDLER, verified, "report")

    assert answer.status_code == 409
    assert f'href="{address(verified)}"' in text(answer)
