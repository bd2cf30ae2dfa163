"""`taizhang_verify.py rules`: a claim rests on an offer, and the claimer gets the matter."""

import pytest

from tests.leaves import (
    CLERK,
    COLLEAGUE,
    DISPATCHED,
    HANDLER,
    REGISTERED,
    TAKEN_UP,
    VERIFIER,
    WAY,
    Leaves,
    Step,
    broken_rules,
    but,
)

OFFERED: Step = ("issue-offered", CLERK, {})
TAKEN_DOWN: Step = ("offer-withdrawn", CLERK, {})
CLAIMED: Step = ("issue-claimed", HANDLER, {"unit": "u-roads"})
SENT = but(DISPATCHED, HANDLER)
REST = WAY[2:]
CLEAN = {
    "claimed and struck off": (REGISTERED, OFFERED, CLAIMED, SENT, *REST),
    "offered, taken down, dispatched": (REGISTERED, OFFERED, TAKEN_DOWN, *WAY[1:]),
    "offered again": (REGISTERED, OFFERED, TAKEN_DOWN, OFFERED, CLAIMED, SENT, *REST),
    "a claim taken back": (
        REGISTERED,
        OFFERED,
        CLAIMED,
        SENT,
        ("step-undone", HANDLER, {"back_to": 3}),
        but(CLAIMED, COLLEAGUE),
        but(SENT, COLLEAGUE, handler=COLLEAGUE),
    ),
}
BROKEN = {
    "never offered": ((REGISTERED, CLAIMED, SENT), 1),
    "taken down before": ((REGISTERED, OFFERED, TAKEN_DOWN, CLAIMED, SENT), 3),
    "given to a unit before": ((REGISTERED, OFFERED, DISPATCHED, CLAIMED, SENT), 3),
    "claimed twice": ((REGISTERED, OFFERED, CLAIMED, CLAIMED, SENT), 3),
    "for another unit": ((REGISTERED, OFFERED, but(CLAIMED, VERIFIER), SENT), 2),
    "not given to whoever claimed": (
        (REGISTERED, OFFERED, CLAIMED, but(SENT, handler=COLLEAGUE)),
        3,
    ),
    "given to another unit": ((REGISTERED, OFFERED, CLAIMED, but(SENT, unit="u-x")), 3),
    "taken up without having it": ((REGISTERED, OFFERED, CLAIMED, TAKEN_UP), 3),
}


@pytest.mark.parametrize("way", CLEAN.values(), ids=CLEAN)
def test_a_claim_by_the_rules_is_clean(way, tmp_path):
    book = Leaves()
    book.walk("c-lamp", *way)

    assert broken_rules(book, tmp_path) == set()


@pytest.mark.parametrize(("way", "at"), BROKEN.values(), ids=BROKEN)
def test_a_claim_without_an_offer_shows(way, at, tmp_path):
    book = Leaves()
    first = len(book.leaves)
    book.walk("c-lamp", *way)

    assert (first + at, 12) in broken_rules(book, tmp_path)
