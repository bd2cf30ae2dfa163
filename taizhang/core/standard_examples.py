"""Example histories of a standard: one way of each kind to the end, and what breaks each ground.

Made by running the rules themselves, as leaves (docs/leaf.md) that anybody can check. Of what
is committed they keep the instant alone: they hide nothing.
"""

import datetime as dt
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from taizhang.core import codec
from taizhang.core import commands as co
from taizhang.core.clocks import OFFICE_ZONE, Calendar, local_day
from taizhang.core.copying import replace
from taizhang.core.decide import decide
from taizhang.core.evolve import begin, evolve
from taizhang.core.facts import Circumstances
from taizhang.core.issue import Entry, Issue
from taizhang.core.own_standards import told
from taizhang.core.standards import Standard
from taizhang.core.vocabulary import (
    Actor,
    Channel,
    CheckMethod,
    Conclusion,
    Duty,
    EvidenceKind,
    FollowUpOutcome,
    Nature,
)

Leaf = dict[str, Any]
LOG, CASE, SYSTEM = "example/1", "i-example", "a-system"
CLERK, HANDLER, CHECKER = (
    Actor(f"a-{who}", f"u-{unit}", frozenset(Duty))
    for who, unit in (("clerk", "desk"), ("handler", "hands"), ("checker", "eyes"))
)
COLLEAGUE = replace(HANDLER, id="a-colleague")
# A year without a notice: only weekdays count, and nobody waits for a working day here.
CALENDAR = Calendar("example", frozenset(), frozenset(), dt.date(2026, 12, 31))
BEGINS = dt.datetime(2026, 3, 2, 9, 0, tzinfo=OFFICE_ZONE)
NAMED = co.RegisterIssue(
    summary="例",
    channel=Channel.COUNTER,
    nature=Nature.REQUEST,
    category="example",
    community="example",
    reporter="例",
)
SATISFIED, UNREACHED = (
    co.RecordFollowUp(voice=1, outcome=outcome)
    for outcome in (FollowUpOutcome.SATISFIED, FollowUpOutcome.UNREACHABLE)
)


@dataclass(frozen=True)
class Example:
    """A history. `breaks`: the rule of docs/leaf.md that its last leaf breaks; 0: none."""

    name: str
    breaks: int
    leaves: tuple[Leaf, ...]


def examples(standard: Standard) -> tuple[Example, ...]:
    """Return the histories that show what `standard` asks for, and what it does not let by."""
    answered, silent, posted = _answered(standard), _silent(standard), _posted(standard)
    kept = (("answered", answered), ("silent", silent), ("posted", posted))
    passing = [Example(name, 0, tuple(leaves)) for name, leaves in kept]
    broken = [
        *_without_grounds(answered, standard),
        *_by_the_wrong_person(answered, standard),
        *_too_little_said(answered, silent, posted, standard),
    ]
    return (*passing, *broken)


def _without_grounds(way: list[Leaf], standard: Standard) -> Iterator[Example]:
    grounds = [("shows", kind.value) for kind in standard.evidence]
    grounds += [("kind", "handling-reported"), ("kind", "verification-passed")]
    for member, ground in grounds:
        gone = {leaf["seq"] for leaf in way if leaf.get(member) == ground}
        yield Example(f"without {ground}", 4, _without(way, gone))


def _by_the_wrong_person(way: list[Leaf], standard: Standard) -> Iterator[Example]:
    checked, struck_off = "verification-passed", "issue-struck-off"
    yield Example("struck off by the handler", 5, _with(way, struck_off, actor=HANDLER.id))
    yield Example("checked by a colleague", 6, _with(way, checked, actor=COLLEAGUE.id))
    if standard.method is CheckMethod.ON_SITE:
        desk = CheckMethod.DESK.value
        yield Example("checked at the desk", 6, _with(way, checked, method=desk))


def _too_little_said(
    answered: list[Leaf], silent: list[Leaf], posted: list[Leaf], standard: Standard
) -> Iterator[Example]:
    calls = [leaf["seq"] for leaf in silent if leaf["kind"] == "follow-up-recorded"]
    asked = {e["seq"] for e in answered if e["kind"] == "follow-up-recorded"}
    yield Example("nobody asked the resident", 7, _without(answered, asked))
    yield Example("tried on too few days", 7, _without(silent, {calls[-1]}))
    if standard.days_between and len(calls) > 1:
        first = dt.date.fromisoformat(silent[calls[0]]["day"])
        days = {seq: str(first + dt.timedelta(days=n)) for n, seq in enumerate(calls)}
        last = max(days.values())
        near = [{**e, "day": days.get(e["seq"], min(e["day"], last))} for e in silent]
        yield Example("tried on days too near", 7, tuple(near))
    if standard.posting_days:
        sooner = dt.date.fromisoformat(posted[-1]["day"]) - dt.timedelta(days=1)
        early = _with(posted, "issue-struck-off", day=str(sooner))
        yield Example("posted for too few days", 7, early)
    wrong = Conclusion.EXPLAINED_ACCEPTED.value
    yield Example("ended otherwise", 8, _with(answered, "issue-struck-off", outcome=wrong))


