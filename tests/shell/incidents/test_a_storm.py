"""A storm on one page: opened with its limit, matters gathered, closed again."""

import datetime as dt
import uuid

import pytest
from django.utils.timezone import now

from taizhang.ledger import book
from taizhang.ways.models import Incident
from tests.cast import LI_CLERK, LIU_HANDLER, signed_in
from tests.shell.casework import pages
from tests.shell.matters import registering

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("on_the_day"),
]


def opened(**more: str) -> str:
    """Open an incident as the clerk; return the address of its page."""
    said = {"key": str(uuid.uuid4()), "name": "十一月暴雨", "hours": "6", **more}
    answer = signed_in(LI_CLERK).post("/incidents/open/", said)
    assert answer.status_code == 302
    return str(answer["Location"])


def matter(summary: str):
    """Register a matter."""
    return book.submit("", registering(summary), by=LI_CLERK).issue


def test_matters_are_found_gathered_and_have_the_urgent_limit():
    wet, dry = matter("地下车库积水"), matter("路灯不亮")
    where, client = opened(), signed_in(LI_CLERK)

    found = client.post(f"{where}find/", {"words": "积水"}).content.decode()
    assert "地下车库积水" in found and "路灯不亮" not in found
    client.post(f"{where}gather/", {"number": [wet.number]})

    gathered = book.issue_of(wet.case)
    assert gathered.clock is not None
    assert gathered.clock.due_at <= now() + dt.timedelta(hours=6)
    assert book.issue_of(dry.case).incident == ""
    page = client.get(where).content.decode()
    assert "共 1 件" in page and "地下车库积水" in page
    issue_page = client.get(f"/i/{wet.number}/").content.decode()
    assert "十一月暴雨" in issue_page and "归入突发事件" in issue_page


def test_pressing_twice_opens_one():
    key = str(uuid.uuid4())

    assert opened(key=key) == opened(key=key)
    assert Incident.objects.count() == 1


def test_a_limit_that_is_none_is_asked_for_again():
    said = {"key": str(uuid.uuid4()), "name": "暴雨", "hours": "很快"}
    page = signed_in(LI_CLERK).post("/incidents/open/", said)

    assert page.status_code == 422
    assert "这里要写小时数" in page.content.decode()


def test_what_is_closed_takes_nothing_more():
    wet, where = matter("地下车库积水"), opened()
    client = signed_in(LI_CLERK)
    client.post(f"{where}close/")
    page = client.post(f"{where}gather/", {"number": [wet.number]}, follow=True)

    assert "1 件没有归入" in page.content.decode()
    assert book.issue_of(wet.case).incident == ""


def test_what_is_no_matter_is_left_out_and_what_is_no_incident_is_not_found():
    wet, where = matter("地下车库积水"), opened()
    said = {"number": [wet.number, "2026-999", "x-y"]}
    client = signed_in(LI_CLERK)

    assert client.post("/incidents/i-nowhere/gather/", said).status_code == 404
    page = client.post(f"{where}gather/", said, follow=True).content.decode()
    assert "归入了 1 件" in page and "2 件没有归入" in page
    assert book.issue_of(wet.case).incident != ""


def test_it_is_joined_and_left_from_the_matter_itself():
    issue, where = pages.dispatched(), opened()
    code, client = where.split("/")[2], signed_in(LI_CLERK)

    def act(name: str, **said: str) -> None:
        form = client.get(f"/i/{issue.number}/{name}/").context["form"]
        hidden = {f.html_name: str(f.value()) for f in form.hidden_fields()}
        assert client.post(f"/i/{issue.number}/{name}/", hidden | said).status_code == 302

    act("join-incident", incident=code)
    assert book.issue_of(issue.case).incident == code
    act("leave-incident", reason="和暴雨无关。")
    assert book.issue_of(issue.case).clock == issue.clock


def test_a_handler_sees_of_it_what_is_theirs(django_assert_max_num_queries):
    theirs, others = pages.dispatched(), matter("地下车库积水")
    where = opened()
    numbers = [theirs.number, others.number]
    signed_in(LI_CLERK).post(f"{where}gather/", {"number": numbers})
    client = signed_in(LIU_HANDLER)
    client.get(where)

    with django_assert_max_num_queries(9):
        page = client.get(where).content.decode()
    assert "共 1 件" in page and "地下车库积水" not in page
    assert "结束这个突发事件" not in page
