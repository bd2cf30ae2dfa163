"""A matter comes in: one form, one click, one number, and a receipt shown once."""

import datetime as dt
import re

import pytest
from django.utils.timezone import now

from taizhang.core.clocks import OFFICE_ZONE
from taizhang.core.vocabulary import Channel, EvidenceKind, Nature, Status, Urgency
from taizhang.ledger import numbers
from taizhang.ledger.queries import issue_file
from taizhang.ledger.reading import NoSuchIssue
from tests.cast import (
    CHEN_GRID_WORKER,
    LI_CLERK,
    LIU_HANDLER,
    PROPERTY,
    SUN_ADMINISTRATOR,
    WANG_HANDLER,
    ZHENG_VERIFIER,
    signed_in,
)
from tests.shell.files.samples import photo
from tests.shell.intake.slips import FORM, filled, upload
from tests.shell.matters import holder_of
from tests.shell.undrawn import undrawn

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def sent(by=LI_CLERK, follow=False, **said):
    return signed_in(by).post("/new/", filled() | said, follow=follow)


def the_file(number="2026-1"):
    return issue_file(f"{now().year}-{number.partition('-')[2]}", now())


def test_the_clerk_is_shown_an_empty_form_with_todays_choices():
    page = signed_in(LI_CLERK).get("/new/").content.decode()

    assert "锦绣家园3号楼" in page
    assert "紧急 1 天" in page
    assert "协调 15 天" in page
    assert "刘强" in page


def test_the_empty_form_costs_few_queries(django_assert_max_num_queries):
    client = signed_in(LI_CLERK)
    client.get("/new/")

    # Session, reader, places, categories, units, people; and the office, which is
    # remembered for a while anywhere but inside the transaction of a test.
    with django_assert_max_num_queries(7):
        client.get("/new/")


@pytest.mark.parametrize("stranger", [LIU_HANDLER, ZHENG_VERIFIER])
def test_who_does_not_register_does_not_get_the_form(stranger):
    assert signed_in(stranger).get("/new/").status_code == 403
    assert sent(by=stranger).status_code == 403
    assert signed_in(stranger).post("/new/alike/", FORM).status_code == 403


def test_one_click_registers_accepts_and_dispatches():
    answer = sent(act="dispatch", unit=PROPERTY, handler=LIU_HANDLER.id)

    file = the_file()
    assert answer.headers["Location"] == f"/new/done/{file.row.number}/"
    assert file.issue.status is Status.DISPATCHED
    assert (file.issue.unit, file.issue.handler) == (PROPERTY, LIU_HANDLER.id)
    assert {entry.step for entry in file.entries} == {1}


def test_what_was_filled_in_stands_on_the_book():
    sent(phone="138 0000 4521", urgency="urgent", channel="letter", nature="complaint")

    event = the_file().entries[0].event
    assert event.summary == FORM["summary"]
    assert event.words == FORM["words"]
    assert (event.reporter, event.phone) == ("王桂兰", "138 0000 4521")
    assert (event.channel, event.nature) == (Channel.LETTER, Nature.COMPLAINT)
    assert event.urgency is Urgency.URGENT


def test_the_place_is_found_in_what_was_written():
    sent(place_text="锦绣家园 3 号楼 2 单元 501")

    file = the_file()
    assert (file.issue.place, file.issue.community) == ("jinxiu-3", "beihu")


def test_the_chosen_community_decides_between_two_of_the_same_name():
    sent(place_text="3号楼门口", community="songbai")

    assert the_file().issue.community == "songbai"


def test_a_place_that_nobody_knows_is_taken_as_it_was_written():
    sent(place_text="老粮库后墙", community="beihu")

    file = the_file()
    assert (file.issue.place, file.issue.community) == ("", "beihu")
    assert file.entries[0].event.place_text == "老粮库后墙"


def test_registering_alone_leaves_it_waiting():
    sent(act="register", unit=PROPERTY)

    assert the_file().issue.status is Status.REGISTERED


def test_the_person_brings_the_unit_along():
    sent(act="dispatch", unit="", handler=LIU_HANDLER.id)

    assert the_file().issue.unit == PROPERTY


def test_who_may_not_dispatch_is_not_asked_to_whom():
    assert 'name="unit"' not in signed_in(CHEN_GRID_WORKER).get("/new/").content.decode()

    sent(by=CHEN_GRID_WORKER, act="dispatch", unit=PROPERTY)

    assert the_file().issue.status is Status.REGISTERED


def test_a_matter_that_staff_found_has_no_resident_and_no_receipt():
    answer = sent(found_by_staff="on", reporter="", phone="", follow=True)

    assert the_file().issue.voices[0].ordinal == 0
    assert "slip__code" not in answer.content.decode()


def test_photos_come_in_with_the_same_click():
    answer = sent(photos=[upload(), upload(photo(320, 240))])

    shown = [piece.shows for piece in the_file().issue.evidence]
    assert answer.status_code == 302
    assert shown == [EvidenceKind.BEFORE_PHOTO] * 2


def test_the_receipt_is_shown_once_and_belongs_to_the_resident():
    client = signed_in(LI_CLERK)
    first = client.post("/new/", filled(), follow=True)
    again = client.get(first.redirect_chain[-1][0])

    code = re.search(r"\d{4} \d{4} \d{4}", first.content.decode())
    receipt = numbers.receipt_from(code[0])
    assert holder_of(receipt) == (the_file().issue.case, 1)
    assert code[0] not in again.content.decode()


def test_the_slip_says_what_comes_next_and_not_at_which_door():
    page = sent(
        summary="锦绣家园3号楼2单元501暖气不热", act="dispatch", unit=PROPERTY, follow=True
    )

    slip = undrawn(page.content.decode())
    assert "501" not in slip
    assert "锦绣家园3号楼***暖气不热" in slip
    assert "锦绣物业" in slip
    assert "0459-000-0000" in slip
    assert "前办理" in slip


def test_nobody_elses_number_gets_a_slip():
    assert signed_in(LI_CLERK).get("/new/done/2026-999/").status_code == 404
    assert signed_in(LI_CLERK).get("/new/done/none/").status_code == 404


def test_a_form_sent_twice_is_carried_out_once():
    client, said = signed_in(LI_CLERK), filled()
    first = client.post("/new/", said)
    second = client.post("/new/", said)

    assert first.headers["Location"] == second.headers["Location"]
    assert "slip__code" in client.get(first.headers["Location"]).content.decode()
    with pytest.raises(NoSuchIssue):
        the_file("2026-2")


def test_the_same_form_with_other_words_is_not_taken_for_the_first():
    client, said = signed_in(LI_CLERK), filled()
    client.post("/new/", said)
    answer = client.post("/new/", said | {"summary": "换了一件事"})

    assert answer.status_code == 422
    assert "换了一件事" in answer.content.decode()


def test_it_may_have_been_raised_before_it_came_to_the_book():
    yesterday = now().astimezone(OFFICE_ZONE) - dt.timedelta(days=1)

    sent(happened_at="昨天 9:30")

    raised = the_file().issue.happened_at.astimezone(OFFICE_ZONE)
    assert (raised.date(), raised.hour, raised.minute) == (yesterday.date(), 9, 30)


def test_the_administrator_may_register_too():
    assert sent(by=SUN_ADMINISTRATOR, act="register").status_code == 302
    assert sent(by=SUN_ADMINISTRATOR, unit="", handler=WANG_HANDLER.id).status_code == 302
