"""Guessing at receipt numbers: six wrong tries a minute for everybody together, then a puzzle."""

import datetime as dt
import hashlib
import itertools

import pytest
import time_machine
from django.test import Client
from django.utils.timezone import now

from taizhang.gate.models import Spent
from taizhang.ledger import numbers
from taizhang.tracking import guessing
from tests.shell.residents import looked_up, raised, rested, text

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def easy(monkeypatch):
    """Ask for puzzles that a test solves at once."""
    monkeypatch.setattr("taizhang.gate.puzzle.BITS_MOST", 8)
    monkeypatch.setattr("taizhang.gate.puzzle.BITS_LEAST", 8)


def solved(asked):
    """Return what solves the puzzle `asked`."""
    bits = int(asked.split(".")[1])
    for n in itertools.count():
        digest = hashlib.sha256(f"{asked}.{n}".encode()).digest()
        if int.from_bytes(digest[:4], "big") >> (32 - bits) == 0:
            return str(n)
    raise AssertionError


def guesses(count):
    """Look for so many numbers that nobody holds; return what was answered."""
    return [looked_up(numbers.new_receipt()).status_code for _n in range(count)]


def test_after_six_wrong_ones_a_puzzle_is_asked_even_of_whoever_has_the_number():
    receipt = raised()
    assert guesses(7) == [422] * 6 + [429]

    answer = looked_up(receipt)
    assert answer.status_code == 429
    assert "刚才输错的太多了" in text(answer) and receipt in text(answer)
    asked = answer.context["puzzle"]
    found = looked_up(receipt, asked=asked, answer=solved(asked))
    assert "收到了" in text(found) and found.status_code == 200


def test_a_solved_puzzle_is_good_for_one_number():
    receipt = raised()
    guesses(6)
    asked = guessing.harder(now())
    solution = {"asked": asked, "answer": solved(asked)}

    assert looked_up(numbers.new_receipt(), **solution).status_code == 422
    assert looked_up(receipt, **solution).status_code == 429
    assert Spent.objects.count() == 1


def test_without_a_script_one_waits():
    receipt = raised()
    guesses(6)
    assert looked_up(receipt).status_code == 429
    with time_machine.travel(now() + dt.timedelta(seconds=11), tick=False):
        assert looked_up(receipt).status_code == 200


def test_typing_errors_cost_nobody_anything():
    wrong = f"{raised()[:-1]}x"
    for _n in range(20):
        assert looked_up(wrong).status_code == 422


def test_a_thousand_guesses_find_nothing_and_leave_the_holder_alone():
    receipt = raised()
    seen = guesses(120)

    assert set(seen) == {422, 429} and seen.count(422) <= 8
    rested()
    assert looked_up(receipt).status_code == 200


def test_a_wrong_key_counts_as_a_guess_and_opens_nothing():
    receipt = raised()
    for _n in range(6):
        assert "您写的" not in text(looked_up(receipt, key="A" * 22))

    assert looked_up(receipt).status_code == 429


def test_looking_at_the_page_costs_nothing():
    for _n in range(20):
        assert Client().get("/q/").status_code == 200
