"""The public board: everybody sees how it ended, nobody sees whose it was."""

import datetime as dt
from dataclasses import replace
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils.timezone import now

from taizhang.core import commands as co
from taizhang.core.seeing import EVERYTHING
from taizhang.core.vocabulary import Conclusion, EvidenceKind
from taizhang.ledger import book, fsck, rebuild, struck_off
from taizhang.ledger.looking import looking
from taizhang.ledger.struck_off import Chosen
from taizhang.places import directory
from tests.cast import LI_CLERK, LIU_HANDLER, MIAO_LEADER, PROPERTY, ZHENG_VERIFIER
from tests.entries import CARRY_OVER, OBJECT, REOPEN, RULE
from tests.shell import matters
from tests.shell.casework import pages
from tests.shell.matters import PASSED, SATISFIED
from tests.shell.residents import text
from tests.shell.undrawn import undrawn

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("on_the_day"),
]
PERSONAL = ("不亮", "王桂兰", "4521", "501", "3号楼", "李敏", "刘强", "郑洁", "3 号楼")


def struck(**more):
    """Return a lamp of building 3 that was struck off today."""
    conclusion = more.pop("conclusion", Conclusion.SOLVED)
    case = pages.dispatched(**more).case
    shown = co.AddEvidence(shows=EvidenceKind.AFTER_PHOTO, sha256=uuid4().hex * 2)
    done = co.ReportHandled(conclusion=conclusion, result="换了灯。")
    pages.written(case, shown, done, by=LIU_HANDLER)
    return pages.written(case, PASSED, SATISFIED, co.StrikeOff(), by=ZHENG_VERIFIER)


def board(**asked):
    """Return the board as everybody sees it, with no figure remembered."""
    cache.clear()
    return Client().get("/open/", asked)


def counts(page):
    """Return the figures of the month by their names."""
    return {each.name: each.month for each in page.context["board"].counts}


def endings(page):
    """Return how each matter on the board ended."""
    return [line.ending for line in page.context["board"].lines]


def test_everybody_sees_kind_estate_days_and_end_and_nothing_of_anybody():
    struck()
    page = board()

    said = undrawn(text(page))
    assert "路灯" in said and "锦绣家园" in said and "已解决" in said
    assert "2026-11-21 登记，2026-11-21 销号" in said and "有整改后照片" in said
    assert [word for word in PERSONAL if word in said] == []
    assert len(page.content) < 60_000


def test_what_is_still_open_void_or_was_finished_elsewhere_is_not_there():
    pages.handled()
    old = replace(CARRY_OVER, category="street-lights", place="", finished=True)
    book.submit("", old, by=LI_CLERK)
    page = board()

    assert endings(page) == []
    assert counts(page)["已销号"] == 0 and "还没有公开的销号" in text(page)


def test_a_complaint_about_a_unit_is_counted_and_not_listed():
    case = pages.registered().case
    pages.written(case, co.NameComplainedOf(unit="u-beihucommun"), by=LI_CLERK)
    pages.written(case, *matters.GIVEN_OUT, by=LI_CLERK)
    matters.struck_off(case, now())
    page = board()

    assert endings(page) == [] and counts(page)["已销号"] == 1


def test_the_three_ends_are_told_apart():
    case = pages.handled(conclusion=Conclusion.EXPLAINED_NOT_ACCEPTED).case
    no = co.RecordFollowUp(voice=1, outcome="not_solved", answer="不同意")
    pages.written(case, PASSED, no, by=ZHENG_VERIFIER)
    pages.written(case, RULE, by=MIAO_LEADER)
    pages.written(case, co.StrikeOff(), by=ZHENG_VERIFIER)
    struck()
    page = board()

    assert sorted(endings(page)) == ["已解决", "已解释，反映人不认可"]
    told = counts(page)
    assert (told["已解决"], told["已解释，反映人不认可"], told["已销号"]) == (1, 1, 2)