def _answered(standard: Standard) -> list[Leaf]:
    """Return a history in which the resident is content."""
    history = _checked(standard, NAMED)
    return history.then(CHECKER, SATISFIED).then(CHECKER, co.StrikeOff()).leaves


def _silent(standard: Standard) -> list[Leaf]:
    """Return a history in which the resident was never reached."""
    history = _checked(standard, NAMED)
    for nth in range(standard.attempts):
        apart = standard.days_between + 1 if nth else 0
        history = history.then(CHECKER, UNREACHED, days=apart)
    return history.then(CHECKER, co.StrikeOff()).leaves


def _posted(standard: Standard) -> list[Leaf]:
    """Return a history of somebody without a name, whose outcome hung in public."""
    history = _checked(standard, replace(NAMED, reporter=""))
    history = history.then(CLERK, co.PostOutcome(where="例"))
    return history.then(CHECKER, co.StrikeOff(), days=standard.posting_days).leaves


def _checked(standard: Standard, raised: co.RegisterIssue) -> "_History":
    """Return the history of a matter that somebody else found done."""
    history = _History(standard).then(CLERK, raised).then(CLERK, co.AcceptIssue())
    given = co.DispatchIssue(unit=HANDLER.unit, handler=HANDLER.id)
    history = history.then(CLERK, given).then(HANDLER, co.TakeUp())
    for kind in standard.evidence:
        history = history.then(HANDLER, _shown(kind))
    done = co.ReportHandled(conclusion=Conclusion.SOLVED, result="例")
    looked = co.RecordVerification(passed=True, method=standard.method)
    return history.then(HANDLER, done).then(CHECKER, looked)


def _shown(kind: EvidenceKind) -> co.AddEvidence:
    if kind is EvidenceKind.NOTE:
        return co.AddEvidence(shows=kind, text="例")
    return co.AddEvidence(shows=kind, sha256=kind.value.encode().hex().ljust(64, "0")[:64])


@dataclass
class _History:
    """A matter in the making, and the leaves of its book."""

    standard: Standard
    at: dt.datetime = BEGINS
    issue: Issue | None = None
    leaves: list[Leaf] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin the book: who is in it, and what is asked."""
        self._say("log-begun", {})
        for each in (CLERK, HANDLER, COLLEAGUE, CHECKER):
            self._say("actor-added", {"who": each.id, "unit": each.unit})
        self._say("standard-published", told(self.standard))

    def then(self, by: Actor, command: co.Command, *, days: int = 0) -> "_History":
        """Carry out `command`, so many days later."""
        self.at += dt.timedelta(days=days, minutes=1)
        facts = Circumstances(
            CALENDAR, self.standard, number="〔2026〕1", receipt="731204856192"
        )
        step = self.issue.n + 1 if self.issue else 1
        for event in decide(self.issue, command, by, self.at, facts):
            n = self.issue.n + 1 if self.issue else 1
            day = local_day(self.at)
            entry = Entry(len(self.leaves), CASE, n, step, by.id, day, self.at, event)
            self.issue = evolve(self.issue, entry) if self.issue else begin(entry)
            self._keep(codec.write(entry, LOG, _no_salt))
        return self

    def _say(self, kind: str, said: Leaf) -> None:
        head = {"log": LOG, "seq": len(self.leaves), "actor": SYSTEM}
        head |= {"day": local_day(self.at).isoformat(), **said}
        self._keep(codec.log_entry(head, kind, {"at": self.at}, _no_salt))

    def _keep(self, written: codec.Written) -> None:
        leaf = json.loads(written.leaf)
        self.leaves.append({**leaf, "c": {codec.AT: leaf["c"][codec.AT]}})


def _no_salt() -> bytes:
    return bytes(codec.SALT_BYTES)


def _with(way: list[Leaf], kind: str, **changes: str) -> tuple[Leaf, ...]:
    """Return `way` with the entries of a kind touched up."""
    return tuple({**leaf, **changes} if leaf["kind"] == kind else leaf for leaf in way)


def _without(way: list[Leaf], left_out: Collection[int]) -> tuple[Leaf, ...]:
    """Return `way` without some entries, numbered as if they had never been."""
    kept = [leaf for leaf in way if leaf["seq"] not in left_out]
    seqs = {leaf["seq"]: seq for seq, leaf in enumerate(kept)}
    ns = {leaf["n"]: n for n, leaf in enumerate((e for e in kept if "n" in e), 1)}
    return tuple(_renumbered(leaf, seqs, ns) for leaf in kept)


def _renumbered(leaf: Leaf, seqs: dict[int, int], ns: dict[int, int]) -> Leaf:
    moved = {**leaf, "seq": seqs[leaf["seq"]]}
    if "n" in leaf:
        moved["n"] = ns[leaf["n"]]
    if "rests" in leaf:
        moved["rests"] = [seqs[seq] for seq in leaf["rests"] if seq in seqs]
    return moved
