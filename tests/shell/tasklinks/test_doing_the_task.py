"""By the link somebody does one matter, as themselves, and sees nothing else."""

import datetime as dt

import pytest
from django.test import Client
from time_machine import travel

from taizhang.core import commands as co
from taizhang.core.vocabulary import Conclusion, ReturnReason, Status
from taizhang.ledger import book, models
from tests.cast import (
    CITY_CARE,
    LI_CLERK,
    LIU_HANDLER,
    PROPERTY,
    ZHENG_VERIFIER,
)
from tests.partner_cast import HALL, SCHOOL
from tests.shell.casework import pages
from tests.shell.casework.pages import now, snapshot, text, written
from tests.shell.matters import PASSED, SATISFIED
from tests.shell.partners.offering import offered
from tests.shell.tasklinks.phones import bound, link, press
from tests.shell.undrawn import undrawn

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("on_the_day"),
]
LATER = dt.datetime(2026, 12, 6, 2, tzinfo=dt.UTC)


@pytest.fixture
def issue():
    """Return a matter that the property company is to handle, with nobody named."""
    case = pages.registered().case
    return written(case, co.AcceptIssue(), co.DispatchIssue(unit=PROPERTY), by=LI_CLERK)


@pytest.fixture
def sent(issue):
    """Return a link to it."""
    return link(issue)


@pytest.fixture
def phone(sent):
    """Return the phone that is bound to it."""
    return bound(sent)


def test_the_page_says_what_where_by_when_and_what_is_wished(phone, sent):
    page = text(phone.get(sent.address))

    assert "3 号楼楼道灯不亮" in page
    assert "锦绣家园3号楼***" in page
    assert "灯坏了快一个月，我电话 138****4521" in page
    for hidden in ("王桂兰", "13800004521", "2单元501"):
        assert hidden not in undrawn(page)


def test_there_is_no_way_from_it_to_anything_else(phone, sent):
    page = text(phone.get(sent.address))

    for elsewhere in ("/ledger/", "/desk/", "/i/", "/sign-in/", "/files/"):
        assert elsewhere not in page
    assert phone.get("/ledger/").status_code == 302


def test_the_page_is_small(phone, sent):
    assert len(phone.get(sent.address).content) < 13_000


def test_taking_it_up_is_an_act_of_that_person(phone, sent, issue):
    assert press(phone, sent, "take-up").status_code == 302

    assert now(issue).status is Status.IN_PROGRESS
    assert now(issue).handler == sent.row.person.pseudonym
    known = models.KnownActor.objects.get(pseudonym=sent.row.person.pseudonym)
    assert known.unit == PROPERTY


def test_progress_with_a_photo(phone, sent, issue):
    answer = press(phone, sent, "progress", text="灯座换好了。", files_taken=snapshot())

    assert answer.headers["Location"] == f"{sent.address}?said=progress"
    page = text(phone.get(f"{sent.address}?said=progress"))
    assert "灯座换好了。" in page
    (piece,) = now(issue).evidence
    photo = phone.get(f"{sent.address}photo/{piece.sha256}/")
    assert photo.headers["Content-Type"] == "image/jpeg"
    assert f"{sent.address}photo/{piece.sha256}/" in page


def test_nothing_written_is_nothing_done_and_what_was_typed_stays(phone, sent, issue):
    answer = press(phone, sent, "progress")
    assert answer.status_code == 409
    assert "还没写进展" in text(answer)
    answer = press(phone, sent, "done", result="换了六个灯。")
    assert answer.status_code == 409
    assert "换了六个灯。" in text(answer)
    assert now(issue).n == issue.n


def test_saying_that_it_is_done_with_a_photo(phone, sent, issue):
    answer = press(phone, sent, "done", result="换了六个灯。", after_photo=snapshot())

    assert answer.status_code == 302
    assert now(issue).status is Status.HANDLED
    page = text(phone.get(sent.address))
    assert "已经报了办结" in page
    for act in ("take-up", "progress", "done", "return"):
        assert f"{sent.address}{act}/" not in page


def test_a_report_without_the_photo_keeps_the_words(phone, sent, issue):
    answer = press(phone, sent, "done", result="换了六个灯。")

    assert answer.status_code == 409
    assert "办结证据还没有交齐" in text(answer)
    assert now(issue).status is Status.DISPATCHED


def test_no_photo_but_something_else_is_said_beside_the_field(phone, sent, issue):
    answer = press(phone, sent, "done", result="换了。", after_photo=pages.no_photo())

    assert answer.status_code == 422
    assert "换了。" in text(answer)
    assert now(issue).n == issue.n


def test_giving_it_back_ends_the_link(phone, sent, issue):
    answer = press(
        phone,
        sent,
        "return",
        reason=ReturnReason.NOT_OURS.value,
        explanation="路灯归城管科。",
        suggested_unit=CITY_CARE,
    )

    assert answer.status_code == 302
    assert (now(issue).status, now(issue).returns_count) == (Status.ACCEPTED, 1)
    over = phone.get(sent.address)
    assert over.status_code == 410
    assert "链接过期" in text(over)


def test_it_ends_when_the_matter_goes_to_another_unit(phone, sent, issue):
    page = phone.get(sent.address).context["forms"]["progress"]
    book.submit(issue.case, co.DispatchIssue(unit=CITY_CARE), by=LI_CLERK)

    said = {"key": page["key"].value(), "n": page["n"].value(), "text": "已到现场。"}
    answer = phone.post(f"{sent.address}progress/", said | {"shows": "after_photo"})
    assert answer.status_code == 410
    assert "已到现场" not in str(pages.text(pages.look(LI_CLERK, issue)))


