"""A leader notes in two fields who rang and what about; the counter takes it from there."""

import uuid

import pytest
from django.utils.timezone import now

from taizhang.core.vocabulary import Channel, Status
from taizhang.ledger.queries import issue_file
from taizhang.ledger.reading import NoSuchIssue
from tests.cast import LI_CLERK, ZHOU_SECRETARY, signed_in

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
WHO, WHAT = "老赵 13700001111", "锦绣家园3号楼电梯又停了，老人下不了楼"


def noted(who=WHO, what=WHAT):
    said = {"key": str(uuid.uuid4()), "who": who, "what": what}
    return signed_in(ZHOU_SECRETARY).post("/new/rung/", said)


def the_file():
    return issue_file(f"{now().year}-1", now())


def test_two_fields_make_a_matter_that_waits_for_the_counter():
    answer = noted()

    file, told = the_file(), the_file().entries[0].event
    assert answer.headers["Location"] == f"/i/{file.row.number}/"
    assert (file.issue.status, told.channel) == (Status.REGISTERED, Channel.PHONE)
    assert (told.reporter, told.phone) == ("老赵", "13700001111")
    assert (told.place, told.category) == ("jinxiu-3", "lifts")
    assert (told.summary, told.words) == ("电梯又停了，老人下不了楼", WHAT)
    assert file.issue.first_contact == ZHOU_SECRETARY.id


def test_what_nobody_can_sort_is_left_to_the_counter():
    noted(who="", what="说不清的一件事")

    assert the_file().row.category == "other"
    assert "说不清的一件事" in signed_in(LI_CLERK).get("/ledger/").content.decode()


def test_saying_nothing_is_not_a_matter():
    page = noted(what=" ").content.decode()

    assert "还没写是什么事" in page
    assert WHO in page
    with pytest.raises(NoSuchIssue):
        the_file()


def test_the_leaders_desk_leads_there_and_the_clerks_does_not():
    assert "/new/rung/" in signed_in(ZHOU_SECRETARY).get("/desk/").content.decode()
    assert "/new/rung/" not in signed_in(LI_CLERK).get("/desk/").content.decode()
