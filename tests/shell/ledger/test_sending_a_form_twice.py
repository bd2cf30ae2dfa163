"""A double click, the back button, a bad line: the same form arrives again."""

import pytest

from taizhang.core import commands as co
from taizhang.core.refusals import Refused
from taizhang.ledger import book, export, models
from taizhang.ledger.book import KeyReused
from taizhang.ledger.writing import Done
from tests import entries
from tests.cast import LI_CLERK
from tests.shell.ledger.matters import MONDAY, REGISTER, minutes, registered, whole

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("office"),
]


def sent(key: str, *contents: object) -> Done:
    return book.submit("", REGISTER, by=LI_CLERK, at=MONDAY, sent=book.form(key, *contents))


def test_the_same_form_twice_is_one_matter():
    first, second = sent("k-1", "灯", 3), sent("k-1", "灯", 3)
    assert second.issue == first.issue
    assert second.entries == ()
    assert models.Standing.objects.count() == 1
    assert whole()


def test_the_second_answer_shows_how_it_stands_by_then():
    case = sent("k-1").issue.case
    book.submit(case, co.AcceptIssue(), by=LI_CLERK, at=minutes(1))
    assert sent("k-1").issue.n == 2


def test_the_same_key_with_other_contents_is_refused():
    sent("k-1", "灯")
    before = export.tree_head()
    with pytest.raises(KeyReused):
        sent("k-1", "水")
    assert export.tree_head() == before


def test_another_key_is_another_matter():
    assert sent("k-1").issue.number != sent("k-2").issue.number


def test_a_form_that_was_refused_can_be_sent_again_put_right():
    case = registered().issue.case
    form = book.form("k-1", "first")
    with pytest.raises(Refused):
        book.submit(case, entries.STRIKE_OFF, by=LI_CLERK, at=minutes(1), sent=form)
    better = book.form("k-1", "second")
    done = book.submit(case, co.AcceptIssue(), by=LI_CLERK, at=minutes(1), sent=better)
    assert done.entries


def test_contents_are_told_apart_by_all_they_say():
    assert book.form("k", "ab", "c") != book.form("k", "a", "bc")
    assert book.form("k", None) != book.form("k", "None")
    assert book.form("k", "半\ud83d").fingerprint
