"""Leaves written by hand, for the verifier; nothing of the product's own code makes them."""

import base64
import contextlib
import hashlib
import io
import json
import re
from pathlib import Path
from typing import Any

from verifier import taizhang_verify

LOG = "x7k2m9/1"
SYSTEM, CLERK, VERIFIER, LEADER = "a-system", "a-clerk", "a-verifier", "a-leader"
HANDLER, COLLEAGUE = "a-handler", "a-colleague"  # both of the roads unit
UNITS = {
    CLERK: "u-desk",
    VERIFIER: "u-checks",
    LEADER: "u-office",
    HANDLER: "u-roads",
    COLLEAGUE: "u-roads",
}
STRICT: dict[str, Any] = {
    "policy": "strict",
    "evidence": ["before_photo", "after_photo"],
    "method": "on_site",
    "attempts": 3,
    "posting_days": 2,
}
LIGHT: dict[str, Any] = {
    "policy": "light",
    "evidence": ["after_photo"],
    "method": "desk",
    "same_unit": True,
    "attempts": 1,
}
GROUNDS = {
    "evidence-added",
    "handling-reported",
    "verification-passed",
    "follow-up-recorded",
    "outcome-posted",
    "objection-ruled",
}

Step = tuple[str, str, dict[str, Any]]
REGISTERED: Step = ("issue-registered", CLERK, {"policy": "strict", "voice": 1})
DISPATCHED: Step = ("issue-dispatched", CLERK, {"unit": "u-roads", "handler": HANDLER})
BEFORE: Step = ("evidence-added", CLERK, {"shows": "before_photo"})
AFTER: Step = ("evidence-added", HANDLER, {"shows": "after_photo"})
REPORTED: Step = ("handling-reported", HANDLER, {"conclusion": "solved"})
PASSED: Step = ("verification-passed", VERIFIER, {"method": "on_site"})
FAILED: Step = ("verification-failed", VERIFIER, {"method": "on_site"})
SATISFIED: Step = ("follow-up-recorded", CLERK, {"voice": 1, "outcome": "satisfied"})
NOT_SOLVED: Step = ("follow-up-recorded", CLERK, {"voice": 1, "outcome": "not_solved"})
UNREACHED: Step = ("follow-up-recorded", CLERK, {"voice": 1, "outcome": "unreachable"})
RULED: Step = ("objection-ruled", LEADER, {"voice": 1})
POSTED: Step = ("outcome-posted", CLERK, {})
STRUCK_OFF: Step = ("issue-struck-off", VERIFIER, {"outcome": "solved"})
TAKEN_UP: Step = ("task-taken-up", HANDLER, {})
CHECKED = (REGISTERED, DISPATCHED, TAKEN_UP, BEFORE, AFTER, REPORTED, PASSED)
WAY = (*CHECKED, SATISFIED, STRUCK_OFF)


def but(step: Step, actor: str = "", **fields: Any) -> Step:
    """Return `step` by another actor or with other fields; None leaves one out."""
    merged = {**step[2], **fields}
    kept = {key: value for key, value in merged.items() if value is not None}
    return step[0], actor or step[1], kept


def swap(way: tuple[Step, ...], old: Step, *new: Step) -> tuple[Step, ...]:
    """Return `way` with `new` in the place of `old`."""
    at = way.index(old)
    return (*way[:at], *new, *way[at + 1 :])


class Leaves:
    """A book in the making: numbers, pseudonyms and commitments come by themselves."""

    def __init__(self) -> None:
        self.leaves: list[dict[str, Any]] = []
        self.day = "2026-03-02"
        self.add("log-begun", SYSTEM)
        for actor, unit in UNITS.items():
            self.add("actor-added", SYSTEM, who=actor, unit=unit)
        self.add("standard-published", SYSTEM, **STRICT)
        self.add("standard-published", SYSTEM, **LIGHT)

    def add(self, kind: str, actor: str, case: str = "", **fields: Any) -> int:
        """Write one leaf and return its seq."""
        seq = len(self.leaves)
        salted = base64.urlsafe_b64encode(hashlib.sha256(b"%d" % seq).digest())
        leaf = {"v": 1, "log": LOG, "seq": seq, "day": self.day, "kind": kind}
        leaf |= {"actor": actor, "c": {"at": salted.decode().rstrip("=")}}
        if case:
            leaf |= {"case": case, "n": 1 + len(self.of(case))}
        self.leaves.append(leaf | fields)
        return seq

    def of(self, case: str) -> list[dict[str, Any]]:
        """Return the leaves of a case."""
        return [leaf for leaf in self.leaves if leaf.get("case") == case]

    def walk(self, case: str, *way: Step) -> int:
        """Write `way` and return the last seq; a strike-off rests on what its round has."""
        seq = -1
        for kind, actor, fields in way:
            if kind == "issue-struck-off":
                fields = {"rests": self._grounds(case, fields["outcome"]), **fields}
            seq = self.add(kind, actor, case, **fields)
        return seq

    def _grounds(self, case: str, outcome: str) -> list[int]:
        kept: list[dict[str, Any]] = []
        for leaf in self.of(case):
            again = leaf["kind"] in {"issue-reopened", "verification-failed"} or (
                leaf.get("outcome") == "not_solved" and outcome == "solved"
            )
            if again or "upheld" in leaf:
                kept = [e for e in kept if e.get("shows") == "before_photo"]
            elif "back_to" in leaf:
                kept = [e for e in kept if e["n"] < leaf["back_to"]]
            elif leaf["kind"] in GROUNDS:
                kept.append(leaf)
        return [leaf["seq"] for leaf in kept]

    def on(self, day: str) -> "Leaves":
        """Go on to another day."""
        self.day = day
        return self

    def exported(self) -> bytes:
        """Return the file: a leaf a line."""
        return b"".join(written(leaf) + b"\n" for leaf in self.leaves)


def written(leaf: dict[str, Any]) -> bytes:
    """Return a leaf's canonical bytes."""
    return json.dumps(
        leaf, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode()


def verify(command: str, file: Path, *options: str) -> tuple[int, str]:
    """Return the exit status of the verifier and what it printed."""
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        status = taizhang_verify.main([command, str(file), *options])
    return status, told.getvalue()


def broken_rules(book: Leaves, folder: Path) -> set[tuple[int, int]]:
    """Return (seq, rule) of everything that `rules` finds in `book`."""
    file = folder / "leaves"
    file.write_bytes(book.exported())
    status, told = verify("rules", file, "--lang", "en")
    found = re.findall(r"^Entry (\d+): .+ \(rule (\d+)\)\.$", told, re.MULTILINE)
    assert status == (1 if found else 0)
    return {(int(seq), int(rule)) for seq, rule in found}
