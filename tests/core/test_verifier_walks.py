"""What an office wrote, judged by the program that knows nothing of the office's rules.

True books are clean whatever happened; a book touched up afterwards is not.
"""

import json
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from tests.core.walking import WALKS, Walk, walked
from tests.leaves import verify, written

Leaf = dict[str, Any]


def told(command: str, leaves: list[Leaf]) -> tuple[int, list[str]]:
    """Return the verifier's exit status on `leaves` and its findings."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "leaves"
        file.write_bytes(b"".join(written(leaf) + b"\n" for leaf in leaves))
        status, said = verify(command, file, "--lang", "en")
    return status, re.findall(r"^Entry .+$", said, re.MULTILINE)


def book(walk: Walk) -> list[Leaf]:
    """Return the leaves of a walk, open to be touched up."""
    return [json.loads(leaf) for leaf in walk.leaves()]


# What comes after a strike-off of itself, and leaves it as it is.
ENDS = ("solved", "explained_accepted")
LOTS = ("second-look-drawn", "second-look-recorded")


@given(WALKS)
def test_a_true_book_is_clean(walk):
    assert told("rules", book(walk)) == (0, [])


@given(WALKS)
def test_a_true_log_is_clean(walk):
    assert told("log", book(walk)) == (0, [])


def a_struck_off_book() -> tuple[list[Leaf], Leaf]:
    """Return a walk's book with a matter struck off as its resident wants: only lots after it."""
    for seed in range(600):
        leaves = book(walked(seed))
        told_of = [leaf for leaf in leaves if "case" in leaf and leaf["kind"] not in LOTS]
        last = {leaf["case"]: leaf for leaf in told_of}
        for end in last.values():
            kinds = {leaf["kind"] for leaf in called_in(leaves, end)}
            shown = {leaf.get("shows") for leaf in called_in(leaves, end)}
            plain = end.get("outcome") in ENDS and not end.get("waivers")
            heard = "follow-up-recorded" in kinds and len(last) > 1
            if plain and heard and "after_photo" in shown:
                return leaves, end
    raise AssertionError("no walk strikes anything off on a resident's word")


def of_the_case(leaf: Leaf, end: Leaf) -> bool:
    """Return whether `leaf` is of the same matter as `end`."""
    return bool(leaf.get("case") == end["case"])


def called_in(leaves: list[Leaf], end: Leaf) -> list[Leaf]:
    """Return the leaves that the strike-off `end` rests on."""
    return [leaves[seq] for seq in end.get("rests", [])]


def ground(leaves: list[Leaf], end: Leaf, kind: str) -> Leaf:
    """Return the last leaf of a kind that the strike-off `end` rests on."""
    return [leaf for leaf in called_in(leaves, end) if leaf["kind"] == kind][-1]


def the_check_becomes_the_handlers(leaves: list[Leaf], end: Leaf) -> None:
    report = ground(leaves, end, "handling-reported")
    ground(leaves, end, "verification-passed")["actor"] = report["actor"]


def the_strike_off_becomes_the_handlers(leaves: list[Leaf], end: Leaf) -> None:
    end["actor"] = ground(leaves, end, "handling-reported")["actor"]


def the_passed_check_was_a_failed_one(leaves: list[Leaf], end: Leaf) -> None:
    check = ground(leaves, end, "verification-passed")
    check["kind"] = "verification-failed"
    check.pop("waivers", None)


def the_resident_said_not_solved(leaves: list[Leaf], end: Leaf) -> None:
    ground(leaves, end, "follow-up-recorded")["outcome"] = "not_solved"


def the_call_was_to_somebody_else(leaves: list[Leaf], end: Leaf) -> None:
    ground(leaves, end, "follow-up-recorded")["voice"] = 77


def the_photo_was_a_document(leaves: list[Leaf], end: Leaf) -> None:
    for leaf in called_in(leaves, end):
        if leaf["kind"] == "evidence-added":
            leaf["shows"] = "document"


