"""Lots are drawn once a week, by nobody, and anybody can draw them again from the export."""

import datetime as dt

import pytest
import time_machine
from django.utils.timezone import now

from taizhang.core import commands as co
from taizhang.core.lots import drawn as drawn_again
from taizhang.core.lots import monday_of
from taizhang.core.vocabulary import SecondLook, WhoLooked
from taizhang.ledger import book, fsck, second_looks
from taizhang.ledger.export import leaves, tree_head
from taizhang.ledger.rebuild import rebuild
from taizhang.lots import weekly
from taizhang.lots.models import Week
from taizhang.secondlook import long_work
from tests.cast import TODAY, ZHENG_VERIFIER
from tests.leaves import verify
from tests.shell.lookback.stories import CAME_BACK, ended
from tests.shell.secondlook.stories import drawn

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
KINDS = ("heating", "roads", "lifts", "drainage", "street-lights")


def test_what_was_struck_off_last_week_is_drawn_and_what_came_later_waits_its_turn():
    last, this = ended(days_ago=10), ended(days_ago=2, category="roads")
    long_work.work(None, {})

    assert book.issue_of(last.case).lots.open
    assert not book.issue_of(this.case).lots.drawn_count
    week = Week.objects.get()
    assert (week.monday, week.count, week.drawn) == (monday_of(TODAY), 1, 1)


def test_a_week_is_drawn_from_once_however_often_it_is_asked_for():
    issue = drawn()
    size = tree_head().size
    assert weekly.draw_what_is_due(now()) == weekly.draw_once(monday_of(TODAY), now()) == 0

    assert (tree_head().size, Week.objects.count()) == (size, 1)
    assert book.issue_of(issue.case).lots.drawn_count == 1


def test_a_machine_that_was_off_draws_from_each_week_it_missed_and_from_none_long_ago():
    drawn(days_ago=59)
    later = [
        ended(days_ago=n, category=kind)
        for n, kind in zip((45, 24, 10), KINDS, strict=False)
    ]
    Week.objects.update(monday=TODAY - dt.timedelta(days=61))
    weekly.draw_what_is_due(now())

    came = [book.issue_of(issue.case).lots.drawn_count for issue in later]
    assert came == [0, 1, 1], "who would judge today what was left so six weeks ago?"
    assert len(weekly.due(TODAY)) == 0
    with time_machine.travel(now() + dt.timedelta(days=14), tick=False):
        assert len(weekly.due(TODAY + dt.timedelta(days=14))) == 2


def test_what_is_back_before_the_week_is_over_is_not_drawn():
    gone, stays = ended(days_ago=10), ended(days_ago=10, category="roads")
    then = now() - dt.timedelta(days=10)
    book.submit(gone.case, CAME_BACK, by=ZHENG_VERIFIER, at=then)
    weekly.draw_what_is_due(now())

    assert not book.issue_of(gone.case).lots.drawn_count
    assert book.issue_of(stays.case).lots.open


def test_anybody_draws_the_same_again_from_what_is_exported(tmp_path):
    weekly.set_share(40)
    issues = {ended(days_ago=10, category=kind).case for kind in KINDS}
    weekly.draw_what_is_due(now())
    file = tmp_path / "leaves"
    file.write_bytes(b"".join(leaf + b"\n" for leaf in leaves(tree_head().size)))
    week = Week.objects.get()

    assert verify("rules", file, "--lang", "en")[0] == 0
    told = next(line for line in verify("lots", file)[1].splitlines() if week.root in line)
    order = [int(seq) for seq in told.partition("lots ")[2].split()]
    picked = {case for case in issues if book.issue_of(case).lots.open}
    by_seq = {book.issue_of(case).lots.struck: case for case in issues}
    assert {by_seq[seq] for seq in order[:2]} == picked
    assert len(picked) == week.drawn == 2 and len(order) == week.count == 5
    assert tuple(order[:2]) == drawn_again(second_looks.root(week.size), by_seq, 40)


def test_the_book_is_whole_and_its_rows_can_be_made_anew():
    issue = drawn()
    book.submit(
        issue.case,
        co.RecordSecondLook(
            answer=SecondLook.FAILED, looked=WhoLooked.COUNCIL, missing="没换。"
        ),
        by=book.resident(),
    )
    before = second_looks.found()
    rebuild()

    assert list(fsck.findings()) == []
    assert second_looks.found() == before
    assert (before.drawn, before.failed, before.waiting) == (1, 1, 0)
