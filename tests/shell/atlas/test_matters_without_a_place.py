"""Matters of which nobody could tell where they are: proposed, chosen, put right by the book."""

import pytest

from taizhang.core import commands as co
from taizhang.core.vocabulary import Channel, Nature
from taizhang.ledger import book
from taizhang.ledger.queries import rows_of
from tests.cast import LI_CLERK, ZHOU_SECRETARY, signed_in

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def raised(text, community=""):
    """Put a matter on the ledger whose place nobody located; return its issue."""
    matter = co.RegisterIssue(
        summary="楼道灯不亮",
        channel=Channel.COUNTER,
        nature=Nature.REQUEST,
        category="street-lights",
        community=community,
        place_text=text,
        reporter="王桂兰",
        phone="13800004521",
    )
    return book.submit("", matter, by=LI_CLERK).issue


def sent(*chosen):
    """Return a form with (issue, what was chosen, what was written) of each matter."""
    said = {"case": [issue.case for issue, _code, _text in chosen], "reason": "补定位置"}
    for issue, code, text in chosen:
        said |= {f"n-{issue.case}": issue.n, f"place-{issue.case}": code}
        said |= {f"text-{issue.case}": text}
    return said


def row(issue):
    """Return how a matter stands."""
    return rows_of([issue.case])[issue.case]


def test_each_is_shown_with_what_it_may_mean_and_without_its_door():
    issue = raised("锦绣3#楼2单元501室")
    page = signed_in(LI_CLERK).get("/places/unlocated/").content.decode()
    assert f'name="place-{issue.case}" value="jinxiu-3"' in page
    assert "锦绣3#楼***" in page and "501室" not in page


def test_many_are_put_right_at_once_with_a_result_each():
    one, two, three = raised("锦绣3#楼"), raised("青松"), raised("河对岸")
    form = sent((one, "jinxiu-3", ""), (two, "own", "qs3"), (three, "own", "河那边"))
    page = signed_in(LI_CLERK).post("/places/unlocated/", form).content.decode()
    assert (row(one).place, row(one).community) == ("jinxiu-3", "beihu")
    assert (row(two).place, row(two).community) == ("qingsong-3", "songbai")
    assert row(three).place == ""
    assert "记在 锦绣家园3号楼" in page and "写的这个地点不止一处，或者还没有" in page


def test_the_correction_stands_in_the_book_with_its_reason():
    issue = raised("锦绣3#楼")
    signed_in(LI_CLERK).post("/places/unlocated/", sent((issue, "jinxiu-3", "")))
    page = signed_in(LI_CLERK).get(f"/i/{issue.number}/").content.decode()
    assert "补定位置" in page and "锦绣家园" in page


def test_what_is_left_open_stays_as_it_is():
    issue = raised("锦绣3#楼")
    signed_in(LI_CLERK).post("/places/unlocated/", sent((issue, "", "")))
    assert row(issue).n == issue.n


def test_somebody_elses_correction_meanwhile_is_not_written_over():
    issue = raised("锦绣3#楼")
    moved = co.CorrectIssue(place="qingsong-3", community="songbai", reason="现场看过")
    book.submit(issue.case, moved, by=ZHOU_SECRETARY)
    page = signed_in(LI_CLERK).post("/places/unlocated/", sent((issue, "jinxiu-3", "")))
    assert row(issue).place == "qingsong-3"
    assert "未" in page.content.decode()


def test_a_code_that_is_none_of_ours_is_not_written():
    issue = raised("锦绣3#楼")
    signed_in(LI_CLERK).post("/places/unlocated/", sent((issue, "nowhere", "")))
    assert row(issue).place == ""


def test_the_page_costs_few_queries_however_many_there_are(django_assert_max_num_queries):
    client = signed_in(LI_CLERK)
    for number in range(4):
        raised(f"锦绣{number}#楼")
    client.get("/places/unlocated/")
    # Session, reader, rows, entries, keys; the office, and once the reader's vitals.
    with django_assert_max_num_queries(8):
        client.get("/places/unlocated/")