def another_ending(leaves: list[Leaf], end: Leaf) -> None:
    end["outcome"] = {"solved": "explained_accepted"}.get(end["outcome"], "solved")


def the_day_was_set_back(leaves: list[Leaf], end: Leaf) -> None:
    end["day"] = "2026-11-01"


def a_call_was_taken_out(leaves: list[Leaf], end: Leaf) -> None:
    leaves.remove(ground(leaves, end, "follow-up-recorded"))


def somebody_unknown(leaves: list[Leaf], end: Leaf) -> None:
    end["actor"] = "a-stranger"


def an_entry_of_the_matter_is_missing(leaves: list[Leaf], end: Leaf) -> None:
    end["n"] += 1


def the_unit_was_the_checkers_own(leaves: list[Leaf], end: Leaf) -> None:
    # And nothing says that a colleague might have looked.
    check = ground(leaves, end, "verification-passed")
    before = leaves[: check["seq"]]
    units = [leaf["unit"] for leaf in before if leaf.get("who") == check["actor"]]
    sent = [e for e in before if e["kind"] == "issue-dispatched" and of_the_case(e, end)]
    sent[-1]["unit"] = units[-1]
    end.pop("waivers", None)


def grounds_of_another_matter(leaves: list[Leaf], end: Leaf) -> None:
    others = [e["seq"] for e in leaves if e.get("case") not in (None, end["case"])]
    end["rests"] = [*end["rests"], others[0]]


def something_after_the_end(leaves: list[Leaf], end: Leaf) -> None:
    more = {"seq": len(leaves), "n": end["n"] + 1, "kind": "progress-recorded"}
    kept = {"v", "log", "day", "actor", "case", "c"}
    day = {"day": leaves[-1]["day"]}
    leaves.append({k: v for k, v in end.items() if k in kept} | more | day)


TOUCHES: dict[int, tuple[Callable[[list[Leaf], Leaf], None], ...]] = {
    1: (the_day_was_set_back, a_call_was_taken_out),
    2: (an_entry_of_the_matter_is_missing,),
    3: (somebody_unknown,),
    4: (
        the_passed_check_was_a_failed_one,
        the_photo_was_a_document,
        the_resident_said_not_solved,
    ),
    5: (the_check_becomes_the_handlers, the_strike_off_becomes_the_handlers),
    6: (the_unit_was_the_checkers_own,),
    7: (the_call_was_to_somebody_else,),
    8: (another_ending,),
    9: (something_after_the_end,),
    11: (grounds_of_another_matter,),
}


EACH = [(rule, touch) for rule, several in TOUCHES.items() for touch in several]


@pytest.mark.parametrize(("rule", "touch"), EACH, ids=[t.__name__ for _, t in EACH])
def test_a_book_touched_up_is_found_out(rule, touch):
    leaves, end = a_struck_off_book()
    touch(leaves, end)

    status, findings = told("rules", leaves)
    assert status == 1
    assert any(f"(rule {rule})" in finding for finding in findings), findings


@pytest.mark.parametrize("what", ["void", "extension", "deferral"])
def test_what_one_person_asks_for_and_grants_is_found_out(what):
    def granted(leaf: Leaf) -> bool:
        return leaf["kind"] == f"{what}-decided" and "granted" in leaf

    every = (book(walked(seed)) for seed in range(200))
    leaves = next(b for b in every if any(map(granted, b)))
    decided = next(leaf for leaf in leaves if granted(leaf))
    asked = [e for e in leaves if e["kind"] == f"{what}-asked" and of_the_case(e, decided)]
    decided["actor"] = [e for e in asked if e["seq"] < decided["seq"]][-1]["actor"]

    assert any(
        f"Entry {decided['seq']}:" in found and "(rule 10)" in found
        for found in told("rules", leaves)[1]
    )
