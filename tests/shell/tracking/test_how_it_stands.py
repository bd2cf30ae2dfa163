"""How a matter stands: by the number its course and nothing of anybody, by the code one's own."""

import pytest
from django.test import Client

from taizhang.core import commands as co
from taizhang.core.vocabulary import Conclusion, DeclineReason, EvidenceKind
from taizhang.ledger import book, numbers
from taizhang.web import receipts
from tests.cast import LI_CLERK, LIU_HANDLER, SUN_ADMINISTRATOR, ZHENG_VERIFIER
from tests.shell.casework import pages
from tests.shell.matters import GIVEN_OUT, PASSED, SATISFIED
from tests.shell.residents import HERE, WORDS, holder, looked_up, raised, text
from tests.shell.undrawn import undrawn

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("on_the_day"),
]
NOT_FOUND = "没有找到这个回执号。请核对 12 位数字，或打 0459-000-0000 报姓名查询。"
PERSONAL = (WORDS[:8], "王桂兰", "13800004521", "4521", "501", "李敏", "刘强", "郑洁")


def registered(**more):
    """Register the lamp of building 3 at the counter; return case and receipt."""
    done = book.submit("", pages.registering(**more), by=LI_CLERK)
    return done.issue.case, done.receipt


def by_code(receipt, browser=None):
    """Open the page of a receipt by its code."""
    return text(looked_up(receipt, browser, key=receipts.key_of(receipt)))


def handled(case):
    """Have Liu report the matter done."""
    book.submit(case, *GIVEN_OUT, by=LI_CLERK)
    lit = co.AddEvidence(shows=EvidenceKind.AFTER_PHOTO, sha256="ab" * 32)
    done = co.ReportHandled(
        conclusion=Conclusion.SOLVED, result="刘强换了灯，3号楼501室门口也亮了"
    )
    book.submit(case, lit, done, by=LIU_HANDLER)


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param(lambda r: r, id="digits"),
        pytest.param(numbers.spaced, id="as it is printed"),
        pytest.param(lambda r: "-".join((r[:4], r[4:8], r[8:])), id="with dashes"),
        pytest.param(
            lambda r: "".join(chr(ord(d) + 0xFEE0) for d in r), id="full-width digits"
        ),
    ],
)
def test_a_number_is_found_however_it_is_typed(typed):
    _case, receipt = registered()

    assert "11-23 周一 17:00 前告诉您受不受理" in text(looked_up(typed(receipt)))


@pytest.mark.parametrize("typed", ["1234", "382614905718", "没有", "0" * 12])
def test_a_number_that_nobody_holds_says_what_to_do(typed):
    answer = looked_up(typed)

    assert answer.status_code == 422 and NOT_FOUND in text(answer)
    assert typed in text(answer)


def test_each_station_is_told_without_the_words_of_staff():
    case, receipt = registered()
    lit = co.AddEvidence(shows=EvidenceKind.AFTER_PHOTO, sha256="ab" * 32)
    done = co.ReportHandled(conclusion=Conclusion.SOLVED, result=pages.DONE)
    for by, commands, said in (
        (LI_CLERK, (), "收到了"),
        (LI_CLERK, GIVEN_OUT, "已派给锦绣物业"),
        (LIU_HANDLER, (co.TakeUp(),), "锦绣物业正在办"),
        (LIU_HANDLER, (lit, done), "办完了，正在核验"),
        (ZHENG_VERIFIER, (PASSED,), "核验过了，等您说一句"),
        (ZHENG_VERIFIER, (SATISFIED, co.StrikeOff()), "已销号"),
    ):
        if commands:
            book.submit(case, *commands, by=by)
        page = text(looked_up(receipt))
        assert f"<h1>{said}</h1>" in page
        for jargon in ("派单", "工单", "闭环", "结案", "承办人", "首问"):
            assert jargon not in page


def test_the_number_alone_shows_nothing_of_anybody():
    case, receipt = registered()
    handled(case)
    page = undrawn(text(looked_up(receipt)))

    for told in (*PERSONAL, "3 号楼楼道灯不亮", "换了灯", "锦绣家园"):
        assert told not in page
    assert 'name="outcome"' not in page and 'name="words"' not in page


def test_the_code_shows_ones_own_words_and_what_was_done_without_a_door():
    case, receipt = registered(words="灯坏了快一个月")
    handled(case)
    page = by_code(receipt)

    assert "灯坏了快一个月" in page and "换了灯" in page
    assert "501" not in undrawn(page) and "13800004521" not in page


def test_the_code_of_one_resident_opens_nothing_of_another():
    case, first = registered(words="灯坏了快一个月")
    second = book.submit(case, co.AddVoice(words="我家也黑"), by=LI_CLERK).receipt
    page = by_code(second)

    assert "我家也黑" in page and "您也反映了这件事" in page
    assert "灯坏了快一个月" not in page
    assert "我家也黑" not in by_code(first)


def test_the_end_of_the_phone_number_opens_it_as_well():
    _case, receipt = registered(words="灯坏了快一个月")

    assert "灯坏了快一个月" in text(looked_up(receipt, ending="4521"))
    answer = looked_up(receipt, ending="4522")
    assert answer.status_code == 422 and "对不上" in text(answer)
    assert "灯坏了快一个月" not in text(answer)


def test_nobody_is_let_in_by_an_end_where_no_number_was_left():
    receipt = raised()

    for ending in ("", "0000", "1"):
        assert WORDS[:8] not in text(looked_up(receipt, ending=ending))


def test_endings_cannot_be_tried_one_by_one():
    _case, receipt = registered()
    for n in range(5):
        looked_up(receipt, ending=f"{n:04d}")

    assert "试得太多了" in text(looked_up(receipt, ending="4521"))


def test_what_was_merged_is_told_under_the_other_number():
    case, receipt = registered(words="灯坏了")
    target, _other = registered(words="别人说的话")
    book.submit_pair(case, target, co.MergeIssue(), by=LI_CLERK)
    handled(target)
    page = by_code(receipt)

    assert "办完了，正在核验" in page and "和另一件同样的事一起办" in page
    assert "灯坏了" in page and "别人说的话" not in page


@pytest.mark.parametrize(
    ("command", "said"),
    [
        pytest.param(
            co.DeclineIssue(
                reason=DeclineReason.PRIVATE_DISPUTE, explanation="请找物业调解"
            ),
            "没有受理：属于民事纠纷，宜协商或调解",
            id="declined",
        ),
        pytest.param(
            co.ReferIssue(to="市供热公司", explanation="供热归他们管"),
            "这件事归市供热公司管，已经转过去了",
            id="referred",
        ),
    ],
)
def test_what_is_not_ours_says_why_and_whose_it_is(command, said):
    case, receipt = registered()
    book.submit(case, command, by=LI_CLERK)

    assert said in text(looked_up(receipt))
    assert command.explanation not in text(looked_up(receipt))
    assert command.explanation in by_code(receipt)


def test_whoever_had_their_data_erased_is_found_no_more():
    case, receipt = registered()
    book.erase(case, 1, by=SUN_ADMINISTRATOR, reason="本人要求。")

    assert NOT_FOUND in text(looked_up(receipt))


def test_the_page_is_gone_when_the_session_is():
    assert Client().get("/q/progress/").headers["Location"] == "/q/"


def test_no_number_stands_in_an_address():
    browser = Client()
    receipt = raised(browser, path=HERE)
    answer = looked_up(receipt, browser)

    assert answer.redirect_chain == [("/q/progress/", 302)]
    assert receipt not in text(answer)
    assert holder(receipt)
