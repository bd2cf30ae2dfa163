"""Lots among strike-offs (抽看): nobody picks, and everybody can draw again."""

import datetime as dt
import hashlib
import random

from hypothesis import given
from hypothesis import strategies as st

from taizhang.core.lots import drawn, how_many, monday_of, strike_offs

ROOTS = st.binary(min_size=32, max_size=32)
SEQS = st.sets(st.integers(1, 10**6), max_size=60)
SHARES = st.integers(1, 100)


@given(ROOTS, SEQS, SHARES, st.randoms())
def test_the_order_in_which_they_are_told_does_not_matter(root, seqs, share, chance):
    told = list(seqs)
    chance.shuffle(told)

    assert drawn(root, told, share) == drawn(root, sorted(seqs), share)


@given(ROOTS, SEQS, SHARES)
def test_about_the_share_is_drawn_and_one_at_least_where_there_was_any(root, seqs, share):
    found = drawn(root, seqs, share)

    assert len(found) == len(set(found)) == how_many(len(seqs), share)
    assert set(found) <= seqs
    assert bool(found) == bool(seqs)
    assert len(seqs) * share <= 100 * len(found) < len(seqs) * share + 100


@given(ROOTS, SEQS, SHARES, SHARES)
def test_whoever_raises_the_share_drops_nobody(root, seqs, one, other):
    less, more = sorted((one, other))

    assert set(drawn(root, seqs, less)) <= set(drawn(root, seqs, more))


def test_over_many_weeks_each_is_drawn_about_equally_often():
    seqs, times = range(100, 120), dict.fromkeys(range(100, 120), 0)
    for week in range(2_000):
        for seq in drawn(hashlib.sha256(b"%d" % week).digest(), seqs, 25):
            times[seq] += 1

    assert all(400 <= count <= 600 for count in times.values())


def test_what_was_struck_off_and_is_back_before_the_week_is_over_is_not_among_them():
    kinds = (
        ("issue-struck-off", "lamp"),
        ("issue-struck-off", "lift"),
        ("issue-reopened", "lamp"),
        ("issue-struck-off", "drain"),
        ("issue-reopened", "lift"),
        ("issue-struck-off", "lift"),
    )
    leaves = [
        {"seq": n, "kind": kind, "case": case} for n, (kind, case) in enumerate(kinds)
    ]

    assert strike_offs(leaves) == {"drain": 3, "lift": 5}


@given(st.dates(dt.date(2020, 1, 6), dt.date(2040, 1, 1)))
def test_a_week_begins_on_monday(day):
    monday = monday_of(day)

    assert monday.weekday() == 0
    assert 0 <= (day - monday).days <= 6


@given(ROOTS, SEQS, SHARES)
def test_anybody_can_draw_again_by_the_words_of_the_page(root, seqs, share):
    """docs/leaf.md §5, once more and by hand: HMAC spelt out."""
    pads = [bytes(byte ^ pad for byte in root.ljust(64, b"\0")) for pad in (0x36, 0x5C)]

    def lot(seq: int) -> bytes:
        within = hashlib.sha256(pads[0] + str(seq).encode()).digest()
        return hashlib.sha256(pads[1] + within).digest()

    order = sorted(random.sample(sorted(seqs), len(seqs)), key=lot)
    assert drawn(root, seqs, share) == tuple(order[: -(-len(order) * share // 100)])
