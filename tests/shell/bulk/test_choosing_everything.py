"""All that the conditions leave is chosen without naming it, and never more than was told."""

from uuid import uuid4

import pytest
from django.http import QueryDict

from taizhang.ledger import book
from taizhang.web.asked import Asked
from taizhang.web.selection import Selection, everything_under
from tests.cast import BEIHU, LI_CLERK, SUN_ADMINISTRATOR, signed_in
from tests.shell.bulk import choosing
from tests.shell.bulk.choosing import TO_WANG, now, result, waiting
from tests.shell.matters import registering
from tests.worker import run_waiting

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def sealed(count: int, **conditions: str) -> str:
    """Return what the box for everything under `conditions` sends."""
    return everything_under(Asked.sent(conditions), count)


def sent(**posted: object) -> Selection:
    """Return what a posted form chose."""
    query = QueryDict(mutable=True)
    query.update(posted)
    return Selection.sent(query)


def test_the_ledger_offers_it_once_there_are_more_than_it_shows(clerk):
    waiting(*(f"第 {number} 件" for number in range(51)))

    page = clerk.get("/ledger/").content.decode()

    assert "选择全部 51 条" in page
    token = page.split('name="everything" value="')[1].split('"')[0]
    assert sent(everything=token).count == 51


def test_it_is_not_offered_where_everything_is_shown(clerk):
    waiting("灯不亮")

    assert 'name="everything"' not in clerk.get("/ledger/").content.decode()


def test_everything_under_the_conditions_is_acted_on_and_nothing_else(clerk):
    here = waiting("灯不亮", "门禁坏了")
    there = book.submit("", registering("别处", community="songbai"), by=LI_CLERK).issue
    said = {"everything": sealed(2, community="beihu"), "key": str(uuid4()), **TO_WANG}

    shown = result(clerk.post("/bulk/dispatch/", said, follow=True))

    assert shown.done == 2
    assert {now(issue).n for issue in here} == {3}
    assert now(there).n == 1


def test_if_there_are_others_by_now_it_is_told_before_anything_is_done(clerk):
    issues = waiting("灯不亮", "门禁坏了")
    said = {"everything": sealed(1), "key": str(uuid4()), **TO_WANG}

    answer = clerk.post("/bulk/dispatch/", said)

    assert answer.status_code == 422
    assert "从 1 条变成了 2 条" in answer.content.decode()
    assert {now(issue).n for issue in issues} == {1}
    again = dict(answer.context["form"].selection.hidden) | {
        name: value for name, value in said.items() if name != "everything"
    }
    assert result(clerk.post("/bulk/dispatch/", again, follow=True)).done == 2


def test_what_was_looked_for_is_not_to_be_read_in_the_form():
    token = sealed(3, words="王桂兰")

    assert "王桂兰" not in token
    assert sent(everything=token).asked.said["words"] == "王桂兰"


@pytest.mark.parametrize("token", ["", "x", "no-seal", "AAAA" * 40])
def test_a_seal_that_is_not_ours_chooses_nothing(token):
    assert not sent(everything=token)


def test_what_takes_long_is_done_in_the_background(clerk, monkeypatch):
    monkeypatch.setattr("taizhang.bulk.steps.CHUNK", 2)
    issues = waiting(*(f"第 {number} 件" for number in range(5)))
    answer = choosing.acted(clerk, "dispatch", issues, **TO_WANG)
    assert result(answer).waiting == 5

    run_waiting()

    shown = result(clerk.get(result(answer).url))
    assert (shown.done, shown.waiting) == (5, 0)
    assert {now(issue).n for issue in issues} == {3}


def test_background_work_that_was_cut_off_goes_on_and_does_nothing_twice(
    clerk, monkeypatch
):
    from taizhang.bulk import steps
    from taizhang.bulk.models import BulkStep

    monkeypatch.setattr(steps, "CHUNK", 2)
    issues = waiting(*(f"第 {number} 件" for number in range(5)))
    choosing.acted(clerk, "dispatch", issues, **TO_WANG)

    def cut_off(_tried: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        steps.carry_on(BulkStep.objects.get(), LI_CLERK, cut_off)
    assert sorted(now(issue).n for issue in issues) == [1, 1, 1, 3, 3]
    run_waiting()

    assert {now(issue).n for issue in issues} == {3}


def test_background_work_that_was_stopped_is_gone_on_with_from_its_result(
    clerk, monkeypatch
):
    monkeypatch.setattr("taizhang.bulk.steps.CHUNK", 2)
    issues = waiting(*(f"第 {number} 件" for number in range(5)))
    stopped = result(choosing.acted(clerk, "dispatch", issues, **TO_WANG))
    assert stopped.job_url and not stopped.go_on_url
    clerk.post(f"{stopped.job_url}cancel/")
    assert stopped.url in clerk.get(stopped.job_url).content.decode()

    shown = result(clerk.get(stopped.url))
    assert (shown.waiting, shown.job_url) == (5, "")
    for _pressed_twice in range(2):
        clerk.post(shown.go_on_url)
    run_waiting()

    assert result(clerk.get(stopped.url)).waiting == 0
    assert {now(issue).n for issue in issues} == {3}


def test_nobody_else_goes_on_with_what_somebody_began(clerk, monkeypatch):
    monkeypatch.setattr("taizhang.bulk.steps.CHUNK", 1)
    issues = waiting("灯不亮", "井盖坏了")
    stopped = result(choosing.acted(clerk, "dispatch", issues, **TO_WANG))
    clerk.post(f"{stopped.job_url}cancel/")

    answer = signed_in(SUN_ADMINISTRATOR).post(f"{stopped.url}go-on/")

    assert answer.status_code == 404
    assert run_waiting() == []
    assert {now(issue).n for issue in issues} == {1}


def test_somebody_who_may_do_nothing_to_rows_has_no_buttons_for_it(clerk):
    waiting("灯不亮")

    page = signed_in(SUN_ADMINISTRATOR).get("/ledger/").content.decode()

    assert "/bulk/dispatch/" not in page
    assert "/bulk/confirm/" in page


def test_acting_on_many_costs_no_query_for_each_beyond_the_book(
    clerk, django_assert_max_num_queries
):
    few, many = (waiting(*(f"{n}" for n in range(count))) for count in (2, 40))
    choosing.acted(clerk, "dispatch", few, **TO_WANG)

    with django_assert_max_num_queries(40 + 2 * 40):
        choosing.acted(clerk, "dispatch", many, **TO_WANG)
    assert {now(issue).unit for issue in many} != {BEIHU}
