"""An office says how matters come in and what must be said; the counter then asks for it."""

import pytest
from django.utils.timezone import now

from taizhang.core.refusals import Refusal
from taizhang.core.vocabulary import Channel
from taizhang.ledger import book, queries
from taizhang.ledger.filtering import Filters
from taizhang.ways.models import Way
from taizhang.web.refusals import REFUSALS
from tests.cast import CHEN_GRID_WORKER, LI_CLERK, SUN_ADMINISTRATOR, account, signed_in
from tests.shell.intake.slips import filled
from tests.shell.matters import registering

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("on_the_day"),
]
ORDER = {"channel": "hotline", "their_number": "20261121-0172"}


def said(code: str, **more: object) -> dict[str, object]:
    """Return the form of a way in as its reader would send it back, with `more`."""
    form = signed_in(SUN_ADMINISTRATOR).get(f"/channels/{code}/").context["form"]
    sent = {field.html_name: field.value() for field in form}
    sent["active"] = "on" if sent["active"] else ""
    return {name: value for name, value in (sent | more).items() if value not in ("", None)}


def test_a_hotline_order_is_found_by_their_number():
    sent = signed_in(LI_CLERK).post("/new/", filled(**ORDER, their_due="2026-11-23T12:00"))

    assert sent.status_code == 302
    found = queries.page(Filters(words="20261121-0172"), now()).rows
    assert [row.their_number for row in found] == ["20261121-0172"]
    page = signed_in(LI_CLERK).get(f"/i/{found[0].number}/").content.decode()
    assert "20261121-0172" in page and "11-23 周一 12:00" in page
    assert "来件要求的时限先到" in page


def test_an_order_without_its_number_comes_back_with_the_reason_beside_the_field():
    page = signed_in(LI_CLERK).post("/new/", filled(channel="hotline", their_number=""))

    assert page.status_code == 409
    errors = page.context["form"].errors["their_number"]
    assert list(errors) == [str(REFUSALS[Refusal.THEIR_NUMBER_MISSING])]


def test_the_same_order_is_not_registered_twice_whoever_types_it():
    signed_in(LI_CLERK).post("/new/", filled(**ORDER))
    again = signed_in(CHEN_GRID_WORKER).post("/new/", filled(**ORDER, summary="又一件"))

    assert again.status_code == 409
    assert str(REFUSALS[Refusal.THEIR_NUMBER_HELD]) in again.content.decode()


def test_a_way_of_the_offices_own_asks_for_what_it_needs():
    client = signed_in(SUN_ADMINISTRATOR)
    client.post(
        "/channels/add/",
        {
            "name": "区长信箱",
            "name_en": "District mayor's box",
            "channel": "letter",
            "asks": ["reporter", "their_due"],
            "first_contact": CHEN_GRID_WORKER.id,
            "order": "13",
            "active": "on",
        },
    )
    way = Way.objects.get(name="区长信箱")

    refused = signed_in(LI_CLERK).post("/new/", filled(channel=way.code, reporter=""))
    assert set(refused.context["form"].errors) == {"reporter", "their_due"}
    sent = filled(channel=way.code, their_due="2026-11-30T17:00")
    number = signed_in(LI_CLERK).post("/new/", sent)["Location"].split("/")[-2]
    issue = book.issue_of(book.case_of(number))
    assert (issue.way, issue.channel) == (way.code, Channel.LETTER)
    assert issue.first_contact == CHEN_GRID_WORKER.id
    assert "区长信箱" in signed_in(LI_CLERK).get(f"/i/{number}/").content.decode()


def test_nobody_answers_for_a_way_who_has_left():
    Way.objects.filter(code="counter").update(first_contact=CHEN_GRID_WORKER.id)
    leaver = account(CHEN_GRID_WORKER)
    leaver.is_active = False
    leaver.save()

    issue = book.submit("", registering(), by=LI_CLERK).issue

    assert issue.first_contact == LI_CLERK.id


def test_what_is_retired_is_no_longer_offered_and_no_longer_taken():
    sent = said("letter", active="")
    assert signed_in(SUN_ADMINISTRATOR).post("/channels/letter/", sent).status_code == 302

    client = signed_in(LI_CLERK)
    assert 'value="letter"' not in client.get("/new/").content.decode()
    assert client.post("/new/", filled(channel="letter")).status_code == 422


def test_two_who_change_the_same_way_do_not_overwrite_each_other():
    first, second = said("letter", name="来信"), said("letter", name="群众来信")
    client = signed_in(SUN_ADMINISTRATOR)
    client.post("/channels/letter/", first)
    late = client.post("/channels/letter/", second)

    assert late.status_code == 422
    assert Way.objects.get(code="letter").name == "来信"
    assert "群众来信" in late.content.decode()


def test_the_list_says_what_is_asked_of_each():
    page = signed_in(SUN_ADMINISTRATOR).get("/channels/").content.decode()

    assert "12345 转办" in page and "来件编号" in page and "领导接访下访" in page
