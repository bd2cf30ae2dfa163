"""Chance walks: a whole office acts at random for weeks, rightly and wrongly, on many issues.

Everything comes from one number, so a walk that fails can be walked again.
"""

import base64
import datetime as dt
import json
import random
from dataclasses import replace
from functools import lru_cache

from hypothesis import settings
from hypothesis import strategies as st

from taizhang.core import codec
from taizhang.core import commands as co
from taizhang.core.clocks import Limit, LimitUnit, local_day
from taizhang.core.decide import AnyCommand, decide_pair, possible
from taizhang.core.events import Event, IssueStruckOff
from taizhang.core.evolve import evolve
from taizhang.core.facts import Circumstances, Hearing
from taizhang.core.issue import Entry, Issue
from taizhang.core.likeness import Likeness
from taizhang.core.lots import drawn, monday_of, strike_offs
from taizhang.core.refusals import Refusal, Refused
from taizhang.core.standards import Preset, Standard, standard_for
from taizhang.core.tlog.tree import leaf_hash, root
from taizhang.core.vocabulary import Actor, Duty, Status, Urgency
from tests import cast
from tests.core import choosing
from tests.entries import CALENDAR, FACTS, MONDAY, acted

LOG = "q7f3k2/1"
SYSTEM = "a-systemxxxx"
PEOPLE = (
    cast.LI_CLERK,
    cast.ZHOU_SECRETARY,
    cast.MIAO_LEADER,
    cast.ZHENG_VERIFIER,
    cast.CHEN_GRID_WORKER,
    cast.LIU_HANDLER,
    cast.HE_VERIFIER,
    cast.WANG_HANDLER,
    # Two who may do everything: only the rules keep them apart.
    Actor("a-everybodyx", cast.OFFICE, frozenset(Duty)),
    Actor("a-everywhere", cast.PROPERTY, frozenset(Duty)),
)
PRESETS = {"lighting": Preset.FULL, "noise": Preset.FULL, "river": Preset.LIGHT}
STANDARDS = {
    (category, urgency): standard_for(preset, urgency, physical=category != "noise")
    for category, preset in PRESETS.items()
    for urgency in Urgency
}
# The working days as a notice changes them in the middle of a walk.
NOTICE = replace(
    CALENDAR,
    version="test-notice",
    days_off=frozenset(dt.date(2026, 11, day) for day in (11, 12, 20, 27)),
    days_on=frozenset(dt.date(2026, 11, day) for day in (14, 22)),
)
ALIKE = (Likeness("i-somewherexxx", "f" * 64),)
STORM = Limit(6, LimitUnit.HOUR, 2)
LONG = 120
SHARE = 40
BOOK = Actor(SYSTEM, "", frozenset({Duty.REGISTER, Duty.FOLLOW_UP}))
WAITS = (
    dt.timedelta(seconds=5),
    dt.timedelta(seconds=40),
    dt.timedelta(hours=1),
    dt.timedelta(days=1),
    dt.timedelta(days=3),
)