def test_it_ends_on_its_day(phone, sent, issue):
    with travel(LATER):
        assert phone.get(sent.address).status_code == 410
        assert phone.post(f"{sent.address}take-up/", {}).status_code == 410
    assert now(issue).n == issue.n


def test_it_ends_when_the_unit_is_complained_of(phone, sent, issue):
    book.submit(issue.case, co.DispatchIssue(unit=CITY_CARE), by=LI_CLERK)
    book.submit(issue.case, co.NameComplainedOf(unit=PROPERTY), by=LI_CLERK)

    assert phone.get(sent.address).status_code == 410


def test_it_ends_with_the_strike_off(phone, sent, issue):
    press(phone, sent, "done", result="换了六个灯。", after_photo=snapshot())
    written(issue.case, PASSED, SATISFIED, co.StrikeOff(), by=ZHENG_VERIFIER)

    assert phone.get(sent.address).status_code == 410


def test_somebody_who_left_does_nothing_any_more(phone, sent):
    person = sent.row.person
    person.is_active = False
    person.save()

    assert phone.get(sent.address).status_code == 410


def test_pressing_twice_is_one_act(phone, sent, issue):
    form = phone.get(sent.address).context["forms"]["progress"]
    said = {"key": form["key"].value(), "n": form["n"].value(), "text": "已到现场。"}
    said |= {"shows": "after_photo"}

    answers = [phone.post(f"{sent.address}progress/", said) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert now(issue).n == issue.n + 2


def test_an_old_page_is_told_that_somebody_went_on(phone, sent, issue):
    form = phone.get(sent.address).context["forms"]["take_up"]
    book.submit(issue.case, co.TakeUp(), by=LIU_HANDLER)

    said = {"key": form["key"].value(), "n": form["n"].value()}
    answer = phone.post(f"{sent.address}take-up/", said)
    assert answer.status_code == 409
    assert "别人已经往前办了一步" in text(answer)
    assert now(issue).handler == LIU_HANDLER.id


def test_two_people_of_the_unit_have_a_link_each(phone, sent, issue):
    second = link(issue, name="丁宁", phone="13900002222")
    press(phone, sent, "take-up")
    press(bound(second), second, "progress", text="我来换。")

    page = text(pages.look(LI_CLERK, issue))
    assert "锦绣物业 田野" in page and "锦绣物业 丁宁" in page
    assert "丁宁" not in text(phone.get(sent.address))


def test_another_phone_cannot_send_anything(sent, phone, issue):
    stranger = Client()

    for act in ("take-up", "progress", "return", "done", "claim"):
        assert stranger.post(f"{sent.address}{act}/", {"text": "x"}).status_code == 302
    assert stranger.get(f"{sent.address}photo/{'a' * 64}/").status_code == 404
    assert now(issue).n == issue.n


def test_a_photo_of_another_matter_is_not_there(phone, sent):
    other = pages.dispatched(summary="别的事")
    pages.press(LIU_HANDLER, other, "evidence", shows="after_photo", files_taken=snapshot())
    (piece,) = now(other).evidence

    assert phone.get(f"{sent.address}photo/{piece.sha256}/").status_code == 404


def test_what_a_check_found_missing_is_shown(phone, sent, issue):
    press(phone, sent, "done", result="换了六个灯。", after_photo=snapshot())
    failed = co.RecordVerification(passed=False, method="on_site", finding="二楼仍不亮。")
    book.submit(issue.case, failed, by=ZHENG_VERIFIER)

    page = text(phone.get(sent.address))
    assert "核验没有通过，请补办" in page
    assert "二楼仍不亮。" in page


def test_a_supporting_unit_helps_and_does_not_report(issue):
    more = co.DispatchIssue(unit=PROPERTY, supporting=(CITY_CARE,))
    book.submit(issue.case, more, by=LI_CLERK)
    sent = link(issue, unit=CITY_CARE)
    phone = bound(sent)

    page = text(phone.get(sent.address))
    assert "您的单位是协办" in page
    assert f"{sent.address}done/" not in page
    assert press(phone, sent, "progress", text="带人清了。").status_code == 302
    form = {"conclusion": Conclusion.SOLVED.value, "result": "好了。"}
    assert press(phone, sent, "done", **form).status_code == 409
    assert now(issue).status is Status.DISPATCHED


def test_by_a_link_somebody_claims_and_has_the_credit():
    issue = offered()
    sent = link(issue, unit=HALL)
    phone = bound(sent)

    page = text(phone.get(sent.address))
    assert "周六上午，要两位师傅。" in page
    for hidden in ("灯坏了快一个月", "王桂兰", "501"):
        assert hidden not in page
    answer = press(phone, sent, "claim")
    assert answer.status_code == 302
    assert now(issue).claimed_by == HALL
    assert now(issue).handler == sent.row.person.pseudonym
    assert "灯坏了快一个月" in text(phone.get(sent.address))


def test_whoever_was_slower_is_told_so_on_the_phone():
    issue = offered()
    first, second = link(issue, unit=HALL), link(issue, unit=SCHOOL, name="郭晨")
    quick, slow = bound(first), bound(second)
    form = slow.get(second.address).context["forms"]["claim"]
    press(quick, first, "claim")

    answer = slow.post(f"{second.address}claim/", {"key": form["key"].value()})
    assert answer.status_code == 410
    assert now(issue).claimed_by == HALL
    assert "楼道灯" not in text(answer)
