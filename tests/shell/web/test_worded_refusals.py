"""A rule that says no is told as a page, whatever command met it and wherever it got out."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from taizhang.core.refusals import Refusal, Refused
from taizhang.ledger.book import KeyReused
from taizhang.ledger.reading import NoSuchIssue
from taizhang.web.refusals import REFUSALS

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.urls(__name__),
]
RAISED = {
    "refused": Refused((Refusal.OWN_WORK, Refusal.EVIDENCE_MISSING)),
    "reused": KeyReused("k"),
    "unknown": NoSuchIssue("2026-9"),
}


def broken(request: HttpRequest, what: str) -> HttpResponse:
    """Let out what a view should have answered for."""
    raise RAISED[what]


urlpatterns = [
    path("broken/<what>/", broken),
    path("", include("taizhang.project.urls")),
]


@pytest.mark.parametrize("refusal", Refusal)
def test_every_refusal_says_what_did_not_happen_the_rule_and_what_to_do(refusal):
    words = str(REFUSALS[refusal])

    assert words.startswith("未")
    assert words.count("。") == 2
    assert words.endswith("。")


def test_two_refusals_never_read_the_same():
    assert len({str(words) for words in REFUSALS.values()}) == len(Refusal)


def test_a_refusal_that_got_out_is_a_page_with_every_reason_and_what_was_typed():
    answer = Client().post("/broken/refused/", {"result": "换了六个灯", "n": "3"})
    page = answer.content.decode()

    assert answer.status_code == 409
    assert str(REFUSALS[Refusal.OWN_WORK]) in page
    assert str(REFUSALS[Refusal.EVIDENCE_MISSING]) in page
    assert "换了六个灯" in page


def test_a_form_that_came_before_is_a_page_too():
    answer = Client().post("/broken/reused/")

    assert answer.status_code == 422
    assert "这张表已经提交过一次" in answer.content.decode()


def test_an_issue_that_is_not_there_is_no_failure():
    answer = Client().get("/broken/unknown/")

    assert answer.status_code == 404
    assert "没有这个页面" in answer.content.decode()
