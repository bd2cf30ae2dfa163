"""Telling the demo stories into the book: act by act, in the order in which they happened.

Nothing but `book.submit` and `book.submit_pair` writes here; a rule that is broken stops
the telling, and the transaction around it leaves the ledger empty.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from taizhang.core import commands as co
from taizhang.core.clocks import local_day
from taizhang.core.issue import Issue
from taizhang.core.refusals import Refused
from taizhang.core.vocabulary import Actor
from taizhang.demo.acts import (
    Act,
    LastingMeasure,
    LastTextWithdrawn,
    Merged,
    MoreTime,
    Parking,
    Resolved,
    Saying,
    Shot,
    Story,
    TakenOut,
)
from taizhang.demo.cast import CAST, Company
from taizhang.demo.clock import Clock
from taizhang.demo.council import resolution
from taizhang.demo.photos import shoot
from taizhang.ledger import book

NAMES = {part.username: part.name for part in CAST}


@dataclass
class Told:
    """A story and how far it has been told. `issue` is None before its first act."""

    story: Story
    issue: Issue | None = None


class Teller:
    """Tells stories with a company of people, in places, under a clock."""

    def __init__(self, company: Company, inside: dict[str, str], clock: Clock) -> None:
        self._company = company
        self._inside = inside
        self._clock = clock
        self._named: dict[str, Told] = {}
        self.issues: list[Issue] = []

    def tell(self, stories: Sequence[Story]) -> Iterator[int]:
        """Carry out every act of `stories` in order of time; yield how many are left."""
        told = [Told(story) for story in stories]
        self._named = {one.story.key: one for one in told if one.story.key}
        acts = [(one, act) for one in told for act in one.story.acts]
        # Sorting is stable: acts of one minute stay in the order of the stories.
        acts.sort(key=lambda pair: self._clock.at((pair[1].day, pair[1].time)))
        for number, (one, act) in enumerate(acts, start=1):
            try:
                self._carry_out(one, act)
            except Refused as refused:
                refused.add_note(f"{one.story.opening.summary}: {act.day}, {act.time}")
                raise
            yield len(acts) - number
        self.issues = [_issue(one) for one in told]

    def _carry_out(self, one: Told, act: Act) -> None:
        by = self._company.actors[act.who]
        at = self._clock.at((act.day, act.time))
        joins = [deed for deed in act.deeds if isinstance(deed, Merged | TakenOut)]
        deeds = [deed for deed in act.deeds if not isinstance(deed, Merged | TakenOut)]
        if one.issue is None:
            deeds.insert(0, one.story.opening)
        if deeds:
            commands = [self._command(one, deed, act, at) for deed in deeds]
            case = one.issue.case if one.issue else ""
            one.issue = book.submit(case, *commands, by=by, at=at).issue
        for join in joins:
            self._join(one, join, by, at)

    def _join(self, one: Told, deed: Merged | TakenOut, by: Actor, at: dt.datetime) -> None:
        command: co.PairCommand
        match deed:
            case Merged(into=key):
                command = co.MergeIssue()
            case TakenOut(of=key, reason=reason):
                command = co.SplitIssue(reason=reason)
        other = self._named[key]
        cases = _issue(one).case, _issue(other).case
        done, done_other = book.submit_pair(*cases, command, by=by, at=at)
        one.issue, other.issue = done.issue, done_other.issue

    def _command(self, one: Told, deed: Saying, act: Act, at: dt.datetime) -> co.Command:
        """Return `deed` as a command, with what stories say by name filled in."""
        match deed:
            case co.RegisterIssue() | co.CarryOver():
                return self._opening(one.story, deed)
            case Shot():
                return self._photo(one.story, deed, act)
            case LastingMeasure() | MoreTime() | Parking():
                return _dated(deed, local_day(at))
            case Resolved():
                return resolution(deed, self._company.units[deed.unit], local_day(at))
            case LastTextWithdrawn(reason=reason):
                return co.WithdrawText(target=max(_issue(one).texts), reason=reason)
        return self._addressed(deed)

    def _addressed(self, command: co.Command) -> co.Command:
        """Return `command` with units, people and other issues by their codes."""
        units = self._company.units
        match command:
            case co.DispatchIssue():
                return self._dispatch(command)
            case co.ReturnDispatch(suggested_unit=key):
                return replace(command, suggested_unit=units[key])
            case co.RecordFollowUp(of=key) if key:
                return replace(command, of=_issue(self._named[key]).case)
        return command

    def _opening(
        self, story: Story, opening: co.RegisterIssue | co.CarryOver
    ) -> co.RegisterIssue | co.CarryOver:
        happened_at = self._clock.at(story.raised) if story.raised else None
        community = self._inside.get(opening.place, "")
        known = replace(opening, community=community, happened_at=happened_at)
        if isinstance(known, co.CarryOver) and story.finished is not None:
            return replace(known, finished_on=self._clock.day(story.finished))
        return known

    def _photo(self, story: Story, shot: Shot, act: Act) -> co.AddEvidence:
        moment = act.day, act.time
        taken_at = self._clock.at(moment, minutes_before=shot.minutes)
        sha256 = shoot(shot, story.opening, taken_at, NAMES[act.who])
        return co.AddEvidence(shows=shot.shows, sha256=sha256, taken_at=taken_at)

    def _dispatch(self, deed: co.DispatchIssue) -> co.DispatchIssue:
        units = self._company.units
        handler = self._company.actors[deed.handler].id if deed.handler else ""
        supporting = tuple(units[key] for key in deed.supporting)
        return replace(deed, unit=units[deed.unit], handler=handler, supporting=supporting)


def _issue(told: Told) -> Issue:
    assert told.issue is not None, "a story is told from its beginning"
    return told.issue


def _dated(deed: LastingMeasure | MoreTime | Parking, today: dt.date) -> co.Command:
    """Return `deed` as a command, with the day that it names by its distance from `today`."""
    day = today + dt.timedelta(days=deed.days)
    match deed:
        case LastingMeasure(measure=measure):
            return co.RecordRootCause(measure=measure, look_back_on=day)
        case MoreTime(reason=reason):
            return co.AskExtension(until=day, reason=reason)
        case Parking(reason=reason):
            return co.AskDeferral(review_on=day, reason=reason)
