"""`taizhang_verify.py rules` and `lots`: who is drawn is drawn again from the leaves."""

import base64
import hashlib
import hmac
from pathlib import Path

import pytest

from tests.leaves import (
    CLERK,
    HANDLER,
    LEADER,
    SYSTEM,
    WAY,
    Leaves,
    Step,
    broken_rules,
    verify,
    written,
)

CASES = [f"c-{name}" for name in ("lamp", "lift", "drain", "gate", "bench")]
ANSWERED: Step = ("second-look-recorded", SYSTEM, {"answer": "held", "looked": "council"})
REOPENED: Step = ("issue-reopened", LEADER, {})


def tree(rows: list[bytes]) -> bytes:
    """Return the root over leaf hashes, written down once more."""
    while len(rows) > 1:
        pairs = zip(rows[::2], rows[1::2], strict=False)
        odd = rows[-1:] if len(rows) % 2 else []
        rows = [*(hashlib.sha256(b"\1" + a + b).digest() for a, b in pairs), *odd]
    return rows[0]


class Week:
    """A book with five strike-offs of one week, and what the week after draws from it."""

    def __init__(self) -> None:
        self.book = Leaves()
        self.ended = {self.book.walk(case, *WAY): case for case in CASES}
        self.size = len(self.book.leaves)
        hashes = [hashlib.sha256(b"\0" + written(e)).digest() for e in self.book.leaves]
        self.root = tree(hashes)
        self.order = sorted(
            self.ended,
            key=lambda seq: hmac.digest(self.root, str(seq).encode(), "sha256"),
        )
        self.book.on("2026-03-10")

    def draw(self, *seqs: int, share: int = 40, size: int = 0, root: bytes = b"") -> int:
        """Write that these strike-offs are drawn; return the last seq."""
        told = base64.b64encode(root or self.root).decode()
        seed = {"size": size or self.size, "root": told, "share": share}
        for seq in seqs:
            step: Step = ("second-look-drawn", SYSTEM, {**seed, "rests": [seq]})
            last = self.book.walk(self.ended[seq], step)
        return last


@pytest.fixture
def week() -> Week:
    """Return a week that is over."""
    return Week()


def test_a_true_draw_is_clean_and_anybody_can_list_it(week, tmp_path):
    week.draw(*week.order[:2])
    week.book.walk(week.ended[week.order[0]], ANSWERED, REOPENED)

    assert broken_rules(week.book, tmp_path) == set()
    status, told = verify("lots", tmp_path / "leaves")
    seed = base64.b64encode(week.root).decode()
    listed = " ".join(map(str, week.order))
    assert f"size {week.size} root {seed} lots {listed}\n" in told
    assert status == 0


def test_what_is_back_before_the_week_is_over_has_no_lot(tmp_path):
    week = Week()
    week.book.on("2026-03-02")
    week.book.walk(CASES[0], REOPENED)
    week.book.on("2026-03-10").add("actor-added", SYSTEM, who="a-new", unit="u-desk")
    broken_rules(week.book, tmp_path)

    listed = verify("lots", tmp_path / "leaves")[1].split("lots")[-1].split()
    assert len(listed) == 4


def test_one_that_was_not_drawn_but_picked_shows(week, tmp_path):
    last = week.draw(week.order[0], week.order[3])

    assert (last, 14) in broken_rules(week.book, tmp_path)


def test_one_that_is_left_out_shows(week, tmp_path):
    week.draw(week.order[1])

    assert broken_rules(week.book, tmp_path) == {(week.order[0], 14)}


def test_another_seed_and_another_moment_show(week, tmp_path):
    other = week.draw(*week.order[:2], root=hashlib.sha256(b"ours").digest())
    assert (other, 14) in broken_rules(week.book, tmp_path)

    late = Week()
    sooner = late.draw(*late.order[:2], size=late.size - 1)
    assert (sooner, 14) in broken_rules(late.book, tmp_path)


def test_a_second_draw_of_the_week_shows(week, tmp_path):
    week.draw(*week.order[:2])
    again = week.draw(*week.order[:3], share=60)

    assert (again, 14) in broken_rules(week.book, tmp_path)


def test_an_answer_nobody_was_asked_for_shows(week, tmp_path):
    week.draw(*week.order[:2])
    twice = week.book.walk(week.ended[week.order[0]], ANSWERED, ANSWERED)
    never = week.book.walk(week.ended[week.order[4]], ANSWERED)
    by_the_handler = (ANSWERED[0], HANDLER, ANSWERED[2])
    own = week.book.walk(week.ended[week.order[1]], by_the_handler)

    assert {(twice, 14), (never, 14), (own, 14)} == broken_rules(week.book, tmp_path)


def test_a_draw_is_not_taken_back(week, tmp_path):
    case = week.ended[week.order[0]]
    week.draw(*week.order[:2])
    back = len(WAY) + 1
    undone = week.book.walk(case, ("step-undone", CLERK, {"back_to": back}))

    assert (undone, 11) in broken_rules(week.book, tmp_path)


def told_by_lots(book: Leaves, folder: Path, cut: slice = slice(None)) -> tuple[int, str]:
    """Return what `lots` says about a book of which only the lines of `cut` are there."""
    file = folder / "leaves"
    file.write_bytes(b"".join(book.exported().splitlines(keepends=True)[cut]))
    return verify("lots", file, "--lang", "en")


def test_lots_names_a_draw_that_was_forged(week, tmp_path):
    forged = week.draw(week.order[0], week.order[3])

    status, told = told_by_lots(week.book, tmp_path)
    assert status == 1 and f"Entry {forged}: the second look does not stand" in told


def test_lots_of_a_log_with_a_gap_are_not_passed_off_as_its_lots(week, tmp_path):
    week.draw(*week.order[:2])

    status, told = told_by_lots(week.book, tmp_path, slice(3, None))
    assert status == 1 and "(rule 1)" in told


def test_a_log_that_was_cut_within_a_draw_lacks_who_was_left_out(week, tmp_path):
    week.draw(*week.order[:2])

    status, told = told_by_lots(week.book, tmp_path, slice(None, -1))
    assert status == 1 and f"Entry {week.order[1]}: " in told


def test_half_a_line_at_the_end_of_a_log_shows(week, tmp_path):
    week.draw(*week.order[:2])
    file = tmp_path / "leaves"
    file.write_bytes(week.book.exported()[:-40])

    assert verify("lots", file)[0] == 1
