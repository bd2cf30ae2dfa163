"""From a row that was read to the command that carries it over.

Every value of the row ends up somewhere: in the field that it means here, or, as
“列名：值”, in the remarks. Where a text had to be read as one of a closed list, the remarks
keep the word that was written.
"""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from taizhang.core import commands as co
from taizhang.core.clocks import OFFICE_ZONE, local_day
from taizhang.core.texts import SUMMARY_MAX
from taizhang.core.vocabulary import Channel, Nature, Urgency
from taizhang.exchange.parsed import ImportedIssue, ParsedRow
from taizhang.exchange.remarks import SHORT, Remarks
from taizhang.files.text import cleaned, one_line
from taizhang.places.directory import categories
from taizhang.places.gazetteer import Gazetteer, Whereabouts
from taizhang.web import likenesses, masking

# A heading made from what somebody said is no longer than a line of the ledger.
_HEADING_CHARS = 40
_SENTENCE_ENDS = "。！？!?；;\n"


@dataclass(frozen=True)
class Carried:
    """The command for a row, and whether its place or its day had to stay open."""

    command: co.CarryOver
    unlocated: bool
    undated: bool


class Carrier:
    """Turns rows into commands, with the office's places and categories read once."""

    def __init__(self, batch: str) -> None:
        """Read places and categories for the rows of `batch`. Three queries."""
        self._batch = batch
        self._gazetteer = Gazetteer()
        self._remarks = Remarks()
        self._categories = likenesses.Categories(categories())
        # The same address stands in many rows, and looking for one is slow.
        self._where = lru_cache(maxsize=10_000)(self._looked_up)

    def carry(self, row: ParsedRow) -> Carried:
        """Return the command that brings `row` onto the ledger."""
        issue = row.issue
        day = local_day(happened) if (happened := _happened_at(issue)) else None
        where = self._where(issue.place, issue.community, day)
        summary = _summary(issue)
        short = {
            name: str(getattr(issue, field.value))[:SUMMARY_MAX]
            for field, name in SHORT.items()
        }
        command = co.CarryOver(
            batch=self._batch,
            source=cleaned(f"{row.sheet}!{row.line}").text,
            summary=summary,
            words=issue.words,
            result=issue.result,
            channel=likenesses.channel(issue.channel) or Channel.COUNTER,
            nature=likenesses.nature(issue.nature) or Nature.REQUEST,
            category=self._categories.find(issue.category),
            urgency=likenesses.urgency(issue.extras) or Urgency.ORDINARY,
            community=where.community,
            place=where.place,
            remarks="\n".join(self._remarks.of(issue, summary)),
            finished=issue.finished,
            finished_on=issue.finished_on if issue.finished else None,
            happened_at=happened,
            **short,
        )
        unlocated = not (where.place or where.community)
        return Carried(command, unlocated, issue.raised_at is None)

    def _looked_up(self, place: str, community: str, on: dt.date | None) -> Whereabouts:
        """Return where a row is; the community it names helps, and wins."""
        named = self._gazetteer.community_meant(community)
        text = place if named else f"{community}{place}"
        return self._gazetteer.whereabouts(text if place else "", named, on)


def _summary(issue: ImportedIssue) -> str:
    """Return the line that the ledger shows: the title, or the words' first sentence.

    It is kept plain, so phone and identity numbers in it are masked; the remarks keep a
    title that this changed.
    """
    if issue.title:
        return _within(masking.words(one_line(issue.title)), SUMMARY_MAX)
    said = issue.words.strip()
    ends = [place for mark in _SENTENCE_ENDS if (place := said.find(mark)) > 0]
    return _within(masking.words(one_line(said[: min(ends, default=None)])), _HEADING_CHARS)


def _within(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _happened_at(issue: ImportedIssue) -> dt.datetime | None:
    """Return when it was raised; where that was not written, the day it was finished."""
    if issue.raised_at or not issue.finished_on:
        return issue.raised_at
    return dt.datetime.combine(issue.finished_on, dt.time(), OFFICE_ZONE)
