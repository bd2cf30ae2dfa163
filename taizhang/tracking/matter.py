"""The matter behind a receipt, wherever it went on: followed to the number it was merged into."""

from collections.abc import Iterator
from dataclasses import dataclass

from taizhang.core import events as ev
from taizhang.core.issue import Entry, Issue, Voice
from taizhang.ledger.reading import OpenedIssue, opened_issue
from taizhang.ledger.receipts import Holder
from taizhang.ledger.standing import standing_entries
from taizhang.web.voices import Telling

OF_A_VOICE = ev.WordsAdded | ev.FollowUpRecorded | ev.ObjectionRaised | ev.ObjectionRuled


@dataclass(frozen=True)
class Matter:
    """What a receipt leads to. `issue` is where the matter goes on; `holder` whose it is.

    `entries`: what happened and stands, from its own beginning, under both numbers.
    """

    holder: Holder
    issue: Issue
    entries: tuple[Entry, ...]

    @property
    def of(self) -> str:
        """The case by which the issue knows the voice; "" for one of its own."""
        return "" if self.issue.case == self.holder.case else self.holder.case

    @property
    def voice(self) -> Voice | None:
        """The voice, as the issue knows it."""
        return self.issue.voice(self.holder.voice, self.of)

    def is_own(self, entry: Entry) -> bool:
        """Return whether `entry` is about the holder's own voice."""
        event = entry.event
        if isinstance(event, ev.IssueRegistered | ev.IssueCarriedOver | ev.VoiceAdded):
            mine = (entry.case, event.voice)
        elif isinstance(event, OF_A_VOICE):
            mine = (event.of or entry.case, event.voice)
        elif isinstance(event, ev.IssueReopened):
            mine = (entry.case, event.voice)
        else:
            return False
        return mine == (self.holder.case, self.holder.voice)

    @property
    def phone(self) -> str:
        """The number that the holder left, "" for none."""
        told = (e.event for e in self.entries if self.is_own(e))
        return next((e.phone for e in told if isinstance(e, Telling)), "")

    def photos(self) -> tuple[str, ...]:
        """Return the hashes of the pictures that came with what the holder said."""
        own = {(e.case, e.step) for e in self.entries if self.is_own(e)}
        return tuple(
            entry.event.sha256
            for entry in self.entries
            if isinstance(entry.event, ev.EvidenceAdded)
            and (entry.case, entry.step) in own
            and entry.seq not in self.issue.withdrawn
        )


def matter_of(holder: Holder) -> Matter:
    """Return the matter of `holder`. One query in each database for every number it bears."""
    told = opened_issue(holder.case)
    entries = _standing(told)
    while told.issue.merged_into:
        before, told = told.issue.case, opened_issue(told.issue.merged_into)
        entries += _since(before, _standing(told))
    return Matter(holder, told.issue, tuple(entries))


def _standing(told: OpenedIssue) -> list[Entry]:
    return list(standing_entries(list(told.entries)))


def _since(other: str, entries: list[Entry]) -> Iterator[Entry]:
    """Yield what happened after the matter `other` came to be handled with these."""
    came = [
        place
        for place, entry in enumerate(entries)
        if isinstance(entry.event, ev.IssueAbsorbed) and entry.event.other == other
    ]
    yield from entries[came[-1] + 1 :] if came else ()
