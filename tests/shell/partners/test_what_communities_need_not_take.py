"""The list of what communities need not take: kept by the office, used when giving back."""

import pytest

from taizhang.core import commands as co
from taizhang.core.vocabulary import ReturnReason, Status
from taizhang.ledger import book
from taizhang.ledger.writing import Act
from tests.cast import BEIHU, CHEN_GRID_WORKER, LI_CLERK, LIU_HANDLER, signed_in
from tests.shell.casework import pages
from tests.shell.casework.pages import look, now, press, text

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
WORDS = "路灯归城管科，社区没有资质。"
OUTSIDE = ReturnReason.OUTSIDE_COMMUNITY_LIST.value


def keep(words: str = WORDS):
    """Write the words for street lights on the page of the list; return the answer."""
    client = signed_in(LI_CLERK)
    form = client.get("/partners/communities/").context["form"]
    said = {field.html_name: field.value() or "" for field in form}
    return client.post("/partners/communities/", said | {"words_street-lights": words})


def to_beihu():
    """Return a matter that the community is to handle."""
    issue = pages.registered()
    return pages.written(
        issue.case, co.AcceptIssue(), co.DispatchIssue(unit=BEIHU), by=LI_CLERK
    )


def test_a_community_gives_back_what_is_on_the_list():
    keep()
    issue = to_beihu()

    assert WORDS in text(look(CHEN_GRID_WORKER, issue, "return"))
    answer = press(CHEN_GRID_WORKER, issue, "return", reason=OUTSIDE)
    assert answer.status_code == 302
    assert now(issue).status is Status.ACCEPTED
    assert now(issue).returns_count == 0
    page = text(look(LI_CLERK, issue))
    assert "不在社区职责清单内" in page
    assert WORDS in page


def test_without_the_list_that_reason_is_not_offered_and_refused():
    issue = to_beihu()

    assert OUTSIDE not in text(look(CHEN_GRID_WORKER, issue, "return"))
    answer = press(CHEN_GRID_WORKER, issue, "return", reason=OUTSIDE, explanation="不归。")
    assert answer.status_code == 422
    assert now(issue).status is Status.DISPATCHED


def test_the_book_itself_asks_who_they_are():
    keep()
    issue = pages.dispatched()
    back = co.ReturnDispatch(
        reason=ReturnReason.OUTSIDE_COMMUNITY_LIST, explanation="不归。"
    )

    assert OUTSIDE not in text(look(LIU_HANDLER, issue, "return"))
    refused = book.submit_many([Act(issue.case, (back,), LIU_HANDLER, issue.registered_at)])
    assert [str(each) for each in refused] == ["not_on_the_list"]


def test_emptying_the_words_takes_it_off_the_list():
    keep()
    keep("")

    assert OUTSIDE not in text(look(CHEN_GRID_WORKER, to_beihu(), "return"))


def test_an_old_copy_of_the_list_overwrites_nothing():
    client = signed_in(LI_CLERK)
    form = client.get("/partners/communities/").context["form"]
    old = {field.html_name: field.value() or "" for field in form}
    keep()

    answer = client.post("/partners/communities/", old)
    assert answer.status_code == 422
    assert "别人改过这里" in answer.content.decode()
    assert OUTSIDE in text(look(CHEN_GRID_WORKER, to_beihu(), "return"))


def test_supporting_units_are_chosen_shown_and_do_not_report():
    issue = pages.registered()
    press(LI_CLERK, issue, "dispatch", unit=LIU_HANDLER.unit, supporting=[BEIHU])

    assert "可记进展、交证据" in text(look(LI_CLERK, issue))
    helping = text(look(CHEN_GRID_WORKER, issue))
    assert f"/i/{issue.number}/progress/" in helping
    assert f"/i/{issue.number}/report/" not in helping
    assert press(CHEN_GRID_WORKER, issue, "progress", text="带人清了。").status_code == 302
    assert now(issue).handler == ""
