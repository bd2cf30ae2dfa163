"""The follow-up desk: one line for each resident whose answer is missing."""

import pytest
from django.utils import timezone

from taizhang.core import commands as co
from taizhang.core.vocabulary import FollowUpOutcome
from taizhang.followup.lines import shown_lines
from taizhang.ledger import book
from taizhang.ledger.follow_ups import Unanswered
from taizhang.ledger.unanswered import Wants
from tests.cast import (
    CITY_CARE,
    LI_CLERK,
    LIU_HANDLER,
    SUN_ADMINISTRATOR,
    ZHENG_VERIFIER,
    ZHOU_SECRETARY,
    signed_in,
)
from tests.shell.followup.desk import (
    NAMELESS,
    PASSED,
    counts,
    listed,
    merged_into,
    not_accepted,
    rung,
    tried,
    worked_on,
)
from tests.shell.undrawn import undrawn
from tests.shell.verification import stories

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_who_neither_asks_nor_rules_has_no_desk():
    assert signed_in(LIU_HANDLER).get("/follow-up/").status_code == 403


def test_an_empty_desk_says_that_all_were_rung():
    assert "今天要打的都打完了" in listed()


def test_each_resident_has_a_line_masked_and_those_who_came_by_merging_too():
    target = stories.handled()
    case, number = merged_into(target)
    book.submit(
        target.case,
        PASSED,
        by=ZHENG_VERIFIER,
    )

    page = listed()

    assert "王**" in page
    assert "赵**" in page
    assert f"/follow-up/{target.number}/1-{case}/" in page
    assert f"原来的号 〔{number.replace('-', '〕')}" in page
    assert "王桂兰" not in page
    assert "4521" not in undrawn(page)


def test_the_longest_waiting_stands_on_top_and_says_how_long():
    late = stories.verified(at=stories.days_ago(3))
    today = stories.verified()

    page = listed()

    assert page.index(late.number) < page.index(today.number)
    assert "等了 3 天" in page
    assert "今天核验的" in page


def test_who_was_tried_today_goes_to_another_tab_with_the_reason():
    issue = stories.verified(at=stories.days_ago(4))
    tried(issue, 0)

    assert issue.number not in listed("ring")
    assert "今天已打过，明天再打（打了 1 天）" in listed("tried")


def test_the_days_of_tries_are_told_and_enough_of_them_are_enough():
    issue = stories.verified(at=stories.days_ago(6))
    tried(issue, 4, 4)
    assert listed("ring").count("没打通</span>") == 1

    tried(issue, 3)
    assert issue.number in listed("unreachable")
    assert issue.number not in listed("ring")


def test_each_kind_of_line_has_its_tab_and_its_number():
    tried(stories.verified(at=stories.days_ago(6)), 5, 4)
    tried(stories.verified(at=stories.days_ago(2)), 0)
    stories.verified()
    stories.verified(**NAMELESS)
    not_accepted()

    assert counts(listed()) == [1, 1, 1, 1, 1]
    assert "公示结果" in listed("post")
    assert "等领导裁定" in listed("rule")
    assert "请他回电" in listed("unreachable")


def test_a_leader_comes_to_what_is_to_be_ruled_on():
    issue = not_accepted()

    page = signed_in(ZHOU_SECRETARY).get("/follow-up/").content.decode()

    assert f"/follow-up/{issue.number}/1/rule/" in page
    assert "从第一位打起" not in page


def test_whom_a_matter_complains_of_is_told():
    issue = stories.verified()
    book.submit(issue.case, co.NameComplainedOf(unit=CITY_CARE), by=LI_CLERK)

    assert "反映的是城管科" in listed()


def test_the_next_one_is_never_of_ones_own_work():
    own = stories.verified(at=stories.days_ago(2))
    worked_on(own, LI_CLERK)
    other = stories.verified()

    answer = signed_in(LI_CLERK).get("/follow-up/next/?tab=ring")

    assert answer["Location"] == f"/follow-up/{other.number}/1/"
    assert "您经手过，请同事来问" in listed()


def test_where_nobody_is_left_the_next_one_is_the_desk():
    rung(stories.verified(), FollowUpOutcome.SATISFIED)

    answer = signed_in(LI_CLERK).get("/follow-up/next/?tab=ring")

    assert answer["Location"] == "/follow-up/?tab=ring"


@pytest.mark.parametrize("tab", ["", "nonsense"])
def test_an_address_that_names_no_tab_opens_what_one_is_there_for(tab):
    issue = stories.verified()

    assert issue.number in listed(tab)


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
def test_more_lines_cost_no_more_queries(django_assert_max_num_queries):
    client = signed_in(LI_CLERK)
    for _time in range(3):
        target = stories.handled()
        merged_into(target)
        book.submit(
            target.case,
            PASSED,
            by=ZHENG_VERIFIER,
        )
    client.get("/follow-up/")

    # Session and account are two of them.
    with django_assert_max_num_queries(6):
        client.get("/follow-up/")


def test_who_left_with_a_split_number_meanwhile_has_no_line_and_breaks_none():
    issue = stories.verified()
    gone, there = (Unanswered(issue.case, n, "", Wants.RING) for n in (9, 1))

    (line,) = shown_lines((gone, there), LI_CLERK, timezone.now())
    assert line.url == f"/follow-up/{issue.number}/1/"


def test_a_resident_whose_data_are_gone_stays_to_be_answered_without_a_name():
    target = stories.handled()
    case, _number = merged_into(target)
    book.submit(target.case, PASSED, by=ZHENG_VERIFIER)
    book.erase(case, 1, by=SUN_ADMINISTRATOR, reason="本人要求。")

    page = listed()
    assert f"/follow-up/{target.number}/1-{case}/" in page and "赵" not in page
    one = signed_in(LI_CLERK).get(f"/follow-up/{target.number}/1-{case}/")
    assert one.status_code == 200 and "赵" not in one.content.decode()


def test_a_day_on_which_somebody_is_tried_twice_counts_once():
    issue = stories.verified()
    for _time in range(4):
        rung(issue, FollowUpOutcome.UNREACHABLE)

    assert counts(listed()) == [0, 1, 0, 0, 0]
