"""`taizhang_verify.py rules`: what a resident objects to is answered, by whom it may be."""

import pytest

from tests.leaves import (
    CHECKED,
    CLERK,
    HANDLER,
    LEADER,
    RULED,
    SATISFIED,
    STRUCK_OFF,
    SYSTEM,
    UNREACHED,
    WAY,
    Leaves,
    Step,
    broken_rules,
    but,
)

OBJECTED: Step = ("objection-raised", SYSTEM, {"voice": 1})
LEFT_OPEN = but(STRUCK_OFF, outcome="explained_not_accepted")
REOPENED: Step = ("issue-reopened", LEADER, {"voice": 1})
CLEAN = {
    "ruled upon before the end": (*CHECKED, SATISFIED, OBJECTED, RULED, LEFT_OPEN),
    "well after all": (*CHECKED, OBJECTED, SATISFIED, STRUCK_OFF),
    "open after the end": (*WAY, OBJECTED),
    "ruled upon after the end": (*WAY, OBJECTED, RULED),
    "twice after the end": (*WAY, OBJECTED, RULED, OBJECTED, RULED),
    "reopened": (*WAY, OBJECTED, REOPENED),
}
# Each breaks one rule; the entry named is the last of the way.
BROKEN = {
    "struck off over it": (7, (*CHECKED, SATISFIED, OBJECTED, STRUCK_OFF)),
    "struck off over a ruling on an earlier one": (
        7,
        (*CHECKED, SATISFIED, OBJECTED, RULED, OBJECTED, LEFT_OPEN),
    ),
    "ruled upon by who had called": (
        7,
        (*CHECKED, SATISFIED, OBJECTED, but(RULED, CLERK), LEFT_OPEN),
    ),
    "a ruling on nothing after the end": (9, (*WAY, RULED)),
    "upheld after the end and not reopened": (9, (*WAY, OBJECTED, but(RULED, upheld=True))),
    "ruled upon after the end by who had called": (9, (*WAY, OBJECTED, but(RULED, CLERK))),
    "worked on after the end": (9, (*WAY, OBJECTED, ("task-taken-up", HANDLER, {}))),
}


@pytest.mark.parametrize("way", CLEAN.values(), ids=CLEAN)
def test_an_objection_that_was_answered_is_clean(way, tmp_path):
    book = Leaves()
    book.walk("c-lamp", *way)

    assert broken_rules(book, tmp_path) == set()


@pytest.mark.parametrize(("rule", "way"), BROKEN.values(), ids=BROKEN)
def test_one_that_was_not_is_found(rule, way, tmp_path):
    book = Leaves()
    last = book.walk("c-lamp", *way)

    assert broken_rules(book, tmp_path) == {(last, rule)}


def test_silence_does_not_take_an_objection_back(tmp_path):
    book = Leaves()
    book.walk("c-lamp", *CHECKED, OBJECTED)
    for day in ("2026-03-03", "2026-03-04", "2026-03-05"):
        last = book.on(day).walk("c-lamp", UNREACHED)
    last = book.walk("c-lamp", STRUCK_OFF)

    assert broken_rules(book, tmp_path) == {(last, 7)}
