"""What a partner agreed to and solved: on its page, in the list, and on a certificate."""

import datetime as dt

import pytest

from taizhang.agreements.models import Agreement, Tag
from taizhang.audit.models import Record
from tests.cast import LI_CLERK, LIU_HANDLER, SUN_ADMINISTRATOR, ZHOU_SECRETARY, signed_in
from tests.partner_cast import FANG_PARTNER, GUO_PARTNER, HALL, SCHOOL, agree
from tests.shell.casework.pages import snapshot
from tests.shell.partners.offering import claimed, solved
from tests.shell.undrawn import undrawn

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("on_the_day"),
]
AGREED = {
    "subject": "每月两次义诊",
    "since": "2026-03-01",
    "until": "2027-02-28",
    "contact": "袁静",
    "phone": "0459-000-1602",
    "tags": ["party", "service"],
}


def told(by, address: str) -> str:
    """Return what somebody reads at an address."""
    return str(signed_in(by).get(address).content.decode())


def opened(client, address: str) -> dict[str, str]:
    """Return the hidden fields of the form at an address."""
    form = client.get(address).context["form"]
    return {field.html_name: str(field.value()) for field in form.hidden_fields()}


def test_the_list_shows_what_was_agreed_and_solved():
    solved()
    claimed(summary="另一件事")

    row = next(r for r in told(ZHOU_SECRETARY, "/partners/").split("<tr>") if "红杏" in r)
    assert "服务联办" in row and "治安联防" in row and "长期" in row
    assert [part.split("<")[0] for part in row.split('">')[-3:]] == ["1", "1", "1"]


def test_a_unit_solved_what_was_struck_off_with_it():
    issue = solved()
    page = told(LI_CLERK, f"/partners/{HALL}/")

    assert f"/i/{issue.number}/" in page
    assert "认领" in page
    assert "今年还没有销号的" in told(LI_CLERK, f"/partners/{SCHOOL}/")


def test_what_is_only_reported_is_not_solved():
    claimed()

    assert "今年还没有销号的" in told(LI_CLERK, f"/partners/{HALL}/")


def test_a_partner_sees_its_own_page_and_no_other():
    client = signed_in(FANG_PARTNER)

    assert client.get(f"/partners/{HALL}/").status_code == 200
    assert client.get(f"/partners/{SCHOOL}/").status_code == 404
    assert client.get(f"/partners/{SCHOOL}/2026/").status_code == 404
    assert "青禾小学" not in client.get("/partners/").content.decode()


def test_contacts_are_whole_for_the_office_and_masked_for_the_unit():
    assert "13900007777" in told(LI_CLERK, f"/partners/{HALL}/")

    mine = told(FANG_PARTNER, f"/partners/{HALL}/")
    assert "13900007777" not in mine
    assert "139****7777" in mine


@pytest.mark.parametrize("period", ["2026", "2026-11"])
def test_a_certificate_names_no_resident(period):
    solved(summary="3 号楼 501 室灯坏")
    page = told(LI_CLERK, f"/partners/{HALL}/{period}/")

    assert "红杏志愿服务队" in page
    assert "办成 <b>1</b> 件，其中主动认领 <b>1</b> 件" in page
    for hidden in ("王桂兰", "501", "3号楼", "13800004521", "灯坏"):
        assert hidden not in undrawn(page)


def test_another_month_is_empty_and_says_so():
    solved()

    assert "这一期没有销号的事项" in told(LI_CLERK, f"/partners/{HALL}/2026-10/")


@pytest.mark.parametrize("period", ["2026-13", "1999", "2026-00"])
def test_a_month_that_is_none_is_not_there(period):
    address = f"/partners/{HALL}/{period}/"

    assert signed_in(LI_CLERK).get(address).status_code == 404


def test_a_unit_that_is_none_is_not_there():
    assert signed_in(LI_CLERK).get("/partners/u-nobodyxxxx/").status_code == 404


def test_an_agreement_is_written_down_once_however_often_it_is_sent():
    client, address = signed_in(SUN_ADMINISTRATOR), f"/partners/{SCHOOL}/agreement/"
    said = opened(client, address) | AGREED

    for _time in range(2):
        answer = client.post(address, said | {"files_taken": snapshot()})
        assert answer.status_code == 302
    (made,) = Agreement.objects.filter(unit=SCHOOL, subject="每月两次义诊")
    assert made.until == dt.date(2027, 2, 28)
    assert len(made.file) == 64
    assert set(made.tags.values_list("code", flat=True)) == {"party", "service"}
    assert Record.objects.filter(kind="setting-changed", about=SCHOOL).exists()


def test_an_agreement_that_ends_before_it_begins_is_not_written():
    client, address = signed_in(LI_CLERK), f"/partners/{SCHOOL}/agreement/"
    said = opened(client, address) | AGREED | {"until": "2025-01-01"}

    answer = client.post(address, said)
    assert answer.status_code == 422
    assert "结束日期早于开始日期" in answer.content.decode()
    assert "每月两次义诊" in answer.content.decode()
    assert not Agreement.objects.filter(subject="每月两次义诊").exists()


def test_whoever_changes_an_old_copy_of_an_agreement_is_told():
    row = agree(SCHOOL, "party")
    client, address = signed_in(LI_CLERK), f"/partners/{SCHOOL}/agreement/{row.pk}/"
    old = opened(client, address)
    client.post(address, opened(client, address) | AGREED)

    answer = client.post(address, old | AGREED | {"subject": "别的"})
    assert answer.status_code == 422
    assert "别人改过这里" in answer.content.decode()
    assert Agreement.objects.get(pk=row.pk).subject == "每月两次义诊"


def test_an_agreement_of_another_unit_is_not_found_there():
    row = agree(SCHOOL, "party")

    address = f"/partners/{HALL}/agreement/{row.pk}/"
    assert signed_in(LI_CLERK).get(address).status_code == 404


def test_tags_are_renamed_retired_and_added():
    client = signed_in(SUN_ADMINISTRATOR)
    form = client.get("/partners/tags/").context["form"]
    said = {f.html_name: f.value() for f in form if f.value() not in (None, False)}

    said |= {"name_party": "党建联建", "new_name": "文明联创"}
    del said["active_activity"]
    assert client.post("/partners/tags/", said).status_code == 302
    there = dict(Tag.objects.values_list("name", "active"))
    assert there["党建联建"] and there["文明联创"] and not there["活动联搞"]
    assert client.post("/partners/tags/", said).status_code == 422
    assert Tag.objects.filter(name="文明联创").count() == 1


def test_a_handler_has_nothing_to_do_there():
    for address in ("/partners/", f"/partners/{HALL}/", "/partners/tags/"):
        assert signed_in(LIU_HANDLER).get(address).status_code == 403
    assert signed_in(FANG_PARTNER).get("/partners/tags/").status_code == 403
    assert signed_in(GUO_PARTNER).get(f"/partners/{SCHOOL}/agreement/").status_code == 403
