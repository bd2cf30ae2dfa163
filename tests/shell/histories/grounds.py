"""What an outsider makes of a book: the verifier, and a reading of one's own beside it.

Nothing of the rules' own code is asked. The leaves are what is published of the book.
"""

import json
from pathlib import Path
from typing import Any

from taizhang.ledger import export
from tests.leaves import verify

Leaf = dict[str, Any]
GOOD = {"satisfied", "mostly_satisfied", "explained_accepted"}
WORKED = {"task-taken-up", "handling-reported", "progress-recorded"}


def leaves(file: Path) -> list[Leaf]:
    """Return the leaves of the book, written to `file` as they are handed out."""
    size = export.tree_head().size
    export.place(file, (leaf + b"\n" for leaf in export.leaves(size)))
    return [json.loads(line) for line in file.read_bytes().splitlines()]


def lacking(file: Path) -> list[str]:
    """Return what is wrong with the strike-offs of the book, in words; [] for nothing."""
    every = leaves(file)
    found = []
    for command in ("log", "rules"):
        status, told = verify(command, file, "--lang", "en")
        found += told.splitlines() if status else []
    for leaf in every:
        if leaf["kind"] == "issue-struck-off":
            found += [f"{leaf['seq']}: {what}" for what in missing(leaf, every)]
    return found


def missing(struck: Leaf, every: list[Leaf]) -> list[str]:
    """Return which of three plain questions about a strike-off has no good answer.

    Was it reported done, and found so by somebody else, with nothing against it since? Did
    whoever found so, and whoever struck it off, do none of the work? Has every resident
    been asked since?
    """
    before = _standing(
        [e for e in every if e.get("case") == struck["case"] and e["seq"] < struck["seq"]]
    )
    checks = [e for e in before if e["kind"] == "verification-passed"]
    since = [e for e in before if checks and e["seq"] > checks[-1]["seq"]]
    against = {"verification-failed", "issue-reopened", "handling-reported"}
    reported = any(e["kind"] == "handling-reported" for e in before)
    wrong = []
    if not checks or not reported or any(e["kind"] in against for e in since):
        wrong.append("not found done")
    hands = {e["actor"] for e in before if e["kind"] in WORKED}
    if hands & {struck["actor"], *(e["actor"] for e in checks[-1:])}:
        wrong.append("by who did it")
    tries = _attempts(before, every)
    wrong += [f"voice {v} unasked" for v in _voices(before) if not _asked(v, since, tries)]
    return wrong


def _attempts(before: list[Leaf], every: list[Leaf]) -> int:
    """Return on how many days nobody must have been reached before that is an answer."""
    policy = next(e["policy"] for e in reversed(before) if "policy" in e)
    return max(int(e.get("attempts", 0)) for e in every if _publishes(e, policy))


def _publishes(leaf: Leaf, policy: str) -> bool:
    return (leaf["kind"], leaf.get("policy")) == ("standard-published", policy)


def _standing(entries: list[Leaf]) -> list[Leaf]:
    """Return the entries that nobody took back."""
    kept: list[Leaf] = []
    for leaf in entries:
        if leaf["kind"] == "step-undone":
            kept = [e for e in kept if e["n"] < leaf["back_to"]]
        else:
            kept.append(leaf)
    return kept


def _voices(entries: list[Leaf]) -> set[int]:
    """Return the voices of the matter's own that have somebody behind them."""
    begun = {"issue-registered", "issue-carried-over", "voice-added"}
    return {e["voice"] for e in entries if e["kind"] in begun and "voice" in e}


def _asked(voice: int, since: list[Leaf], tries: int) -> bool:
    own = [e for e in since if e.get("voice") == voice and "of" not in e]
    calls = [e for e in own if e["kind"] == "follow-up-recorded"]
    said = [e["outcome"] for e in calls if e["outcome"] != "unreachable"]
    if any(e["kind"] == "objection-ruled" for e in own) or said:
        return not said or said[-1] in GOOD or own[-1] not in calls
    posted = any(e["kind"] == "outcome-posted" for e in since)
    return posted or len({e["day"] for e in calls}) >= max(1, tries)
