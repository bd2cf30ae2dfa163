"""Guides: read by residents, kept by the office, ticked at the counter; somebody comes."""

import uuid

import pytest
from django.test import Client
from django.utils.timezone import now

from taizhang.core import commands as co
from taizhang.core.refusals import Refusal
from taizhang.core.vocabulary import Channel, Conclusion, EvidenceKind
from taizhang.guides.models import Guide
from taizhang.ledger import book, queries
from taizhang.ledger.filtering import Filters
from tests.cast import LI_CLERK, LIU_HANDLER, SUN_ADMINISTRATOR, signed_in
from tests.shell.casework import pages
from tests.shell.matters import GIVEN_OUT

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("on_the_day"),
]
GUIDE = {
    "version": "0",
    "name": "高龄补贴",
    "name_en": "Old-age allowance",
    "whom": "年满八十岁的老人",
    "hours": "周一到周五上午",
    "order": "1",
    "materials": "身份证 | identity card\n银行卡 | bank card\n委托书？",
    "comes": "on",
    "active": "on",
}


def written(**more: str) -> Guide:
    """Write a guide as the administrator."""
    said = {name: value for name, value in (GUIDE | more).items() if value}
    answer = signed_in(SUN_ADMINISTRATOR).post("/guide/keep/add/", said)
    assert answer.status_code == 302, answer.context["form"].errors
    return Guide.objects.get()


def asked(code: str, **more: str):
    """Ask somebody to come, as a resident without an account."""
    said = {
        "key": str(uuid.uuid4()),
        "place_text": "锦绣家园3号楼二单元 502",
        "phone": "13900002222",
        "reporter": "孙桂珍",
        "words": "老人耳背，请按门铃。",
    }
    return Client().post(f"/guide/{code}/ask/", said | more)


def test_residents_read_what_to_bring_in_their_language():
    guide = written()

    page = Client().get(f"/guide/{guide.code}/").content.decode()
    assert "高龄补贴" in page and "身份证" in page and "周一到周五上午" in page
    english = Client(headers={"accept-language": "en"})
    page = english.get(f"/guide/{guide.code}/").content.decode()
    assert "Old-age allowance" in page and "bank card" in page
    assert len(page.encode()) < 60_000
    assert "高龄补贴" in Client().get("/guide/").content.decode()


def test_what_is_put_away_is_not_there_any_more():
    guide = written(active="")

    assert Client().get(f"/guide/{guide.code}/").status_code == 404
    assert "高龄补贴" in signed_in(LI_CLERK).get("/guide/keep/").content.decode()


def test_the_counter_prints_what_is_missing():
    guide = written()

    page = signed_in(LI_CLERK).get(f"/guide/{guide.code}/counter/?looked=1&brought=0")
    missing = [each.name for each in page.context["missing"]]
    assert missing == ["银行卡", "委托书"]
    assert "还差这些" in page.content.decode()
    everything = "?looked=1&brought=0&brought=1&brought=2"
    page = signed_in(LI_CLERK).get(f"/guide/{guide.code}/counter/{everything}")
    assert "材料齐了" in page.content.decode()


def test_asking_somebody_to_come_is_a_matter_with_a_receipt_and_its_own_standard():
    guide = written()
    assert asked(guide.code)["Location"] == "/receipt/"

    (row,) = queries.page(Filters(), now()).rows
    assert (row.category, row.place) == ("home-service", "jinxiu-3")
    assert row.channel is Channel.ONLINE_FORM
    assert row.summary == "请人上门代办：高龄补贴"
    issue = book.issue_of(row.case)
    assert issue.policy.endswith("home-service-ordinary-1")
    assert issue.standard.evidence == (EvidenceKind.DOCUMENT,)
    assert issue.standard.handling.count == 3


def test_it_is_done_once_the_resident_has_signed_for_it():
    asked(written().code)
    (row,) = queries.page(Filters(), now()).rows
    pages.written(row.case, *GIVEN_OUT, by=LI_CLERK)
    pages.written(row.case, co.RecordProgress(text="已上门取材料。"), by=LIU_HANDLER)
    done = co.ReportHandled(conclusion=Conclusion.SOLVED, result="补贴已批，材料送回。")

    with pytest.raises(Exception, match=Refusal.EVIDENCE_MISSING):
        book.submit(row.case, done, by=LIU_HANDLER)
    signed = co.AddEvidence(shows=EvidenceKind.DOCUMENT, sha256="cd" * 32)
    assert book.submit(row.case, signed, done, by=LIU_HANDLER).issue.report


@pytest.mark.parametrize(
    ("said", "field"), [({"phone": ""}, "phone"), ({"place_text": " "}, "place_text")]
)
def test_nobody_comes_unannounced_or_nowhere(said, field):
    answer = asked(written().code, **said)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert "老人耳背" in answer.content.decode()


def test_pressing_twice_asks_once():
    code, key = written().code, str(uuid.uuid4())
    asked(code, key=key)
    asked(code, key=key)

    assert len(queries.page(Filters(), now()).rows) == 1


def test_nobody_can_be_asked_for_what_is_done_at_the_counter_only():
    assert asked(written(comes="").code).status_code == 404


def test_two_who_change_the_same_guide_do_not_overwrite_each_other():
    guide = written()
    client, where = signed_in(SUN_ADMINISTRATOR), f"/guide/keep/{guide.code}/"
    client.post(where, GUIDE | {"version": "1", "name": "八十岁补贴"})
    late = client.post(where, GUIDE | {"version": "1", "name": "老年补贴"})

    assert late.status_code == 422
    assert Guide.objects.get().name == "八十岁补贴"


def test_the_poster_leads_to_the_guide():
    page = signed_in(LI_CLERK).get(f"/guide/{written().code}/poster/").content.decode()

    assert "扫开就是这份指南" in page and "高龄补贴" in page
