"""The year read from its entries by other eyes: a plain fold that asks nothing of the rules.

It knows only what this year has: one voice each, no merging, nothing taken back.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from taizhang.core.issue import Entry

CONTENT = {"satisfied", "mostly_satisfied", "explained_accepted"}
OVER = {"struck_off", "referred"}
# Where a matter is after an entry of this kind.
LEADS_TO = {
    "IssueRegistered": "registered",
    "IssueAccepted": "accepted",
    "IssueReferred": "referred",
    "IssueDispatched": "dispatched",
    "TaskTakenUp": "in_progress",
    "DispatchReturned": "accepted",
    "HandlingReported": "handled",
    "VerificationPassed": "verified",
    "VerificationFailed": "in_progress",
    "IssueStruckOff": "struck_off",
    "IssueReopened": "accepted",
}
# The fields in which entries bring along the clock that runs from then on.
CLOCKS = ("accept_by", "handle_by", "check_by", "clock", "review_by")


@dataclass
class Read:
    """A matter as one reader understands its entries."""

    case: str
    status: str = ""
    community: str = ""
    unit: str = ""
    handler: str = ""
    clock: Any = None
    registered_on: dt.date = dt.date.min
    struck_off_on: dt.date | None = None
    returns: int = 0
    again: bool = False
    asked: str = ""
    parked_from: str = ""
    against: bool = False
    objected: bool = False
    anonymous: bool = False
    answer: str = ""
    ruled: bool = False
    posted: bool = False
    tries: set[dt.date] = field(default_factory=set)
    attempts: int = 0
    looked: int = 0
    relapses: int = 0
    false: int = 0
    look_backs: set[dt.date] = field(default_factory=set)
    after: tuple[int, ...] = ()
    cause: dt.date | None = None

    @property
    def open(self) -> bool:
        """Whether it is not over."""
        return self.status not in OVER

    def lamp(self, at: dt.datetime) -> str:
        """Return the colour that it has at an instant."""
        if not self.open:
            return "done"
        if at >= self.clock.due_at:
            return "red"
        if self.status == "registered":
            return "waiting"
        if at >= self.clock.amber_at:
            return "amber"
        return "paused" if self.status == "deferred" else "green"

    @property
    def waits(self) -> str:
        """What it waits for, "" for nothing."""
        if self.objected:
            return "objection" if self.status in ("verified", "struck_off") else self._next
        return self.asked or self._next

    @property
    def _next(self) -> str:
        return {
            "registered": "acceptance",
            "accepted": "responsibility" if self.returns >= 2 else "dispatch",
            "dispatched": "taking_up",
            "in_progress": "rework" if self.again else "handling",
            "handled": "check",
            "verified": self._asking,
            "deferred": "review",
        }.get(self.status, "")

    @property
    def _asking(self) -> str:
        reached = len(self.tries) >= self.attempts
        if self.ruled or self.answer in CONTENT:
            return "strike_off"
        if self.answer or self.against:
            decided = bool(self.answer) or self.anonymous or reached
            return "ruling" if decided and self.against else "call"
        return "strike_off" if reached else "call"

    def tab(self, today: dt.date) -> str:
        """Return where the resident stands on the desk of those who ring, "" for nowhere."""
        if self.status != "verified" or self.ruled or self.answer in CONTENT:
            return ""
        if self.answer or (self.anonymous and self.against):
            return "rule"
        if self.anonymous:
            return "" if self.posted else "post"
        if len(self.tries) < self.attempts:
            return "tried" if today in self.tries else "ring"
        return "rule" if self.against else "unreachable"

    def look_back_on(self) -> dt.date | None:
        """Return on which day somebody is to look again."""
        return min(self.look_backs, default=None) if self.status == "struck_off" else None

    def takes(self, entry: Entry) -> None:
        """Understand one more entry."""
        event: Any = entry.event
        kind = type(event).__name__
        before = self.status
        self.status = LEADS_TO.get(kind, self.status)
        for name in CLOCKS:
            if getattr(event, name, None) is not None:
                self.clock = getattr(event, name)
        change = getattr(self, f"_{kind}", None)
        if change:
            change(entry, event)
        if before == "deferred" and self.status in ("dispatched", "in_progress"):
            self.status = "deferred" if kind == "IssueDispatched" else self.status
        if self.status not in ("dispatched", "in_progress", "accepted", "deferred"):
            self.asked = ""

    def _IssueRegistered(self, entry: Entry, event: Any) -> None:
        self.community, self.registered_on = event.community, entry.day
        self.anonymous = event.anonymous
        self.attempts = event.standard.attempts
        self.after = event.standard.look_backs

    def _IssueDispatched(self, _entry: Entry, event: Any) -> None:
        self.unit, self.handler = event.unit, event.handler
        self.asked = self.asked if self.asked == "deferral" else ""

    def _TaskTakenUp(self, entry: Entry, _event: Any) -> None:
        self.handler = entry.actor

    def _DispatchReturned(self, _entry: Entry, _event: Any) -> None:
        self.returns, self.handler = self.returns + 1, ""
        self.asked = self.asked if self.asked == "deferral" else ""

    def _ExtensionAsked(self, _entry: Entry, _event: Any) -> None:
        self.asked = "extension"

    def _ExtensionDecided(self, _entry: Entry, _event: Any) -> None:
        self.asked = ""

    def _DeferralAsked(self, _entry: Entry, _event: Any) -> None:
        self.asked = "deferral"

    def _DeferralDecided(self, _entry: Entry, event: Any) -> None:
        self.asked = ""
        if event.granted:
            self.parked_from, self.status = self.status, "deferred"

    def _IssueResumed(self, _entry: Entry, _event: Any) -> None:
        self.status = self.parked_from

    def _RootCauseRecorded(self, _entry: Entry, event: Any) -> None:
        self.cause = event.look_back_on

    def _HandlingReported(self, _entry: Entry, event: Any) -> None:
        self.against = event.conclusion.value == "explained_not_accepted"

    def _VerificationFailed(self, _entry: Entry, _event: Any) -> None:
        self._anew()

    def _FollowUpRecorded(self, entry: Entry, event: Any) -> None:
        if event.outcome.value == "unreachable":
            self.tries.add(entry.day)
            return
        self.answer, self.ruled = event.outcome.value, False
        self.objected = False
        if event.handle_by is not None:
            self.status = "in_progress"
            self._anew()

    def _OutcomePosted(self, _entry: Entry, _event: Any) -> None:
        self.posted = True

    def _ObjectionRuled(self, _entry: Entry, _event: Any) -> None:
        self.ruled, self.objected = True, False

    def _ObjectionRaised(self, _entry: Entry, _event: Any) -> None:
        self.objected = True

    def _IssueStruckOff(self, entry: Entry, event: Any) -> None:
        self.struck_off_on = entry.day
        solved = event.outcome.value == "solved"
        days = {entry.day + dt.timedelta(days=n) for n in self.after} if solved else set()
        self.look_backs = days | ({self.cause} if self.cause else set())

    def _IssueReopened(self, _entry: Entry, _event: Any) -> None:
        self._anew()
        self.struck_off_on, self.handler, self.cause = None, "", None

    def _LookBackRecorded(self, entry: Entry, event: Any) -> None:
        due = min(self.look_backs)
        self.look_backs = {d for d in self.look_backs if d > max(due, entry.day)}
        self.looked += 1
        self.false += event.false_close
        self.relapses += not event.held and not event.false_close

    def _anew(self) -> None:
        """Begin another round: nothing that was said of the last one counts."""
        self.again, self.answer, self.ruled, self.posted = True, "", False, False
        self.against = self.objected = False
        self.tries = set()


def read(entries: Iterable[Entry]) -> dict[str, Read]:
    """Return every matter of the book by its entries, in the order of the book."""
    found: dict[str, Read] = {}
    for entry in entries:
        found.setdefault(entry.case, Read(entry.case)).takes(entry)
    return found
