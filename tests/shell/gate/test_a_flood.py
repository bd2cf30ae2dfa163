"""A flood of forms: nobody is turned away, a receipt is given at once, staff see no flood."""

import datetime as dt
import hashlib
import itertools

import pytest
import time_machine
from django.test import Client
from django.utils.timezone import now

from taizhang.gate import buckets, holding, puzzle, taking
from taizhang.gate.buckets import Limit
from taizhang.gate.models import Bucket, Held, Spent
from taizhang.ledger import models
from tests.shell.residents import WORDS, looked_up, opened, raised, receipt_on, send, text

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
NOON = dt.datetime(2026, 11, 21, 4, tzinfo=dt.UTC)


@pytest.fixture
def tight(monkeypatch):
    """Let only two forms an hour in from an address without a puzzle."""
    monkeypatch.setattr(taking, "OF_ADDRESS", Limit(2, 2))


@pytest.fixture
def easy(monkeypatch):
    """Ask for puzzles that a test solves at once."""
    monkeypatch.setattr(puzzle, "BITS_MOST", 6)
    monkeypatch.setattr(puzzle, "BITS_LEAST", 6)


def solved(asked):
    """Return what solves the puzzle `asked`."""
    bits = int(asked.split(".")[1])
    for n in itertools.count():
        digest = hashlib.sha256(f"{asked}.{n}".encode()).digest()
        if int.from_bytes(digest[:4], "big") >> (32 - bits) == 0:
            return str(n)
    raise AssertionError


def with_puzzle(browser, **said):
    """Send the form as a browser does that has solved its puzzle."""
    page = browser.get("/report/")
    form = opened(browser) | {"words": WORDS, "asked": page.context["puzzle"]}
    return browser.post("/report/", form | {"answer": solved(form["asked"])} | said)


def test_within_the_bucket_no_script_is_needed(tight):
    for n in range(2):
        raised(words=f"第 {n} 件")

    assert models.Standing.objects.count() == 2 and not Held.objects.exists()


def test_beyond_it_the_form_is_held_and_receipted_all_the_same(tight):
    for n in range(2):
        raised(words=f"第 {n} 件")
    browser = Client()
    receipt = raised(browser, words="第三件")

    assert models.Standing.objects.count() == 2
    assert "收到了，等工作人员登记" in text(browser.get("/receipt/"))
    assert "工作人员会在下一个工作日内登记" in text(looked_up(receipt))


def test_what_is_held_is_sealed(tight):
    for n in range(3):
        raised(words=f"第 {n} 件王桂兰", reporter="王桂兰")

    row = Held.objects.get()
    assert "王桂兰".encode() not in bytes(row.sealed)
    assert holding.waiting()[0].report.reporter == "王桂兰"


def test_a_solved_puzzle_goes_straight_in(tight, easy):
    for n in range(4):
        with_puzzle(Client(), words=f"第 {n} 件")

    assert models.Standing.objects.count() == 4 and not Held.objects.exists()


def test_a_puzzle_is_good_for_one_form_only(tight, easy):
    asked = Client().get("/report/").context["puzzle"]
    solution = {"asked": asked, "answer": solved(asked)}
    for n in range(5):
        raised(words=f"第 {n} 件", **solution)

    # One by the puzzle, two by the bucket.
    assert models.Standing.objects.count() == 3
    assert (Held.objects.count(), Spent.objects.count()) == (2, 1)


@pytest.mark.parametrize(
    "spoilt",
    [
        pytest.param(lambda asked, answer: (asked, str(int(answer) + 1)), id="wrong"),
        pytest.param(lambda asked, answer: (asked, "-1"), id="no number"),
        pytest.param(lambda asked, answer: (asked, "9" * 40), id="endless"),
        pytest.param(
            lambda asked, answer: (asked.replace(".6.", ".0.", 1), "0"), id="eased"
        ),
        pytest.param(lambda asked, answer: ("", answer), id="none asked"),
        pytest.param(lambda asked, answer: ("谜.题.三.四", answer), id="nonsense"),
    ],
)
def test_what_does_not_solve_it_counts_for_nothing(easy, spoilt):
    asked = puzzle.puzzle(NOON, 0)
    given = spoilt(asked, solved(asked))
    # A neighbour of the answer may solve it by chance: one in sixty-four.
    if given[0] == asked and given[1].isdecimal() and len(given[1]) < 20:
        given = asked, next(str(n) for n in itertools.count() if not holds(asked, n))

    asked, answer = given
    assert not puzzle.redeem(asked, answer, "form", NOON)


def holds(asked, n):
    """Return whether `n` solves the puzzle."""
    return hashlib.sha256(f"{asked}.{n}".encode()).digest()[0] >> 2 == 0


def test_a_puzzle_ends_after_two_hours(easy):
    asked = puzzle.puzzle(NOON, 0)
    answer = solved(asked)

    assert not puzzle.redeem(asked, answer, "form", NOON + dt.timedelta(hours=3))
    assert puzzle.redeem(asked, answer, "form", NOON + dt.timedelta(hours=1))


def test_puzzles_get_harder_as_more_comes_in():
    bits = [int(puzzle.puzzle(NOON, load).split(".")[1]) for load in (0, 0.5, 1, 7)]

    assert bits == [12, 15, 18, 18]
    assert taking.load(NOON) == 0
    for _n in range(30):
        buckets.take("site-plain", taking.PLAIN, NOON)
    assert taking.load(NOON) == 0.5


def test_tokens_come_back_by_themselves():
    limit = Limit(2, 60)
    taken = [buckets.take("b", limit, NOON) for _n in range(3)]
    later = NOON + dt.timedelta(minutes=1)

    assert taken == [True, True, False]
    assert buckets.wait("b", limit, NOON) == 60
    assert [buckets.take("b", limit, later) for _n in range(2)] == [True, False]


def test_a_clock_that_goes_back_fills_no_bucket():
    limit = Limit(1, 1)
    assert buckets.take("b", limit, NOON)

    assert not buckets.take("b", limit, NOON - dt.timedelta(days=400))
    assert not buckets.take("b", limit, NOON)


def test_no_address_stands_in_the_tables():
    raised()

    assert not [row for row in Bucket.objects.values_list("key") if "127.0" in str(row)]


def test_a_held_form_sent_again_is_the_same_receipt(tight):
    browser = Client()
    for n in range(2):
        raised(words=f"第 {n} 件")
    form = opened(browser) | {"words": "第三件"}
    browser.post("/report/", form)
    first = receipt_on(browser)
    browser.post("/report/", form)

    assert receipt_on(browser) == first and Held.objects.count() == 1
    again = browser.post("/report/", form | {"words": "改过的"})
    assert again.status_code == 422 and Held.objects.count() == 1


def test_the_bucket_of_the_whole_site_holds_what_many_addresses_send(monkeypatch):
    monkeypatch.setattr(taking, "PLAIN", Limit(3, 3))
    for n in range(5):
        browser = Client(REMOTE_ADDR=f"10.0.0.{n}")
        send(browser, words=f"第 {n} 件")

    assert (models.Standing.objects.count(), Held.objects.count()) == (3, 2)


def test_old_buckets_and_spent_puzzles_go(easy):
    with_puzzle(Client())
    raised(words="第二件")
    with time_machine.travel(now() + dt.timedelta(days=2)):
        at = now()
        assert buckets.sweep(at) and puzzle.sweep(at)

    assert not Bucket.objects.exists() and not Spent.objects.exists()
