"""`taizhang_verify.py rules`: who looks back did not handle it, and what came back is open."""

import pytest

from tests.leaves import (
    CLERK,
    COLLEAGUE,
    HANDLER,
    REGISTERED,
    VERIFIER,
    WAY,
    Leaves,
    Step,
    broken_rules,
    but,
    swap,
)

HELD: Step = ("look-back-recorded", CLERK, {"held": True, "method": "on_site"})
CAME_BACK: Step = ("look-back-recorded", CLERK, {"method": "desk"})
FALSE = but(CAME_BACK, false_close=True)
REOPENED: Step = ("issue-reopened", CLERK, {})
WAIVED = but(HELD, COLLEAGUE, waivers=["same_unit"])
LIGHTLY = swap(WAY, REGISTERED, but(REGISTERED, policy="light"))
CLEAN = {
    "held twice": (*WAY, HELD, but(HELD, VERIFIER)),
    "came back": (*WAY, HELD, CAME_BACK, REOPENED),
    "never was solved": (*WAY, FALSE, REOPENED),
    "a colleague, where that is let go": (*LIGHTLY, WAIVED),
}
BROKEN = {
    "of what is open": (*WAY[:-1], HELD),
    "of what came back": (*WAY, CAME_BACK, REOPENED, HELD),
    "by the handler": (*WAY, but(HELD, HANDLER)),
    "by a colleague": (*WAY, but(HELD, COLLEAGUE)),
    "by a colleague, let go by nobody": (*WAY, WAIVED),
    "held and false": (*WAY, but(HELD, false_close=True)),
    "came back and stayed closed": (*WAY, CAME_BACK, HELD),
}


@pytest.mark.parametrize("way", CLEAN.values(), ids=CLEAN)
def test_a_look_back_by_the_rules_is_clean(way, tmp_path):
    book = Leaves()
    book.walk("c-lamp", *way)

    assert broken_rules(book, tmp_path) == set()


@pytest.mark.parametrize("way", BROKEN.values(), ids=BROKEN)
def test_one_that_breaks_them_shows(way, tmp_path):
    book = Leaves()
    last = book.walk("c-lamp", *way)

    assert (last, 13) in broken_rules(book, tmp_path)


def test_what_was_found_is_not_taken_back(tmp_path):
    book = Leaves()
    back_to = len(WAY) + 1
    last = book.walk("c-lamp", *WAY, HELD, ("step-undone", CLERK, {"back_to": back_to}))

    assert (last, 11) in broken_rules(book, tmp_path)