def test_what_comes_back_stays_there_and_is_counted_for_ever():
    case = struck().case
    pages.written(case, REOPEN, by=LI_CLERK)
    page = board()
    assert endings(page) == ["没办好，正在重新办"]
    assert counts(page)["销号后又重办"] == 1 and counts(page)["已解决"] == 0

    again = co.DispatchIssue(unit=PROPERTY, handler=LIU_HANDLER.id)
    shown = co.AddEvidence(shows=EvidenceKind.AFTER_PHOTO, sha256="cd" * 32)
    done = co.ReportHandled(conclusion=Conclusion.SOLVED, result="又换了。")
    pages.written(case, again, by=LI_CLERK)
    pages.written(case, shown, done, by=LIU_HANDLER)
    pages.written(case, PASSED, SATISFIED, co.StrikeOff(), by=ZHENG_VERIFIER)
    page = board()
    assert endings(page) == ["已解决"] and "销号后重办过 1 次" in text(page)
    assert counts(page)["销号后又重办"] == 1


def test_an_objection_is_told_and_so_is_that_it_was_answered():
    case = struck().case
    pages.written(case, OBJECT, by=LI_CLERK)
    assert "反映人有异议，等领导答复" in text(board())
    pages.written(case, RULE, by=MIAO_LEADER)
    page = board()

    assert "有过 1 次异议，已答复" in text(page) and counts(page)["异议"] == 1
    assert OBJECT.words not in text(page) and RULE.reason not in text(page)


def test_it_is_narrowed_by_community_kind_and_month():
    struck()

    for asked in (
        {"community": "beihu"},
        {"category": "street-lights"},
        {"month": "2026-11"},
        {"month": "nonsense", "community": "nowhere"},
    ):
        assert endings(board(**asked)) == ["已解决"], asked
    assert "按这些条件，没有公开的销号" in text(board(month="2026-10"))


def test_pages_follow_on_each_other_both_ways():
    cases = [struck().case for _each in range(5)]
    with looking(EVERYTHING):
        first = struck_off.listed(Chosen(), size=2)
        second = struck_off.listed(Chosen(), after=first.older, size=2)
        back = struck_off.listed(Chosen(), before=second.newer, size=2)
        third = struck_off.listed(Chosen(), after=second.older, size=2)

    found = [row.case for page in (first, second, third) for row in page.rows]
    assert found == cases[::-1] and back.rows == first.rows
    assert (first.newer, third.older) == ("", "")
    assert board(after="nonsense", before="x-y").status_code == 200


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
def test_few_queries_serve_it_however_many_there_are(django_assert_max_num_queries):
    for _each in range(3):
        struck()
    board()
    for place in ("/open/", "/open/?month=2026-11&community=beihu"):
        with django_assert_max_num_queries(6):
            Client().get(place)


def test_an_office_may_keep_it_to_itself():
    directory.settle("青禾街道", public_board=False)

    assert Client().get("/open/").status_code == 404
    assert "/open/" not in text(Client().get("/report/"))


def test_it_reads_in_english_and_in_large_type():
    struck()
    browser = Client(headers={"accept-language": "en"})
    browser.cookies["care"] = "1"

    said = text(browser.get("/open/"))
    assert "Struck off" in said and "Solved" in said and 'class="care"' in said


def test_a_matter_reported_too_late_is_not_within_the_limits():
    case = pages.dispatched().case
    late = now() + dt.timedelta(days=40)
    matters.struck_off(case, late)
    with looking(EVERYTHING):
        (year,) = struck_off.figures(
            "", "", [(late.date() - dt.timedelta(days=60), late.date())]
        )

    assert (year.ended, year.in_time) == (1, 0)


def test_the_book_is_the_same_made_anew():
    case = struck().case
    pages.written(case, OBJECT, by=LI_CLERK)
    pages.written(case, REOPEN, by=LI_CLERK)
    with looking(EVERYTHING):
        before = struck_off.listed(Chosen())
        assert [*fsck.findings()] == []
        assert list(rebuild.rebuild())
        assert [row.case for row in struck_off.listed(Chosen()).rows] == [case]
    assert before.rows[0].outcome is None
