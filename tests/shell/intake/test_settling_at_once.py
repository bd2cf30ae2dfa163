"""Settled on the spot (F9): one press, all of it on the book, still to be checked."""

import pytest
from django.utils.timezone import now

from taizhang.core.vocabulary import Conclusion, EvidenceKind, Status
from taizhang.ledger.queries import issue_file
from taizhang.ledger.reading import NoSuchIssue
from tests.cast import CHEN_GRID_WORKER, LI_CLERK, OFFICE, PROPERTY, signed_in
from tests.shell.files.samples import photo
from tests.shell.intake.slips import filled, upload

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
ANSWER = "告诉他带身份证到二楼，补贴表当场填了。"


def settled(by=LI_CLERK, **said):
    form = filled(act="settle", category="certificates", result=ANSWER) | said
    return signed_in(by).post("/new/", form)


def the_file():
    return issue_file(f"{now().year}-1", now())


def refused(answer, words):
    assert words in answer.content.decode()
    with pytest.raises(NoSuchIssue):
        the_file()


def test_one_press_puts_all_of_it_on_the_book():
    assert settled(conclusion="explained_accepted").status_code == 302

    file = the_file()
    assert file.issue.status is Status.HANDLED
    assert (file.issue.unit, file.issue.handler) == (OFFICE, LI_CLERK.id)
    assert file.issue.report.conclusion is Conclusion.EXPLAINED_ACCEPTED
    assert {entry.step for entry in file.entries} == {1}
    assert not [finding for finding in file.findings if finding.condition == "check"][0].met


def test_what_can_be_seen_needs_a_photo_of_how_it_is_now():
    refused(settled(category="street-lights"), "id_after_photos_error")

    answer = settled(category="street-lights", after_photos=[upload(photo(200, 150))])

    assert answer.status_code == 302
    assert [each.shows for each in the_file().issue.evidence] == [EvidenceKind.AFTER_PHOTO]


def test_an_answer_needs_words():
    refused(settled(result=""), "id_result_error")


def test_an_answer_is_never_lost_by_pressing_the_other_key():
    refused(settled(act="dispatch", unit=PROPERTY), ANSWER)


def test_who_may_not_take_a_matter_on_is_not_offered_to_settle_it():
    page = signed_in(CHEN_GRID_WORKER).get("/new/").content.decode()

    assert "data-settle" not in page