class Walk:
    """An office at work: its issues, and every leaf that it wrote with what opens it."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.at = MONDAY
        self.people = list(PEOPLE)
        self.entries: dict[str, list[Entry]] = {}
        self.issues: dict[str, Issue] = {}
        self.before: dict[int, Issue] = {}
        self.written: list[codec.Written] = []
        self.met: set[Refusal] = set()
        self.drawn_on = monday_of(local_day(self.at))
        self._say("log-begun", {})
        for person in PEOPLE:
            self._say("actor-added", {"who": person.id, "unit": person.unit})
        for standard in {
            standard.policy: standard for standard in STANDARDS.values()
        }.values():
            self._say("standard-published", _terms(standard))

    def steps(self, count: int) -> "Walk":
        """Walk so many steps on; return the walk."""
        for _ in range(count):
            self.at += self.chance.choice(WAITS)
            self._lots()
            self.chance.choices(
                (
                    self._an_act,
                    self._a_new_issue,
                    self._a_pair,
                    self._a_move,
                    self._erasing,
                ),
                weights=(40, 2, 3, 1, 1),
            )[0]()
        return self

    def all_entries(self) -> list[Entry]:
        """Return the entries of all issues in the order of the book."""
        every = (entry for entries in self.entries.values() for entry in entries)
        return sorted(every, key=lambda entry: entry.seq)

    def leaves(self) -> list[bytes]:
        """Return the leaves in the order of the book."""
        return [written.leaf for written in self.written]

    def salt(self) -> bytes:
        """Return thirty-two bytes of chance."""
        return self.chance.randbytes(codec.SALT_BYTES)

    def _an_act(self) -> None:
        if not self.issues:
            return self._a_new_issue()
        issue = self.chance.choice(list(self.issues.values()))
        if self.chance.random() < 0.6:
            by, commands = self._the_next_thing(issue)
        else:
            by = self._somebody()
            size = self.chance.choice((1, 1, 1, 2, 3))
            commands = [self._command(issue, by) for _ in range(size)]
        return self._give(issue, issue.case, commands, by)

    def _the_next_thing(self, issue: Issue) -> tuple[Actor, list[co.Command]]:
        commands = choosing.next_thing(issue, self.chance)
        able = [
            who
            for who in self.people
            if all(possible(issue, type(c), who) for c in commands)
        ]
        by = self.chance.choice(able or self.people)
        return self._standing_in(by), commands

    def _somebody(self) -> Actor:
        return self._standing_in(self.chance.choice(self.people))

    def _standing_in(self, by: Actor) -> Actor:
        """Return `by`, now and then standing in for one or two who are away."""
        others = [who for who in self.people if who.id != by.id]
        away = self.chance.sample(others, self.chance.choice((0, 0, 0, 1, 2)))
        return replace(by, covers=tuple(away))

    def _command(self, issue: Issue, by: Actor) -> co.Command:
        """Return a command: mostly one that could be meant, sometimes any at all."""
        kinds = [kind for kind in choosing.ANY if possible(issue, kind, by)]
        if not kinds or self.chance.random() < 0.2:
            kinds = list(choosing.ANY)
        return choosing.ANY[self.chance.choice(kinds)](issue, self.chance)

    def _a_new_issue(self) -> None:
        begins = self.chance.choice((choosing.registration, choosing.carried_row))
        follows = [co.AcceptIssue()] if self.chance.random() < 0.3 else []
        case = f"c-{len(self.issues) + 1}"
        by = self.chance.choice(self.people)
        self._give(None, case, [begins(self.chance), *follows], by)

    def _give(
        self, issue: Issue | None, case: str, commands: list[co.Command], by: Actor
    ) -> None:
        hearing = Hearing(by, self.at, self._facts(issue, commands[0]))
        try:
            _, entries = acted(issue, commands, hearing, len(self.written), case)
        except Refused as refused:
            self.met.update(refused.refusals)
            return
        for entry in entries:
            self._write(entry)

    def _a_pair(self) -> None:
        if not self.issues:
            return
        by = self.chance.choice(self.people)
        issue, target = self.chance.choices(list(self.issues.values()), k=2)
        command: co.PairCommand = co.MergeIssue()
        if issue.status is Status.MERGED:
            target = self.issues[issue.merged_into]
            command = co.SplitIssue(reason="不是一件事。")
        try:
            mine, theirs = decide_pair(issue, target, command, Hearing(by, self.at, FACTS))
        except Refused as refused:
            self.met.update(refused.refusals)
            return
        self._both((issue, mine[0]), by)
        self._both((target, theirs[0]), by)

    def _both(self, one: tuple[Issue, Event], by: Actor) -> None:
        issue, event = one
        n, seq = issue.n + 1, len(self.written)
        day = local_day(self.at)
        self._write(Entry(seq, issue.case, n, n, by.id, day, self.at, event))

    def _write(self, entry: Entry) -> None:
        case = entry.case
        if case in self.issues:
            if isinstance(entry.event, IssueStruckOff):
                self.before[entry.seq] = self.issues[case]
            self.issues[case] = evolve(self.issues[case], entry)
        else:
            self.issues[case] = choosing.begun(entry)
        self.entries.setdefault(case, []).append(entry)
        self.written.append(codec.write(entry, LOG, self.salt))

    def _facts(self, issue: Issue | None, command: AnyCommand) -> Circumstances:
        category = getattr(command, "category", None) or (issue.category if issue else "")
        urgency = getattr(command, "urgency", None) or (issue.urgency if issue else None)
        sha256 = getattr(command, "sha256", "")
        taken = {
            piece.sha256
            for other in self.issues.values()
            for piece in other.evidence
            if issue and other.case != issue.case
        }
        return Circumstances(
            calendar=NOTICE if isinstance(command, co.RecountClock) else CALENDAR,
            standard=STANDARDS.get((category, urgency)),
            number=f"〔2026〕{len(self.issues) + 1}",
            receipt="731204856192",
            earlier_count=self.chance.choice((0, 0, 1, 2)),
            used_elsewhere=frozenset(taken & {sha256} - {""}),
            alike={sha256: self.chance.choice((*[()] * 11, ALIKE))},
            incident=self.chance.choice((None, STORM)),
            tags=frozenset(self.chance.choice(((), ("safety",)))),
            listed=self.chance.choice(("", "社区清单以外的事。")),
        )

    def _lots(self) -> None:
        """The book draws from the week that is over, the first time after its Sunday."""
        monday = monday_of(local_day(self.at))
        if monday == self.drawn_on:
            return
        since, self.drawn_on = self.drawn_on, monday
        leaves = [json.loads(leaf) for leaf in self.leaves()]
        ended = strike_offs(leaf for leaf in leaves if leaf["day"] >= since.isoformat())
        seed, size = root(map(leaf_hash, self.leaves())), len(leaves)
        of = {seq: case for case, seq in ended.items()}
        for seq in drawn(seed, of, SHARE):
            told = base64.b64encode(seed).decode()
            draw = co.DrawSecondLook(struck_off=seq, size=size, root=told, share=SHARE)
            self._give(self.issues[of[seq]], of[seq], [draw], BOOK)

    def _a_move(self) -> None:
        """Somebody goes to another unit."""
        at = self.chance.randrange(len(self.people))
        unit = self.chance.choice((cast.OFFICE, cast.PROPERTY, cast.CITY_CARE))
        self.people[at] = replace(self.people[at], unit=unit)
        self._say("actor-added", {"who": self.people[at].id, "unit": unit})

    def _erasing(self) -> None:
        known = [
            (c, v.ordinal) for c, i in self.issues.items() for v in i.voices if not v.case
        ]
        if named := [(case, ordinal) for case, ordinal in known if ordinal]:
            case, ordinal = self.chance.choice(named)
            self._say("voice-erased", {"of": case, "voice": ordinal})

    def _say(self, kind: str, public: dict[str, object]) -> None:
        head = {
            "log": LOG,
            "seq": len(self.written),
            "actor": SYSTEM,
            "day": local_day(self.at).isoformat(),
        }
        told = {"at": self.at}
        self.written.append(codec.log_entry({**head, **public}, kind, told, self.salt))


@lru_cache(maxsize=256)
def walked(seed: int) -> Walk:
    """Return the long walk of this number. Nobody may walk on from there."""
    return Walk(seed).steps(LONG)


# So few numbers that the tests share their walks.
WALKS = st.integers(0, settings().max_examples).map(walked)


def _terms(standard: Standard) -> dict[str, object]:
    """Return what everybody is told of a standard; resting values are left out."""
    terms = {
        "policy": standard.policy,
        "evidence": [kind.value for kind in standard.evidence],
        "method": standard.method.value,
        "same_unit": standard.same_unit,
        "attempts": standard.attempts,
        "posting_days": standard.posting_days,
        "root_cause_from": standard.root_cause_from,
    }
    return {name: value for name, value in terms.items() if value not in (0, "", False, [])}
