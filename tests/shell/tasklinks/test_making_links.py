"""The office makes a link: for whom, told once, taken back, and noted without its address."""

import logging

import pytest
from django.test import Client

from taizhang.audit.models import Record
from taizhang.core import commands as co
from taizhang.ledger import book
from taizhang.people.models import User
from taizhang.project.logs import WithoutValues
from taizhang.tasklinks.models import TaskLink
from tests.cast import (
    BEIHU,
    CITY_CARE,
    LI_CLERK,
    LIU_HANDLER,
    PROPERTY,
    ZHENG_VERIFIER,
    signed_in,
)
from tests.partner_cast import HALL, SCHOOL
from tests.shell.casework import pages
from tests.shell.partners.offering import offered
from tests.shell.tasklinks.phones import asked, bound, link

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("on_the_day"),
]

LINE = "%(levelname)s %(message)s"


def units(issue) -> list[str]:
    """Return the units that a link may be for."""
    form = signed_in(LI_CLERK).get(f"/links/{issue.number}/").context["form"]
    return [code for code, _name in form.fields["unit"].choices]


def test_the_page_of_an_issue_leads_there():
    issue = pages.dispatched()

    assert f"/links/{issue.number}/" in pages.text(pages.look(LI_CLERK, issue))
    assert f"/links/{issue.number}/" not in pages.text(pages.look(LIU_HANDLER, issue))
    assert f"/links/{issue.number}/" not in pages.text(
        pages.look(LI_CLERK, pages.registered())
    )


def test_a_link_is_for_the_units_that_have_it():
    issue = pages.dispatched()
    more = co.DispatchIssue(unit=PROPERTY, supporting=(CITY_CARE,))
    book.submit(issue.case, more, by=LI_CLERK)

    assert units(issue) == [PROPERTY, CITY_CARE]


def test_while_it_is_offered_for_the_partners_that_may_claim_it():
    issue = offered()
    book.submit(issue.case, co.NameComplainedOf(unit=SCHOOL), by=LI_CLERK)

    assert units(issue) == [HALL]


def test_nothing_can_be_made_before_anybody_has_it():
    issue = pages.registered()
    client = signed_in(LI_CLERK)

    answer = client.post(f"/links/{issue.number}/", asked(client, issue))
    assert answer.status_code == 422
    assert not TaskLink.objects.exists()


def test_a_unit_that_does_not_have_it_gets_none():
    issue = pages.dispatched()
    client = signed_in(LI_CLERK)

    answer = client.post(f"/links/{issue.number}/", asked(client, issue, unit=BEIHU))
    assert answer.status_code == 422
    assert "没有这一项" in pages.text(answer)
    assert "田野" in pages.text(answer)
    assert not TaskLink.objects.exists()


def test_the_person_has_no_password_and_cannot_sign_in():
    link(pages.dispatched())
    person = User.objects.get(name="田野")

    assert (person.unit.code, person.role.code) == (PROPERTY, "handler")
    assert not person.has_usable_password()
    answer = Client().post("/sign-in/", {"username": person.username, "password": "x"})
    assert answer.status_code != 302


def test_the_same_person_is_one_person_and_nobody_with_an_account():
    liu = User.objects.get(pseudonym=LIU_HANDLER.id)
    User.objects.filter(pk=liu.pk).update(phone="13900001111", name="田野")
    one, other = link(pages.dispatched()), link(pages.dispatched())

    assert one.row.person == other.row.person != liu


def test_sent_twice_it_is_one_link_and_the_code_is_not_told_again():
    issue = pages.dispatched()
    client = signed_in(LI_CLERK)
    said = asked(client, issue)

    first = client.post(f"/links/{issue.number}/", said)
    second = client.post(f"/links/{issue.number}/", said)
    assert first.context["fresh"]["code"]
    assert second.headers["Location"] == f"/links/{issue.number}/"
    assert TaskLink.objects.count() == User.objects.filter(name="田野").count() == 1


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("name", "", "还没写姓名"),
        ("phone", "", "还没写手机号"),
        ("days", "0", "至少 1 天"),
        ("days", "400", "最多 60 天"),
        ("days", "两周", "请写一个数"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_lost(field, typed, said):
    issue = pages.dispatched()
    client = signed_in(LI_CLERK)

    answer = client.post(f"/links/{issue.number}/", asked(client, issue, **{field: typed}))
    assert answer.status_code == 422
    assert said in pages.text(answer)
    assert not TaskLink.objects.exists()


def test_a_link_that_was_taken_back_leads_nowhere():
    issue = pages.dispatched()
    sent = link(issue)
    phone = bound(sent)
    signed_in(LI_CLERK).post(f"/links/{issue.number}/{sent.row.key}/withdraw/")

    answer = phone.get(sent.address)
    assert answer.status_code == 410
    assert "链接过期，请向街道要新的链接" in pages.text(answer)
    assert "0459-000-0000" in pages.text(answer)
    assert "楼道灯" not in pages.text(answer)


def test_a_link_is_taken_back_under_its_own_matter_only():
    sent, other = link(pages.dispatched()), pages.dispatched()
    address = f"/links/{other.number}/{sent.row.key}/"

    assert signed_in(LI_CLERK).post(f"{address}withdraw/").status_code == 404
    assert signed_in(LI_CLERK).post(f"{address}code/").status_code == 404
    assert sent.row.withdrawn_at is None


def test_only_who_gives_matters_out_makes_links():
    issue = pages.dispatched()

    for who in (LIU_HANDLER, ZHENG_VERIFIER):
        assert signed_in(who).get(f"/links/{issue.number}/").status_code == 403


def test_neither_the_audit_nor_the_log_holds_an_address(caplog):
    sent = link(pages.dispatched())
    token = sent.address.split("/")[2]
    phone = bound(sent)
    with caplog.at_level(logging.WARNING):
        phone.post(f"{sent.address}progress/", {})
        Client().get(f"{sent.address}nowhere/")

    told = "".join(str(vars(line)) for line in Record.objects.all())
    assert token not in told and sent.row.key not in told and sent.code not in told
    kinds = set(Record.objects.values_list("kind", flat=True))
    assert {"setting-changed", "signed-in"} <= kinds
    written = [WithoutValues(LINE).format(record) for record in caplog.records]
    assert written and not any(sent.row.key in line for line in written)


def test_the_next_page_is_not_told_where_one_came_from():
    sent = link(pages.dispatched())

    assert Client().get(sent.address).headers["Referrer-Policy"] == "origin"
