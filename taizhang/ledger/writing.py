"""One transaction's worth of entries: decided one act at a time, written all together.

The head row is locked from the first read to COMMIT, so seqs and numbers have no gaps
and a decision cannot be overtaken. Nothing reaches the database before `flush`.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from taizhang.core import codec
from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.clocks import local_day
from taizhang.core.copying import replace
from taizhang.core.decide import decide_pair, require_seen
from taizhang.core.evolve import begin, evolve
from taizhang.core.facts import Hearing
from taizhang.core.issue import Entry, Issue
from taizhang.core.refusals import Refused
from taizhang.core.standards import TOLD, Standard
from taizhang.core.standing_in import InPlace, decided, in_turn, places
from taizhang.core.tlog.tree import leaf_hash
from taizhang.core.vocabulary import Actor
from taizhang.keys import store
from taizhang.ledger import derived, models, numbers, rows
from taizhang.ledger.buffer import Buffer, Kept
from taizhang.ledger.circumstances import Facts
from taizhang.ledger.export import frontier_of
from taizhang.ledger.reading import issues_of
from taizhang.ledger.sealing import opening_row, salt, subject_of


@dataclass(frozen=True)
class Act:
    """Commands of one person on one issue, done together or not at all.

    `case` is "" for a new issue. `seen`: the `n` on the person's page; None: not asked.
    """

    case: str
    commands: tuple[co.Command, ...]
    by: Actor
    at: dt.datetime
    seen: int | None = None


@dataclass(frozen=True)
class Done:
    """What an act left behind. `receipt` is "" where it added no voice."""

    issue: Issue
    entries: tuple[Entry, ...]
    receipt: str = ""


class Writing:
    """Collects what a transaction writes. To be used inside one `atomic` block.

    `head` must be locked by that transaction.
    """

    def __init__(self, head: models.Head) -> None:
        self.head = head
        self._all = Buffer(head.day)
        self._act = self._all.above()
        self._facts: Facts | None = None
        self._receipts: list[str] = []
        self._drawn = 0
        self._units: dict[str, str | None] = {}
        self._policies: dict[str, bool] = {}

    @property
    def next_seq(self) -> int:
        """The seq of the next entry."""
        return self.head.size + len(self._all.leaves) + len(self._act.leaves)

    def load(self, cases: Iterable[str]) -> None:
        """Read the issues `cases`, as far as they are not there yet. One query.

        Raises:
            NoSuchIssue: one of them is not there.
        """
        missing = [case for case in cases if case and case not in self._all.issues]
        if missing:
            self._all.issues.update(issues_of(missing))

    def carry_out(self, act: Act) -> Done:
        """Decide `act` and keep its entries for `flush`.

        Raises:
            Refused: nothing of the act is kept; other acts of the transaction are.
        """
        self.load([act.case])
        try:
            done = self._decided(act)
        except Refused:
            self._act = self._all.above()
            raise
        self._take()
        return done

    def join(self, act: Act, target: str, command: co.PairCommand) -> tuple[Done, Done]:
        """Decide a command on the issue of `act` and on `target`; keep the entries of both.

        Raises:
            Refused: nothing is kept.
        """
        self.load([act.case, target])
        pair = self._all.issues[act.case], self._all.issues[target]
        if act.seen is not None:
            require_seen(pair[0], act.seen)
        by = self.facts.standing_in(act.by, act.at)
        facts = self.facts.of(pair[0], co.UndoStep(), act.by, act.at)
        came = in_turn(
            places(pair[0], command, by),
            lambda place: decide_pair(*pair, command, Hearing(by, act.at, facts, place)),
        )
        self._introduce(act.by, act.at)
        done = [
            Done(
                *self._keep(issue, (issue.case, issue.n + 1), InPlace(events, came.of), act)
            )
            for issue, events in zip(pair, came.came, strict=True)
        ]
        self._take()
        return done[0], done[1]

    @property
    def facts(self) -> Facts:
        """The office's facts, read when first asked for."""
        if self._facts is None:
            self._facts = Facts()
        return self._facts

    def begin(self, at: dt.datetime) -> None:
        """Keep the very first entry of the log."""
        self._note("log-begun", {}, {"at": at}, self.head.system)
        self._take()

    def note(
        self, kind: str, fields: Mapping[str, Any], told: Mapping[str, Any], by: Actor
    ) -> int:
        """Keep an entry about the log itself; return its seq.

        `told` is committed; the instant `at` stands among it.
        """
        self._introduce(by, told["at"])
        seq = self._note(kind, fields, told, by.id)
        self._take()
        return seq

    def flush(self) -> None:
        """Write everything kept. A handful of statements, however many acts."""
        leaves = self._all.leaves
        rows.insert(models.Entry, [_entry_row(kept) for kept in leaves])
        rows.insert(models.Opening, self._openings())
        frontier, nodes = frontier_of(self.head).extend(
            leaf_hash(kept.written.leaf) for kept in leaves
        )
        rows.insert(
            models.Node,
            [
                {"level": node.level, "index": node.index, "hash": node.hash}
                for node in nodes
            ],
        )
        self._flush_derived()
        end = {"size": frontier.size, "peaks": b"".join(frontier.peaks)}
        rows.update(models.Head, "id", {"id": 1, **end, "day": self._all.day})

    def _take(self) -> None:
        """Keep what was decided, and begin anew."""
        self._all.take(self._act)
        self._act = self._all.above()

    def _decided(self, act: Act) -> Done:
        issue = self._all.issues[act.case] if act.case else None
        if issue is not None and act.seen is not None:
            require_seen(issue, act.seen)
        case = act.case or numbers.new_pseudonym("i")
        step = issue.n + 1 if issue else 1
        entries: list[Entry] = []
        for command in act.commands:
            facts = replace(
                self.facts.of(issue, command, act.by, act.at),
                number=issue.number if issue else self._number(act.at),
                receipt=self._receipt() if isinstance(command, SPEAKS) else "",
            )
            hearing = Hearing(self.facts.standing_in(act.by, act.at), act.at, facts)
            came = decided(issue, command, hearing)
            self._introduce(act.by, act.at)
            if facts.standard is not None:
                self._publish(facts.standard, act.at)
            issue, added = self._keep(issue, (case, step), came, act)
            entries += added
        assert issue is not None, "an act has at least one command"
        receipts = [getattr(entry.event, "receipt", "") for entry in entries]
        return Done(issue, tuple(entries), next(filter(None, receipts), ""))

    def _keep(
        self,
        issue: Issue | None,
        where: tuple[str, int],
        came: InPlace[tuple[ev.Event, ...]],
        act: Act,
    ) -> tuple[Issue, tuple[Entry, ...]]:
        """Write decided events into leaves; return the issue after them, and the entries.

        `where`: the case and the step that they belong to.
        """
        case, step = where
        added: list[Entry] = []
        for event in came.came:
            n = issue.n + 1 if issue else 1
            day = self._day(act.at)
            at = act.at, event, came.of
            entry = Entry(self.next_seq, case, n, step, act.by.id, day, *at)
            issue = begin(entry) if issue is None else evolve(issue, entry)
            written = codec.write(entry, self.head.origin, salt)
            subject = subject_of(entry, issue.voices[0].ordinal)
            self._act.leaves.append(Kept(entry.seq, written, entry, subject))
            added.append(entry)
        assert issue is not None, "a command brings about at least one event"
        self._act.issues[case] = issue
        self._act.touched[case] = (*self._act.touched.get(case, ()), *added)
        return issue, tuple(added)

    def _day(self, at: dt.datetime) -> dt.date:
        """Return the day an entry made at `at` bears: the book's day never goes back."""
        self._act.day = max(local_day(at), self._act.day)
        return self._act.day

    def _number(self, at: dt.datetime) -> str:
        year = local_day(at).year
        counters = self._act.counters
        if year not in counters:
            last = rows.value("SELECT last FROM ledger_counter WHERE year = %s", year)
            counters[year] = last or 0
        counters[year] += 1
        return f"{year}-{counters[year]}"

    def _receipt(self) -> str:
        """Return a receipt number that nobody holds; the more are asked for, the more at once."""
        if not self._receipts:
            self._drawn = min(2 * self._drawn or 1, RECEIPTS_AT_ONCE)
            self._receipts = derived.free_receipts(self._drawn)
        return self._receipts.pop()

    def _introduce(self, by: Actor, at: dt.datetime) -> None:
        """Keep the entry that introduces `by`, before the first act and in a new unit."""
        introduced = self._act.introduced
        if by.id == self.head.system:
            return
        if introduced.get(by.id, self._unit(by.id)) == by.unit:
            return
        fields = {"who": by.id, "unit": by.unit}
        self._note("actor-added", fields, {"at": at}, self.head.system)
        introduced[by.id] = by.unit

    def _unit(self, pseudonym: str) -> str | None:
        """Return the unit that somebody was introduced with before; None: never was."""
        if pseudonym not in self._units:
            self._units[pseudonym] = rows.value(UNIT_OF, pseudonym)
        return self._units[pseudonym]

    def _publish(self, standard: Standard, at: dt.datetime) -> None:
        """Keep the entry that publishes `standard`, before the first issue under it."""
        policy = standard.policy
        if policy not in self._policies:
            self._policies[policy] = rows.value(PUBLISHED_ONCE, policy) is not None
        known = self._all.published | self._act.published
        if policy in known or self._policies[policy]:
            return
        fields = {name: codec.plain(getattr(standard, name)) for name in TOLD}
        self._note("standard-published", fields, {"at": at}, self.head.system)
        self._act.published.add(policy)

    def _note(
        self, kind: str, fields: Mapping[str, Any], told: Mapping[str, Any], actor: str
    ) -> int:
        seq = self.next_seq
        head = {
            "seq": seq,
            "log": self.head.origin,
            "day": self._day(told["at"]).isoformat(),
            "actor": actor,
        }
        said = {name: value for name, value in fields.items() if value not in RESTING}
        written = codec.log_entry(head | said, kind, told, salt)
        self._act.leaves.append(Kept(seq, written))
        return seq

    def _openings(self) -> list[dict[str, Any]]:
        """Return the rows that open the leaves. Keys are committed first, and apart."""
        leaves = self._all.leaves
        keys = store.make({kept.subject for kept in leaves if kept.written.personal})
        origin = self.head.origin
        return [
            opening_row(
                kept.seq, kept.written, kept.subject, keys.get(kept.subject), origin
            )
            for kept in leaves
        ]

    def _flush_derived(self) -> None:
        kept = self._all
        derived.write_actors(kept.introduced)
        derived.write_policies(kept.published)
        derived.write_counters(kept.counters)
        derived.write_issues(kept.issues, kept.touched)


UNIT_OF = "SELECT unit FROM ledger_knownactor WHERE pseudonym = %s"
PUBLISHED_ONCE = "SELECT policy FROM ledger_knownpolicy WHERE policy = %s"
RECEIPTS_AT_ONCE = 512
# What gives a resident a voice, and with it a receipt.
SPEAKS = (co.RegisterIssue, co.CarryOver, co.AddVoice)
RESTING: tuple[Any, ...] = (0, "", False, [])


def _entry_row(kept: Kept) -> dict[str, Any]:
    entry = kept.entry
    return {
        "seq": kept.seq,
        "case": entry.case if entry else None,
        "n": entry.n if entry else None,
        "leaf": kept.written.leaf,
    }
